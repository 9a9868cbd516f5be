from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    JOB = "job", pgettext_lazy("a kind of vacancy", "Job")
    INTERNSHIP = "internship", pgettext_lazy("a kind of vacancy", "Internship")
    TRIAL = "trial", pgettext_lazy("a kind of vacancy", "Trial")


class Contract(models.TextChoices):
    OPEN_ENDED = "open_ended", pgettext_lazy("a contract", "Open-ended")
    FIXED = "fixed", pgettext_lazy("a contract", "For a fixed time")
    SEASON = "season", pgettext_lazy("a contract", "For a season")
    APPRENTICE = "apprentice", pgettext_lazy("a contract", "Apprenticeship")
    AGREEMENT = "agreement", pgettext_lazy("a contract", "Agreement for an internship")


class Support(models.TextChoices):
    """What an employer offers somebody new in the first weeks."""

    COLLEAGUE = "colleague", _("A colleague at hand for four weeks")
    PICTURES = "pictures", _("Written steps with pictures")
    LANGUAGE = "language", _("Time for a language course")
    HOURS = "hours", _("Hours that fit with school or kindergarten")
    INTERPRETER = "interpreter", _("Somebody who can interpret")
    CLOTHES = "clothes", _("Work clothes for free")
    MEAL = "meal", _("A meal on working days")


class State(models.TextChoices):
    """Only what is OPEN, and not past its day, is read by learners."""

    DRAFT = "draft", pgettext_lazy("a vacancy", "Draft")
    SENT = "sent", pgettext_lazy("a vacancy", "With our reviewers")
    RETURNED = "returned", pgettext_lazy("a vacancy", "Please look again")
    OPEN = "open", pgettext_lazy("a vacancy", "Open")
    CLOSED = "closed", pgettext_lazy("a vacancy", "Closed")


class Closed(models.TextChoices):
    """Why it is closed."""

    FILLED = "filled", pgettext_lazy("why a vacancy is closed", "Filled")
    NO_LONGER = "no_longer", pgettext_lazy("why a vacancy is closed", "No longer needed")
    TIME = "time", pgettext_lazy("why a vacancy is closed", "Its time is over")


class Decision(models.TextChoices):
    OPENED = "opened", pgettext_lazy("what was decided on a vacancy", "Opened")
    RETURNED = "returned", pgettext_lazy("what was decided on a vacancy", "Sent back")


class Choice(models.TextChoices):
    SAVED = "saved", pgettext_lazy("a vacancy", "Saved")
    NOT_FOR_ME = "not_for_me", pgettext_lazy("a vacancy", "Not for me")
