"""The hooks of the app `courses`, from its sub-packages."""

from courses.questions import wagtail_hooks  # noqa: F401
