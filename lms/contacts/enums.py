"""What somebody wants to know before she calls. What nobody knows says so: it is never taken for a no."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """EMERGENCY is for danger to life. It and CRISIS keep standing when nobody has checked them in time."""

    EMERGENCY = "emergency", _("Emergency number: danger to life")
    CRISIS = "crisis", _("Crisis line: help at once")
    LINE = "line", _("Help line")
    OFFICE = "office", _("Office")

    @property
    def stays(self) -> bool:
        return self in {Kind.EMERGENCY, Kind.CRISIS}


class Hours(models.TextChoices):
    UNKNOWN = "unknown", _("Nobody has said when")
    ALWAYS = "always", _("Day and night")
    WRITTEN = "written", _("As written with its words")


class Trace(models.TextChoices):
    """Where a call leaves a trace for whoever has the phone or the bill in hand."""

    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")
    BILL = "bill", _("On the bill and in the phone's list of calls")
    CALLS = "calls", _("In the phone's list of calls alone")
    NONE = "none", _("Nowhere")


class Answer(models.TextChoices):
    """Of a number, a service, a place: whatever is so, is not so, or nobody knows."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")


class Interpreter(models.TextChoices):
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")
    YES = "yes", _("Yes")
    SOME = "some", _("For some languages")
    NO = "no", _("No")


class Told(models.TextChoices):
    """Whether an office learns of the call from whoever answers."""

    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")
    NO = "no", _("No")
    ASKED = "asked", _("Only if she wants it")
    CAN = "can", _("Yes, they can be told")


class Cost(models.TextChoices):
    UNKNOWN = "unknown", pgettext_lazy("a fact", "Not known")
    FREE = "free", _("Nothing")
    USUAL = "usual", _("As much as any call")
    MORE = "more", _("More than other calls")
