from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Party(models.TextChoices):
    """Who signs an agreement, in the order in which they stand on it."""

    SIGNATORY = "signatory", _("Legal signatory")
    TUTOR = "tutor", _("Tutor")
    BODY = "body", _("Supporting body")
    LEARNER = "learner", _("Who does the internship")


class Company(models.TextChoices):
    """Who comes along on the first day."""

    ALONE = "alone", _("I go alone")
    ADVISER = "adviser", _("My adviser comes along")
    OTHER = "other", _("Somebody I trust comes along")


class What(models.TextChoices):
    """What came of it, in the order in which it usually comes."""

    INTERVIEW = "interview", _("I had an interview")
    TRIAL = "trial", _("I worked there for a trial")
    AGREEMENT = "agreement", _("I did an internship there")
    CONTRACT = "contract", _("I have a contract")


class How(models.TextChoices):
    GOOD = "good", pgettext_lazy("how work is going", "Good")
    MIXED = "mixed", pgettext_lazy("how work is going", "Some of it good, some of it not")
    HARD = "hard", pgettext_lazy("how work is going", "Not good")
    LEFT = "left", _("I no longer work there")
    NOT_SAID = "not_said", _("I would rather not say")


#: She is asked so many months after her first day, where she wants to be asked.
MONTHS = (1, 3, 6)
