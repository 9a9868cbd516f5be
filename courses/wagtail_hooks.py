"""The hooks of the app `courses`, from its sub-packages."""

from courses.desk import wagtail_hooks as desk_hooks  # noqa: F401
from courses.questions import wagtail_hooks  # noqa: F401
