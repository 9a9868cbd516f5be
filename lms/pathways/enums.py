from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What a stage is about. Who may see which part of a plan is said in these."""

    WELCOME = "welcome", _("A good start")
    STEADY = "steady", _("A steady week")
    PAPERS = "papers", _("Papers")
    LANGUAGE = "language", _("Language")
    SKILLS = "skills", _("Learning a trade")
    WORK = "work", _("Work")
    ALONE = "alone", _("On my own feet")
