"""Of coordinators, under /teach/."""

from django.urls import path

from employers.applications.desk import views
from lms.safety.access.policy import guarded

app_name = "applications_desk"
urlpatterns = [
    path("employers/applications/", guarded("coordinator", views.ApplicationsView.as_view()), name="list"),
    path(
        "employers/<uuid:uuid>/describe/",
        guarded("coordinator", views.DescribeView.as_view()),
        name="describe",
    ),
    path(
        "employers/applications/<uuid:uuid>/",
        guarded("coordinator", views.ApplicationView.as_view()),
        name="application",
    ),
]
