"""Hers, under /learn/work/, behind her PIN."""

from django.urls import path

from employers.contact.views import really_you
from lms.safety.access.policy import guarded

app_name = "contact"
urlpatterns = [
    path("really-you/", guarded("learner_pin", really_you.ReallyYouView.as_view()), name="really_you"),
    path("really-you/phrase/", guarded("learner_pin", really_you.PhraseView.as_view()), name="phrase"),
]
