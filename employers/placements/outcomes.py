"""What reports are told of places at work: how many people, and nothing of any of them."""

import datetime

from django.utils.translation import gettext_lazy as _

from employers.placements.enums import What
from employers.placements.models import Outcome as Told
from lms.contracts.outcomes import Outcome, register


def _into_work(first: datetime.date, end: datetime.date) -> int:
    rows = Told.objects.filter(what=What.CONTRACT, on__gte=first, on__lt=end)
    return rows.values("placement__person").distinct().count()


register(Outcome("work", _("Have a contract"), _into_work))
