"""What a tool may help with, in the words somebody would use for it. Each has a drawing of cut paper
(`templates/lms_programme/feelings/`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Feeling(models.TextChoices):
    """In the order in which they are asked."""

    HEART_RACES = "heart-races", _("My heart races")
    CANNOT_SLEEP = "cannot-sleep", _("I cannot sleep")
    SEE_IT_AGAIN = "see-it-again", _("I see it again")
    ANGRY = "angry", _("I am so angry")
    NOTHING = "nothing", _("I feel nothing")
    TOO_MUCH = "too-much", _("Everything is too much")
    TIGHT = "tight", _("My body is tight")
    A_DATE = "a-date", _("A date is coming")
    UNKNOWN = "unknown", _("I do not know")

    @property
    def drawing(self) -> str:
        """The name of its template."""
        return f"lms_programme/feelings/{self.value}.svg"


class Strength(models.IntegerChoices):
    """How strong a feeling is, before and after; never sent or kept. The number is the length of its strip
    of paper.
    """

    QUIET = 1, _("Quiet")
    A_LITTLE = 2, _("A little")
    BETWEEN = 3, _("In between")
    STRONG = 4, _("Strong")
    VERY_STRONG = 5, _("Very strong")
