"""Of coordinators, under /teach/."""

from django.urls import path

from employers.vacancies.desk import views
from lms.safety.access.policy import guarded

app_name = "vacancies_desk"
urlpatterns = [
    path("employers/vacancies/", guarded("coordinator", views.VacanciesView.as_view()), name="list"),
    path(
        "employers/vacancies/<uuid:uuid>/",
        guarded("coordinator", views.VacancyView.as_view()),
        name="vacancy",
    ),
]
