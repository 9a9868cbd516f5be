"""An employer's vacancies, under /employers/vacancies/."""

from django.urls import path

from employers.vacancies.views import own, small
from employers.vacancies.views.importing import ImportView
from lms.safety.access.policy import guarded

app_name = "vacancies"
urlpatterns = [
    path("", guarded("employer", own.OverviewView.as_view()), name="list"),
    path("new/", guarded("employer", own.NewView.as_view()), name="new"),
    path("import/", guarded("employer", ImportView.as_view()), name="import"),
    path("<uuid:uuid>/", guarded("employer", own.VacancyView.as_view()), name="vacancy"),
    path("<uuid:uuid>/close/", guarded("employer", small.CloseView.as_view()), name="close"),
    path("<uuid:uuid>/keep/", guarded("employer", small.KeepOpenView.as_view()), name="keep_open"),
    path("<uuid:uuid>/delete/", guarded("employer", small.DeleteView.as_view()), name="delete"),
    path("<uuid:uuid>/again/", guarded("employer", own.AgainView.as_view()), name="again"),
]
