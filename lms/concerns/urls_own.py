"""Hers, under /learn/word/: without her PIN, and no line of the log says that it was she."""

from django.urls import path

from lms.concerns.views.own import OwnTellView
from lms.safety.access.policy import guarded
from lms.safety.http.unnamed import unnamed

app_name = "concerns_own"
urlpatterns = [
    path("", unnamed(guarded("learner", OwnTellView.as_view())), name="tell"),
    path("<uuid:uuid>/", unnamed(guarded("learner", OwnTellView.as_view())), name="about"),
]
