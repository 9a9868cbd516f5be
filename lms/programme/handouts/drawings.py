"""Drawings of cut paper for handouts, one template each (`templates/lms_programme/handouts/drawings/`)."""

from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _


class Drawing(models.TextChoices):
    CUP = "cup", _("a cup")
    MOON = "moon", _("the moon")
    FAN = "fan", _("a paper fan")
    WINDOW = "window", _("a window")
    LAMP = "lamp", _("a lamp")
    FEET = "feet", _("two feet on the floor")
    HANDS = "hands", _("two hands")
    PLANT = "plant", _("a plant")
    STONES = "stones", _("three stones")
    SUN = "sun", _("the sun over a hill")
    RAIN = "rain", _("a cloud with rain")
    KEY = "key", _("a key")
    COUNTER = "counter", _("a counter")
    LETTERS = "letters", _("papers and a pen")
    JACKET = "jacket", _("a jacket")
    PURSE = "purse", _("a purse")
    PHONE = "phone", _("a phone")
    DOCTOR = "doctor", _("a doctor's board")
    TOWN = "town", _("houses of a town")
    TWO = "two", _("two people with a cup")


#: On a dark cover the dark papers are light ones. The style sheet says the same for screens.
ON_COVER = (('fill="#a97a9b"', 'fill="#fffbf4"'), ('fill="#6b2d5c"', 'fill="#c79bbb"'))


def drawn(name: str) -> str:
    """The SVG, or nothing for a name that is none."""
    return render_to_string(f"lms_programme/handouts/drawings/{name}.svg") if name in Drawing else ""


def printed(name: str, *, on_cover: bool) -> str:
    """The same for paper."""
    drawing = str(drawn(name))
    for dark, light in ON_COVER if on_cover else ():
        drawing = drawing.replace(dark, light)
    return drawing
