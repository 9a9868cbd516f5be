"""Hers, under /learn/work/, behind her PIN."""

from django.urls import path

from employers.contact.views import hers, really_you
from lms.safety.access.policy import guarded

app_name = "contact"
urlpatterns = [
    path("really-you/", guarded("learner_pin", really_you.ReallyYouView.as_view()), name="really_you"),
    path("really-you/phrase/", guarded("learner_pin", really_you.PhraseView.as_view()), name="phrase"),
    path("interest/", guarded("learner_pin", hers.ListView.as_view()), name="home"),
    path("interest/<uuid:uuid>/", guarded("learner_pin", hers.InterestView.as_view()), name="interest"),
    path("interest/<uuid:uuid>/do/", guarded("learner_pin", hers.PressView.as_view()), name="press"),
    path("interest/<uuid:uuid>/no/", guarded("learner_pin", hers.NoView.as_view()), name="no"),
    path("<uuid:uuid>/interested/", guarded("learner_pin", hers.BeginView.as_view()), name="begin"),
]
