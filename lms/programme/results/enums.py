from django.db import models
from django.utils.translation import gettext_lazy as _


class ResultKind(models.TextChoices):
    """What one of them is called."""

    TOOL = "tool", _("Tool")
    GUIDE = "guide", _("Guide")
    METHOD = "method", _("Method")
    DATABASE = "database", _("Database")
    PRACTICE = "practice", _("Good practice")
    REPORT = "report", _("Report")
    STORY = "story", _("Story")
