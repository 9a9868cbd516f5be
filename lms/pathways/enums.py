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


class Helps(models.TextChoices):
    """Who usually helps with a step. Who does it with her is a person she let in."""

    ADVISER = "adviser", _("an adviser")
    TRAINER = "trainer", _("a trainer")
    LANGUAGE = "language", _("a language teacher")
    LAW = "law", _("somebody who knows the law")
    HEALTH = "health", _("a doctor or a nurse")
    MIND = "mind", _("somebody to talk to")
    WORK = "work", _("somebody who knows about work")
    FRIEND = "friend", _("somebody I trust")
