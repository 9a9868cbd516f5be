"""Hers, under /learn/work/: what she looks at and keeps is behind her PIN."""

from django.urls import path

from employers.vacancies.views import hers
from lms.safety.access.policy import guarded

app_name = "work"
urlpatterns = [
    path("", guarded("learner_pin", hers.WorkView.as_view()), name="list"),
    path("saved/", guarded("learner_pin", hers.SavedView.as_view()), name="saved"),
    path("<uuid:uuid>/", guarded("learner_pin", hers.OneView.as_view()), name="one"),
]
