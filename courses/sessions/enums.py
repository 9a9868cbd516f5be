from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """How it was on the day. Nobody is "absent": she was not there, and why is nobody's business here."""

    PRESENT = "present", _("Present")
    LATE = "late", _("Late")
    EXCUSED = "excused", _("Excused")
    NOT_THERE = "not_there", _("Not there")


#: Marks of somebody who was there.
WAS_THERE = (Mark.PRESENT, Mark.LATE)


class Why(models.TextChoices):
    """Why a mark is put right after the day: chosen, so that nothing about her is written."""

    MISTAKE = "mistake", _("It was a slip")
    PAPER = "paper", _("The paper sheet says something else")
    TOLD_LATER = "told_later", _("She told us later")


#: Minutes one may be late by: those of the buttons.
MINUTES = (5, 15, 30, 60)

#: Languages an interpreter may be there for, beside those of the site.
SPOKEN = (
    *("am", "ar", "bg", "bm", "bn", "de", "el", "en", "es", "fa", "fr", "ha", "hi", "hu", "ig", "it"),
    *("ka", "ku", "lt", "pa", "pl", "ps", "pt", "ro", "ru", "so", "sq", "sr", "sw", "ta", "th", "ti"),
    *("tl", "tr", "uk", "ur", "vi", "wo", "yo", "zh"),
)
