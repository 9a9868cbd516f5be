"""The hooks of the app `lms_pathways`, from its sub-packages."""

from lms.pathways.templates import wagtail_hooks  # noqa: F401
