from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Item(models.TextChoices):
    """What is checked of a firm that applied, in this order."""

    IDENTITY = "identity", _("Who signs")
    REGISTRY = "registry", _("Public register")
    VISIT = "visit", _("Visit or call")
    REFERENCES = "references", _("Those who can tell about it")
    INSPECTION = "inspection", _("Labour inspection")
    PAY = "pay", _("Pay")


HOW = {
    Item.IDENTITY: _("An identity card was seen, and the register names the same person."),
    Item.REGISTRY: _("Name, number and address are the same as in the register."),
    Item.VISIT: _("You saw the workplace, or called the number from the register."),
    Item.REFERENCES: _("You spoke with two of them, on numbers you found yourself."),
    Item.INSPECTION: _("You looked for public notes of the labour inspection."),
    Item.PAY: _("The pay is not below the collective agreement."),
}


class Status(models.TextChoices):
    DONE = "done", pgettext_lazy("a check of a firm", "Done")
    ASKED = "asked", pgettext_lazy("a check of a firm", "Asked, no answer yet")
