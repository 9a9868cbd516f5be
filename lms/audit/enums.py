from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    """What somebody opened of a learner's. `REASON` is not a reading: it says why one is about to follow."""

    PAGE = "page", _("her page")
    CARD = "card", _("the page for a new card")
    PRACTICE = "practice", _("the list of her practice")
    CERTIFICATE = "certificate", _("the page of her certificate")
    PORTFOLIO = "portfolio", _("what she shows")
    PORTFOLIO_PRINT = "portfolio_print", _("the print of what she shows")
    MESSAGES = "messages", _("her messages")
    REASON = "reason", _("the reason for opening her page")
