from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lms.audit.enums import What
from lms.audit.models import AccessEntry, AuditEntry, AuditHead


@dataclass(frozen=True)
class ChainState:
    """`broken_at` is the number of the first entry that is not what was written, or that is gone; None when the chain holds."""

    count: int
    digest: str
    broken_at: int | None = None


def check_chain() -> ChainState:
    """Read the whole chain. Sees an entry that was changed, taken out or put in, and entries missing at the end."""
    previous, number = "", 0
    for entry in AuditEntry.objects.order_by("number").iterator():
        number += 1
        if entry.number != number or entry.previous != previous or entry.digest != entry.compute_digest():
            return ChainState(number - 1, previous, broken_at=number)
        previous = entry.digest
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    if (head.count, head.digest) != (number, previous):
        return ChainState(number, previous, broken_at=number + 1)
    return ChainState(number, previous)


def accesses_to(person: Any) -> QuerySet[AccessEntry]:
    """Who opened what of hers, the newest first."""
    return AccessEntry.objects.filter(person=person).select_related("reader", "organisation").order_by("-at", "-pk")


def things_opened(things: list[UUID]) -> set[UUID]:
    """Which of these things of learners anybody has opened."""
    return set(AccessEntry.objects.filter(thing__in=things).values_list("thing", flat=True))


def reasons_given_in(organisations: set[int]) -> QuerySet[AccessEntry]:
    """Pages opened with a reason by somebody who does not accompany the learner, in these organisations."""
    return AccessEntry.objects.filter(organisation__in=organisations, what=What.REASON).select_related("reader", "person__profile", "organisation").order_by("-at", "-pk")
