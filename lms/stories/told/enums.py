from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """How a story stands. Only what she has agreed to is ever public, and only between its two days."""

    READING = "reading", pgettext_lazy("a story", "Being read")
    OFFERED = "offered", pgettext_lazy("a story", "She is asked")
    DECLINED = "declined", pgettext_lazy("a story", "Not published")
    AGREED = "agreed", pgettext_lazy("a story", "She agreed")


class Aloud(models.TextChoices):
    """Who may read it aloud. Never is it her own voice."""

    NOBODY = "nobody", _("Nobody")
    WOMAN = "woman", _("Another woman")
    MACHINE = "machine", _("The voice of a computer")


class Shelf(models.TextChoices):
    """What stands together. The readers choose, and she sees which."""

    HANDS = "hands", pgettext_lazy("stories", "Hands")
    FIRST_DAY = "first-day", pgettext_lazy("stories", "First day at work")
    TABLE = "table", pgettext_lazy("stories", "At the table")
    WORDS = "words", pgettext_lazy("stories", "New words")
    WAYS = "ways", pgettext_lazy("stories", "Streets and ways")


class Before(models.TextChoices):
    """What a reader may want to know before she reads on."""

    VIOLENCE = "violence", _("violence")
    DEATH = "death", _("a death")
    LONELINESS = "loneliness", _("loneliness")
    JOURNEY = "journey", _("a dangerous journey")
    HUNGER = "hunger", _("hunger")
    ILLNESS = "illness", _("illness")
    CHILDREN = "children", _("being apart from children")
