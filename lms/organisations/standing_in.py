"""For whom a colleague stands in today. Nothing has to be done when a day has passed: it is asked anew."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.core import days
from lms.organisations.models import Deputy, SupportAssignment


def standing(**who: Any) -> QuerySet[Deputy]:
    """Today."""
    today = days.today()
    return Deputy.objects.filter(since__lte=today, until__gte=today, ended_at=None, **who)


def stood_in_for(worker_id: Any) -> QuerySet[SupportAssignment]:
    """Who is accompanied by those for whom she stands in today, for the same organisation."""
    hers = standing(deputy=worker_id)
    there = hers.filter(worker=OuterRef("worker"), organisation=OuterRef("organisation"))
    return SupportAssignment.objects.filter(
        Exists(there), worker__in=hers.order_by().values("worker"), ended_at=None
    )


def by_or_for(worker_id: Any) -> Q:
    """Of support assignments that have not ended: hers, and those of whom she stands in for."""
    return Q(worker=worker_id) | Q(pk__in=stood_in_for(worker_id).values("pk"))
