"""Numbers of all coaches together. Small ones are not shown, and stand in no file."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from employers.contact.enums import Stage
from employers.contact.models import Interest
from employers.contact.queries.silence import silent_employers
from lms.core.people import Person
from lms.organisations.models import Organisation

#: From how many on a number is shown.
FEW = 10
PERIOD = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Figure:
    """`count` is None when there are fewer than FEW."""

    label: str
    count: int | None


def _shown(count: int) -> int | None:
    return count if count >= FEW else None


def figures() -> dict[str, int | None]:
    """What learners of all partners did in a year, each number by itself."""
    since = timezone.now() - PERIOD
    counted = Interest.objects.filter(began_at__gte=since).aggregate(
        interests=Count("person", distinct=True),
        shared=Count("person", distinct=True, filter=Q(shared_at__isnull=False)),
        talked=Count("person", distinct=True, filter=Q(answered_at__isnull=False)),
        hired=Count("person", distinct=True, filter=Q(stage=Stage.HIRED)),
    )
    return {name: _shown(count) for name, count in counted.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """How an employer answers: `days` in the middle, `rate` of a hundred; None of what is too few to say."""

    name: str
    is_silent: bool
    rate: int | None
    days: int | None


def answering(worker: Person, organisations: list[Organisation]) -> list[Answering]:
    """Of employers that a coach has to do with; their numbers are those of all coaches. Two queries."""
    ids = [each.pk for each in organisations]
    silent = set(silent_employers().filter(pk__in=ids).values_list("pk", flat=True))
    rows: dict[int, list[Any]] = defaultdict(list)
    for organisation, shared, answered in Interest.objects.filter(
        vacancy__organisation__in=ids, shared_at__gte=timezone.now() - PERIOD
    ).values_list("vacancy__organisation", "shared_at", "answered_at"):
        rows[organisation].append((answered - shared).days if answered else None)
    return [_answering(each, rows[each.pk], each.pk in silent) for each in organisations]


def _answering(organisation: Organisation, waited: list[Any], is_silent: bool) -> Answering:
    if len(waited) < FEW:
        return Answering(name=organisation.name, is_silent=is_silent, rate=None, days=None)
    answered = sorted(days for days in waited if days is not None)
    return Answering(
        name=organisation.name,
        is_silent=is_silent,
        rate=round(100 * len(answered) / len(waited)),
        days=answered[len(answered) // 2] if answered else None,
    )
