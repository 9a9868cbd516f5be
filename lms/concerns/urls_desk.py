"""Of those who work here, under /teach/ and /work/."""

from django.urls import path

from lms.concerns.desk import views
from lms.safety.access.policy import guarded
from lms.safety.http.unnamed import unnamed

app_name = "concerns_desk"
urlpatterns = [
    path("concerns/", guarded("desk", views.ConcernsView.as_view()), name="list"),
    path("concerns/new/", unnamed(guarded("desk", views.DeskTellView.as_view())), name="tell"),
    path("concerns/<uuid:uuid>/", guarded("coordinator", views.ConcernView.as_view()), name="concern"),
]
