from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Began(models.TextChoices):
    """Who began it."""

    LEARNER = "learner", pgettext_lazy("who began an interest", "you")
    COACH = "coach", pgettext_lazy("who began an interest", "your adviser")
    EMPLOYER = "employer", pgettext_lazy("who began an interest", "the employer")


class Stage(models.TextChoices):
    """How far it has come, and so whose turn it is. Nothing before SHARED is known to the employer."""

    ASKED = "asked", _("You are asked whether you want it")
    INTERESTED = "interested", _("You are interested")
    READY = "ready", _("You can show something")
    SHARED = "shared", _("They can see what you chose")
    TALKING = "talking", _("You write with each other")
    HIRED = "hired", _("You have the work")


#: Before and after the employer learns of it.
BEFORE_THEM = (Stage.ASKED, Stage.INTERESTED, Stage.READY)
WITH_THEM = (Stage.SHARED, Stage.TALKING)
#: While an employer finds her in its pages.
KNOWN = (*WITH_THEM, Stage.HIRED)


class Ended(models.TextChoices):
    """How it came to an end."""

    LEARNER = "learner", _("You said no")
    EMPLOYER = "employer", _("They said no")
    SILENT = "silent", _("They did not answer")
    QUIET = "quiet", _("Closed because you did not choose")
    WITHDRAWN = "withdrawn", _("You no longer show it")
    ELSEWHERE = "elsewhere", _("You have other work")
    GONE = "gone", _("The work is no longer there")
    RETRACTED = "retracted", _("The offer was taken back")


class HerReason(models.TextChoices):
    """Hers, for the count alone."""

    OTHER_WORK = "other_work", _("I have other work")
    HOURS = "hours", _("The hours do not fit")
    PLACE = "place", _("It is too far away")
    NOT_NOW = "not_now", _("Not at this time")
    FEELING = "feeling", _("It does not feel right")
    OTHER = "other", _("Another reason")


class TheirReason(models.TextChoices):
    """The employer's, for the count; and the kind sentence she reads unless they write their own."""

    FILLED = "filled", _("The place is taken")
    HOURS = "hours", _("The hours do not fit together")
    SKILLS = "skills", _("We need something else")
    LANGUAGE = "language", _("We need more of the language")
    OTHER = "other", _("Another reason")


#: What she reads of a refusal, in her language.
KIND_WORDS: dict[Any, Any] = {
    TheirReason.FILLED: _("The place is taken. Thank you for showing them what you can do."),
    TheirReason.HOURS: _("Their hours and yours do not fit together. It is not about what you can do."),
    TheirReason.SKILLS: _("This time they look for something else. What you can do stays worth showing."),
    TheirReason.LANGUAGE: _(
        "This work needs more of the language now. Ask again when you have learned more."
    ),
    TheirReason.OTHER: _("They decided for another way. Thank you for showing them what you can do."),
}
