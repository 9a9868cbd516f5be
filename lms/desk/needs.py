"""What the desk itself asks: a card that was never used, and one that she wants renewed."""

from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import CodeCard, Profile
from lms.contracts.desk.needs import Need, Urgency, register
from lms.organisations.rules import can_make_accounts


def _never_entered() -> Any:
    return ExpressionWrapper(Q(pin_hash=""), output_field=BooleanField())


register(Need("never_entered", _never_entered, _("Show her how to enter"), 10, urgency=Urgency.LATER))


def _wants_new_card() -> Exists:
    """A new card ends the old one, and the wish with it."""
    return Exists(CodeCard.objects.filter(profile=OuterRef("pk"), revoked_at=None, wanted_at__isnull=False))


def _new_card(learner: Profile) -> str:
    return reverse("desk:card_new", args=[learner.uuid])


register(
    Need(
        "wants_new_card",
        _wants_new_card,
        _("Make her a new card"),
        5,
        words=_("She asks for a new card."),
        icon="card",
        is_for=can_make_accounts,
        by=_("for her adviser"),
        address=_new_card,
    )
)
