"""What waits for somebody who coaches: her answer, or a look."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from employers.contact.enums import WITH_THEM, Stage
from employers.contact.models import Interest
from employers.contact.queries.coaches import coached_by
from employers.contact.queries.conversing import WORK
from employers.placements.models import Agreement
from employers.placements.queries import to_sign_for_body
from employers.portfolios.models import Share
from lms.core import days
from lms.core.people import Person
from lms.messaging.models import Conversation

#: A share is told of so many days before it ends.
ENDS_SOON = 14


def coached_interests(worker: Person) -> QuerySet[Interest]:
    """Of the learners whom somebody coaches, whose account is open."""
    return Interest.objects.filter(
        person__in=coached_by(worker).values("pk"), person__profile__suspended_at=None
    ).select_related("vacancy__organisation", "person__profile", "share")


def written() -> Exists:
    """Of interests: the employer wrote, and nobody of us has answered."""
    waiting = Conversation.objects.filter(
        kind=WORK,
        about=OuterRef("person"),
        organisation=OuterRef("vacancy__organisation"),
        waiting_since__isnull=False,
    )
    return Exists(waiting)


def waits_for_coach(worker: Person) -> QuerySet[Interest]:
    """Interests in which a learner waits for her coach, or an employer for an answer: the oldest first."""
    asked = Q(stage=Stage.INTERESTED) | Q(stage__in=WITH_THEM, has_written=True)
    return (
        coached_interests(worker)
        .filter(ended_at=None)
        .annotate(has_written=written())
        .filter(asked)
        .order_by("stage_at", "pk")
    )


def left_without_answer(worker: Person) -> QuerySet[Interest]:
    """The employer was reminded and its day is near or over."""
    return (
        coached_interests(worker)
        .filter(ended_at=None, stage__in=WITH_THEM, reminded_at__isnull=False, answer_by__isnull=False)
        .order_by(F("answer_by").asc(nulls_last=True), "pk")
    )


def unsigned_agreements(worker: Person) -> QuerySet[Agreement]:
    """Those that wait for her as an adviser, or as whoever stands in for one; the oldest first."""
    return (
        to_sign_for_body(worker.pk)
        .filter(
            placement__person__in=coached_by(worker).values("pk"),
            placement__person__profile__suspended_at=None,
        )
        .select_related("placement__organisation", "placement__person__profile")
        .order_by("made_at", "pk")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingShare:
    handle: str
    organisation: str
    until: datetime.date


def ending_shares(worker: Person) -> list[EndingShare]:
    """What her learners show that ends within a while, if nobody does anything."""
    until = days.end_of(days.in_days(ENDS_SOON))
    shares = (
        Share.objects.open_now()
        .filter(person__in=coached_by(worker).values("pk"), consent__expires_at__lte=until)
        .select_related("consent", "organisation", "person__profile")
        .order_by(F("consent__expires_at").asc(nulls_last=True), "pk")
    )
    return [
        EndingShare(
            handle=row.person.profile.handle,
            organisation=row.organisation.name,
            until=days.day_of(row.consent.expires_at),
        )
        for row in shares
    ]
