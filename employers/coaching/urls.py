"""Of those who coach for work, under /teach/."""

from django.urls import path

from employers.coaching.views import ask, interest, phrase, work
from lms.safety.access.policy import guarded

app_name = "coaching"
urlpatterns = [
    path("coach/", guarded("desk", work.WorkView.as_view()), name="work"),
    path("coach/interest/<uuid:uuid>/", guarded("desk", interest.InterestView.as_view()), name="interest"),
    path(
        "coach/talk/<uuid:uuid>/", guarded("desk", interest.ConversationView.as_view()), name="conversation"
    ),
    path("coach/ask/<uuid:vacancy>/<uuid:uuid>/", guarded("desk", ask.AskView.as_view()), name="ask"),
    path("coach/<uuid:uuid>/phrase/", guarded("desk", phrase.PhraseView.as_view(), "recent"), name="phrase"),
]
