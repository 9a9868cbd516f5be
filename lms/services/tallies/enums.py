from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is counted: a need in a town, a tap on a service, words that found nothing."""

    NEED = "need"
    TAP = "tap"
    WORDS = "words"


class Tap(models.TextChoices):
    """What can be said of a service with one tap."""

    CLOSED = "closed", _("It was closed")
    NUMBER = "number", _("The number is wrong")
    RESPECT = "respect", _("I was not treated with respect")
