import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from lms.core import days
from lms.core.people import Person
from lms.pathways.circle.parts import parts_in_words
from lms.pathways.moving.models import HandOver
from lms.pathways.moving.rules import moves_for
from lms.pathways.moving.words import grouped
from lms.pathways.plans.models import Pathway

KNOWN = ("pathway__person__profile", "from_organisation", "to_organisation", "asked_by", "received_by")


def with_names(rows: QuerySet[HandOver]) -> QuerySet[HandOver]:
    return rows.select_related(*KNOWN)


def open_hand_over(pathway: Pathway) -> HandOver | None:
    """The one that is asked for, agreed to or going on: a plan goes one way at a time."""
    return with_names(HandOver.objects.filter(pathway=pathway, closed_at=None)).first()


def hand_overs_of(person: Person) -> QuerySet[HandOver]:
    """Hers, the newest first."""
    return with_names(HandOver.objects.filter(pathway__person=person)).order_by("-asked_at", "-pk")


def coming_to(worker: Person) -> QuerySet[HandOver]:
    """What she agreed to and somebody here may receive, the oldest first."""
    return with_names(
        HandOver.objects.filter(
            to_organisation__in=moves_for(worker),
            agreed_at__isnull=False,
            received_at=None,
            closed_at=None,
            overlap_until__gte=days.today(),
        )
    ).order_by("asked_at", "pk")


def receipts_for(worker: Person) -> QuerySet[HandOver]:
    """What came to somebody's organisation or went from it, the newest first."""
    own = moves_for(worker)
    return with_names(
        HandOver.objects.filter(
            Q(from_organisation__in=own) | Q(to_organisation__in=own), received_at__isnull=False
        )
    ).order_by("-asked_at", "-pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What all three get: that a plan went from one place to another, and nothing of the plan. Nobody's name
    and no handle: who holds it knows whose it is.
    """

    number: str
    gave: str
    got: str
    agreed_on: datetime.date
    received_on: datetime.date
    until: datetime.date
    parts: tuple[str, ...]
    is_over: bool


@dataclass(frozen=True, slots=True)
class Received:
    """A receipt, and which hand-over it is of."""

    uuid: UUID
    receipt: Receipt


def received(rows: Iterable[HandOver]) -> list[Received]:
    """Of those that were received."""
    return [Received(row.uuid, receipt) for row in rows if (receipt := receipt_of(row))]


def receipt_of(hand_over: HandOver) -> Receipt | None:
    """None before it was received."""
    if hand_over.received_at is None or hand_over.agreed_at is None or hand_over.overlap_until is None:
        return None
    return Receipt(
        number=grouped(hand_over.number),
        gave=hand_over.from_organisation.name,
        got=hand_over.to_organisation.name,
        agreed_on=days.day_of(hand_over.agreed_at),
        received_on=days.day_of(hand_over.received_at),
        until=hand_over.overlap_until,
        parts=tuple(parts_in_words(hand_over.themes)),
        is_over=hand_over.closed_at is not None or hand_over.overlap_until < days.today(),
    )
