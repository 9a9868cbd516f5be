"""Outside the language prefixes: a calendar program keeps the address for a year."""

from django.urls import path

from courses.sessions import views
from lms.safety.access.policy import guarded

feed_patterns = ([path("<str:token>.ics", guarded("anyone", views.feed), name="feed")], "session_calendar")
