"""How far a round table has come, who sits at it, and how its minutes stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("a round table", "Being prepared")
    OPEN = "open", pgettext_lazy("a round table", "Open")
    REPORTED = "reported", pgettext_lazy("a round table", "Ended with a report")


class Side(models.TextChoices):
    """As what somebody appears: never by name."""

    SERVICE = "service", _("A service")
    EMPLOYER = "employer", _("An employer")
    ADVISER = "adviser", _("A job adviser")
    PUBLIC = "public", _("A public office")


class MinutesStage(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "Being written")
    OPEN = "open", pgettext_lazy("minutes", "With those who were there")
    FROZEN = "frozen", pgettext_lazy("minutes", "Frozen")


class Amendment(models.TextChoices):
    """What became of what somebody who was there wanted to have otherwise."""

    OPEN = "open", pgettext_lazy("an amendment", "Waits for the moderator")
    TAKEN = "taken", pgettext_lazy("an amendment", "Taken into the text")
    BESIDE = "beside", pgettext_lazy("an amendment", "Stands beside the text")
