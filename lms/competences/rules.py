"""What evidence can show."""

from lms.competences.models import Level
from lms.contracts import evidence


def can_show(source: str, level: Level) -> bool:
    """A test shows that she knows it. That she can do it, somebody must have watched."""
    return not level.needs_practice or source in evidence.kinds_that_show_doing()
