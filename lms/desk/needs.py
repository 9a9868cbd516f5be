"""What the desk itself asks: a card that was never used."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.needs import Need, Urgency, register


def _never_entered() -> Any:
    return ExpressionWrapper(Q(pin_hash=""), output_field=BooleanField())


register(Need("never_entered", _never_entered, _("Show her how to enter"), 10, urgency=Urgency.LATER))
