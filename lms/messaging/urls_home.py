"""Where a learner is at home when no package brings another home, under /learn/."""

from django.urls import path

from lms.messaging.views import home
from lms.safety.access.policy import guarded

app_name = "own_home"
urlpatterns = [path("", guarded("learner", home.HomeView.as_view(), "told"), name="home")]
