"""Of coordinators, under /teach/."""

from django.urls import path

from employers.vetting.desk import views
from lms.safety.access.policy import guarded

app_name = "vetting_desk"
urlpatterns = [
    path("employers/<uuid:uuid>/checks/", guarded("coordinator", views.ChecksView.as_view()), name="checks"),
]
