"""What one may need: the shared list. Women choose from it, services say what they help with by it, and it is
all that is ever counted.

A code is never used again for something else. Whoever adds one, or gives one another meaning, raises VERSION:
counts of different lists are not added up.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

VERSION = 1


class Need(models.TextChoices):
    """In the order in which they are asked; each goes on from "I need ..."."""

    TONIGHT = "tonight", _("somewhere to sleep tonight")
    STAY = "stay", _("a place to stay")
    SAFETY = "safety", _("to be safe from somebody")
    LAWYER = "lawyer", _("a lawyer")
    PAPERS = "papers", _("help with papers")
    HEALTH = "health", _("a doctor or a nurse")
    TALK = "talk", _("someone to talk to")
    CHILDREN = "children", _("help with my children")
    LANGUAGE = "language", _("a language course")
    WORK = "work", _("help to find work")
    FOOD = "food", _("food or clothes")
