"""Of her coach for work, under /teach/."""

from django.urls import path

from employers.coaching.views import phrase
from lms.safety.access.policy import guarded

app_name = "coaching"
urlpatterns = [
    path("coach/<uuid:uuid>/phrase/", guarded("desk", phrase.PhraseView.as_view(), "recent"), name="phrase"),
]
