from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Done(models.TextChoices):
    """What was done with a service as a whole, as its history calls it."""

    CREATED = "created", _("Written as a draft")
    REVIEWED = "reviewed", _("Looked at, and right as it stands")
    PAUSED = "paused", pgettext_lazy("a service", "Paused")
    PAUSE_ENDED = "pause ended", _("The pause was ended")
    WITHDRAWN = "withdrawn", _("Made a draft again")
    IMPORTED = "imported", _("Imported from a file")
    HELD_BACK = "held back", _("Taken out of the directory by coordinators")
    LET_GO = "shown again", _("Shown again by coordinators")
    HOUSE = "house", _("Changed: who offers it")
    PLACE = "place", _("A place was changed")
    PLACE_REMOVED = "place removed", _("A place was taken away")
