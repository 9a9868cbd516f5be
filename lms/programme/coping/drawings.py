"""Drawings of cut paper for tools, one template each (`templates/lms_programme/coping/drawings/`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ToolDrawing(models.TextChoices):
    WALL = "wall", _("hands on a wall")
    TABLE = "table", _("things on a table")
    BED = "bed", _("a made bed")
    HANDS = "hands", _("an open hand and a fist")
    FIGURE = "figure", _("a figure of paper")
    CLOCK = "clock", _("a clock")
    PAGE = "page", _("a page to write on")
    HOUSE = "house", _("a house with a lit window")
    KETTLE = "kettle", _("a kettle off the heat")
    SLIP = "slip", _("one slip of a pile")
    BAG = "bag", _("a packed bag")
    FINGERS = "fingers", _("a hand on paper")
    STONES = "stones", _("stones on top of each other")

    @property
    def template(self) -> str:
        return f"lms_programme/coping/drawings/{self.value}.svg"
