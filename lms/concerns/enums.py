from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    """What is wrong, as those read it who look into it. Whoever says it has other words before her."""

    DANGER = "danger", _("Somebody is in danger")
    MONEY = "money", _("Somebody asked for money or papers")
    RESPECT = "respect", _("Somebody was treated without respect")
    OTHER = "other", _("Something else")


class Did(models.TextChoices):
    """What a coordinator did about it."""

    STOPPED = "stopped", _("Stopped it")
    LOOKED = "looked", _("Looked into it")
    OPENED = "opened", _("Opened it again")
    ENDED = "ended", _("Decided that it stays away")
