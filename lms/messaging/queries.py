"""Named reads: what is hers, what waits for somebody who works here, what is new."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from lms.contracts.navigation import address_here
from lms.core.people import Person
from lms.core.prepared import Prepared
from lms.messaging.kinds import conversation_kinds, notice_kinds, without_own_page
from lms.messaging.models import Conversation, Message, Notice
from lms.messaging.rules import HELP, overdue


def conversations_of(learner: Person) -> QuerySet[Conversation]:
    """Her own, the newest first, with what was written in them. What she deleted is not there, nor what a
    room shows on a page of its own.
    """
    return (
        Conversation.objects.filter(about=learner, deleted_at=None, kind__in=without_own_page())
        .select_related("organisation")
        .prefetch_related("messages__author")
        .order_by("-last_at", "-pk")
    )


def conversations_for(worker: Person, *, now: datetime.datetime | None = None) -> QuerySet[Conversation]:
    """What somebody who works here may read and answer at this moment: who waits longest first, then what
    was answered last.
    """
    now = now or timezone.now()
    readable = Q(pk__in=[])
    for kind in conversation_kinds:
        readable |= Q(kind=kind.key) & kind.readers(worker, now)
    return (
        Conversation.objects.filter(readable)
        .select_related("about__profile", "organisation")
        .order_by(F("waiting_since").asc(nulls_last=True), "-last_at", "-pk")
    )


def overdue_conversations() -> QuerySet[Conversation]:
    """Of those in which she asks for help: other kinds say themselves who else reads, and when."""
    waiting = Conversation.objects.filter(kind=HELP, waiting_since__isnull=False)
    countries = waiting.order_by().values_list("organisation__country", flat=True).distinct()
    return waiting.filter(overdue(timezone.now(), countries)).order_by("pk")


def own_message(learner: Person, uuid: Any) -> QuerySet[Message]:
    return Message.objects.filter(uuid=uuid, conversation__about=learner)


def message_for(worker: Person, uuid: Any) -> QuerySet[Message]:
    return Message.objects.filter(uuid=uuid, conversation__in=conversations_for(worker)).select_related(
        "conversation__about", "conversation__organisation"
    )


UNSEEN = Prepared(
    lambda person: (
        Notice.objects.filter(person=person, seen_at=None)
        .values_list("kind", flat=True)
        .order_by()
        .distinct()
    )
)


@dataclass(frozen=True)
class Told:
    """A notice as it is shown: neutral words and where they lead."""

    words: str
    url: str


def notices_for(person: Person) -> list[Told]:
    """What is new for somebody, each kind once: how much it is presses nobody."""
    unseen = set(UNSEEN.rows(person.pk))
    return [
        Told(str(kind.words), address)
        for kind in notice_kinds
        if kind.key in unseen and (address := address_here(kind.url_name))
    ]
