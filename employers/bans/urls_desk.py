"""Of coordinators, under /teach/."""

from django.urls import path

from employers.bans.desk import views
from lms.safety.access.policy import guarded

app_name = "bans_desk"
urlpatterns = [
    path("employers/bans/", guarded("coordinator", views.BansView.as_view()), name="list"),
    path("employers/bans/new/", guarded("coordinator", views.NewBanView.as_view()), name="new"),
    path("employers/bans/<uuid:uuid>/", guarded("coordinator", views.BanView.as_view()), name="ban"),
]
