"""What sessions are called: learners read it on a phone, and calendars show it."""

from collections.abc import Iterator

from courses.sessions.models import Session
from lms.safety.neutral.words import Titles, titles


def session_titles() -> Iterator[tuple[str, str]]:
    for session in Session.objects.all():
        yield f"session {session.uuid}", session.topic


titles.add("sessions", Titles("sessions", "What sessions are called.", session_titles))
