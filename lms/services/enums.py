"""What can be answered about a service. *Not known* is an answer of its own, and never shown as a no."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """As HSDS calls them."""

    ACTIVE = "active", pgettext_lazy("a service", "Open")
    INACTIVE = "inactive", pgettext_lazy("a service", "Not offered at the moment")
    DEFUNCT = "defunct", pgettext_lazy("a service", "Ended")
    CLOSED = "temporarily closed", pgettext_lazy("a service", "Closed for a while")


class Papers(models.TextChoices):
    NEVER = "never", _("They never ask for papers")
    MAYBE = "maybe", _("They may ask for papers")
    ASKED = "asked", _("They ask for papers")
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")


class Police(models.TextChoices):
    NEVER = "never", _("Never without you")
    DANGER = "danger", _("Only when a life is in danger")
    MUST = "must", _("They have to tell the police some things")
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")


class Coming(models.TextChoices):
    WALK_IN = "walk-in", _("Come without an appointment")
    APPOINTMENT = "appointment", _("With an appointment")
    BOTH = "both", _("With an appointment or without")
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")


class Cost(models.TextChoices):
    FREE = "free", _("It costs nothing")
    PAYS = "pays", _("It costs something")
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")


class Interpreter(models.TextChoices):
    """How a language is spoken: by who works there, or through somebody else."""

    SPOKEN = "", _("They speak it")
    THERE = "there", _("With an interpreter there")
    PHONE = "phone", _("With an interpreter on the phone")


class LocationType(models.TextChoices):
    """As HSDS calls them."""

    PHYSICAL = "physical", _("A place one goes to")
    POSTAL = "postal", _("A place for letters")
    VIRTUAL = "virtual", _("By phone or online")


class Redaction(models.TextChoices):
    """Why the address of a place is not public. Stays here: it is in no export."""

    SHELTER = "shelter", _("People live there")
    THREAT = "threat", _("Somebody there was threatened")
    LAW = "law", _("The law asks for it")
    OTHER = "other", _("Another reason")
