from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sector(models.TextChoices):
    KITCHEN = "kitchen", _("Kitchen and restaurant")
    HOTEL = "hotel", _("Hotel and rooms")
    CLEANING = "cleaning", _("Cleaning and laundry")
    CARE = "care", _("Care for people")
    SHOP = "shop", _("Shop and storage")
    CRAFT = "craft", _("Craft and sewing")
    GARDEN = "garden", _("Garden and farm")
    FACTORY = "factory", _("Factory and packing")
    OFFICE = "office", _("Office and computers")
    OTHER = "other", _("Something else")


class State(models.TextChoices):
    """DRAFT: saved and not sent. TAKEN_UP: there is an organisation, and its checks decide."""

    DRAFT = "draft", pgettext_lazy("an application", "Not sent yet")
    SENT = "sent", pgettext_lazy("an application", "Waits for us")
    TAKEN_UP = "taken_up", pgettext_lazy("an application", "Being checked")
    DECLINED = "declined", pgettext_lazy("an application", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("an application", "Taken back")
