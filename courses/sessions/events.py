from dataclasses import dataclass

from courses.sessions.models import Attendance
from lms.contracts.event import Event


@dataclass(frozen=True)
class Attended(Event):
    """Somebody was at a session of her group: it was written down for the first time."""

    attendance: Attendance
