from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Section(models.TextChoices):
    """What she says in words: each has her own and may have tidied ones beside them."""

    SEEKS = "seeks", _("what you look for")
    ABOUT = "about", _("about you")
    TIMES = "times", _("at which times")
    SAMPLE = "sample", _("a picture of your work")


class Version(models.TextChoices):
    """Which words of a section an employer may see."""

    OWN = "own", _("my own words")
    TIDIED = "tidied", _("the tidied version")


class Transport(models.TextChoices):
    PUBLIC = "public", _("on foot or by bus")
    BICYCLE = "bicycle", _("by bicycle")
    CAR = "car", _("by car or moped")


class Cefr(models.TextChoices):
    """The Common European Framework, and who has always spoken it."""

    A1 = "A1", _("A1, first words")
    A2 = "A2", _("A2, everyday things")
    B1 = "B1", _("B1, on my own")
    B2 = "B2", _("B2, at ease")
    C1 = "C1", _("C1, fluent")
    C2 = "C2", _("C2, like my own")
    NATIVE = "native", pgettext_lazy("level of a language", "my own language")


#: For comparing: who has a rank has all below it.
RANKS = {value: rank for rank, value in enumerate(Cefr.values, start=1)}
