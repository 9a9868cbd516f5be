"""For those who look for work with learners, under /teach/."""

from django.urls import path

from employers.matching.desk import views
from lms.safety.access.policy import guarded

app_name = "matching_desk"
urlpatterns = [
    path("vacancies/", guarded("desk", views.OpenWorkView.as_view()), name="list"),
    path("vacancies/<uuid:offer>/", guarded("desk", views.LearnersView.as_view()), name="vacancy"),
    path(
        "vacancies/<uuid:offer>/<uuid:uuid>/", guarded("desk", views.LearnerFitView.as_view()), name="learner"
    ),
]
