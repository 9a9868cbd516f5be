"""Who of an employer sees what she shows and writes, asked anew at every request."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from employers.contact.enums import KNOWN
from employers.contact.models import Interest
from employers.portfolios.models import Share
from lms.core.people import Person
from lms.messaging.models import Conversation
from lms.organisations.queries import employer_organisation_ids

#: The kind of conversation (lms.messaging.kinds).
WORK = "work"


def interests_for_employer(member: Person) -> QuerySet[Interest]:
    """What is open to somebody of an employer at this moment. Nothing else exists for her."""
    return (
        Interest.objects.filter(
            ended_at=None,
            held_at=None,
            stage__in=KNOWN,
            share__in=Share.objects.open_now(),
            share__organisation__in=employer_organisation_ids(member),
        )
        .select_related("vacancy__organisation", "share__consent", "person__profile")
        .order_by(F("share__reference").asc(nulls_last=True), "pk")
    )


def seen_by_employer(member: Person) -> Any:
    """Of conversations: those in which somebody of this employer reads and writes now."""
    return Exists(
        Interest.objects.filter(
            ended_at=None,
            held_at=None,
            stage__in=KNOWN,
            share__in=Share.objects.open_now(),
            share__organisation__in=employer_organisation_ids(member),
            person=OuterRef("about"),
            share__organisation=OuterRef("organisation"),
        )
    )


def conversation_of(interest: Interest) -> Conversation | None:
    """What she, her coach and this employer wrote to each other."""
    return Conversation.objects.filter(
        kind=WORK, about=interest.person_id, organisation=interest.vacancy.organisation_id, deleted_at=None
    ).first()
