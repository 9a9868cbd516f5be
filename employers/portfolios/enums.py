from typing import Any

from django.db import models
from django.utils.functional import Promise
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

    TIDIED = "tidied", _("The tidied version")
    OWN = "own", _("My own words")


class Transport(models.TextChoices):
    PUBLIC = "public", _("on foot or by bus")
    BICYCLE = "bicycle", _("by bicycle")
    CAR = "car", _("by car or moped")


class Cefr(models.TextChoices):
    """The Common European Framework, and who has always spoken it."""

    A1 = "A1", _("A1, basic")
    A2 = "A2", _("A2, basic")
    B1 = "B1", _("B1, independent")
    B2 = "B2", _("B2, independent")
    C1 = "C1", _("C1, fluent")
    C2 = "C2", _("C2, fluent")
    NATIVE = "native", pgettext_lazy("level of a language", "first language")


#: For comparing: who has a rank has all below it.
RANKS: dict[Any, int] = {value: rank for rank, value in enumerate(Cefr.values, start=1)}
#: How somebody finds her own level: the first sentence from below that is not true is one too far.
CAN: dict[Any, str | Promise] = {
    Cefr.A1: _("A1: I greet people, and say my name and what I need in single words."),
    Cefr.A2: _("A2: I buy something, ask the way and understand short sentences about every day."),
    Cefr.B1: _("B1: I tell what happened yesterday, and manage most things at work and at the doctor’s."),
    Cefr.B2: _("B2: I follow a meeting or the news, and say what I think without looking for words long."),
    Cefr.C1: _("C1: I speak about nearly everything, and read long texts without a dictionary."),
    Cefr.C2: _("C2: I understand everything I hear or read, also jokes and difficult papers."),
    Cefr.NATIVE: _("I have spoken it since I was a child."),
}


class Part(models.TextChoices):
    """What she can show of her portfolio, each with a tick of its own. Pictures come on top, one by one."""

    ABOUT = "about", _("About me")
    LANGUAGES = "languages", _("Languages")
    WHEN = "when", _("When I can work")
    WHERE = "where", _("Where I can work")
    PERMIT = "permit", _("Countries where I may work")
    PHOTO = "photo", _("A photo of me")
    AGE = "age", _("My age")
    NATIONALITY = "nationality", _("My nationality")
    ADDRESS = "address", _("My address")


#: Off, and with a warning. What is not filled in is not there to be ticked.
WARNINGS: dict[Any, str | Promise] = {
    Part.PHOTO: _("Anybody can know you again by a photo, and search for it elsewhere."),
    Part.AGE: _("No employer needs it before you have a contract."),
    Part.NATIONALITY: _("It says nothing about your work. “I may work in” a country is enough."),
    Part.ADDRESS: _("It says where to find you. The region is enough."),
}
EXTRAS: tuple[Any, ...] = (Part.AGE, Part.NATIONALITY, Part.ADDRESS)
