from django.db import models
from django.utils.translation import gettext_lazy as _


class Wish(models.TextChoices):
    """What she may want them to know besides, each ticked by itself."""

    WOMAN = "woman", _("I want to talk to a woman.")
    INTERPRETER = "interpreter", _("I need an interpreter.")
    CHILDREN = "children", _("I come with children.")
    SAFE = "safe", _("Please speak with me where nobody hears us.")
    NO_CALL = "no-call", _("Please do not call me.")
