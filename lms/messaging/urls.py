"""Hers, under /learn/messages/: behind her PIN and the page about her phone (S3)."""

from django.urls import path

from lms.messaging.views import own
from lms.safety.access.policy import guarded

app_name = "messaging"
urlpatterns = [
    path("", guarded("learner_pin", own.HelpView.as_view(), "told"), name="home"),
    path("<uuid:uuid>/delete/", guarded("learner_pin", own.DeleteView.as_view()), name="delete"),
    path("<uuid:uuid>/file/", guarded("learner_pin", own.OwnFileView.as_view()), name="file"),
]
