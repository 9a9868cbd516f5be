"""The employer's list of conversations."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone

from employers.contact.enums import Ended
from employers.contact.kinds import EMPLOYER_MARK
from employers.contact.models import Interest
from employers.contact.queries.conversing import WORK, interests_for_employer
from employers.contact.shown import title_of
from lms.core.people import Person
from lms.messaging.models import Conversation
from lms.organisations.queries import employer_organisation_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRow:
    """`new` while somebody wrote what this member has not opened; `answer_by` while it is their turn."""

    title: str
    reference: str
    new: bool
    answer_by: datetime.date | None
    url: str


def talk_rows(member: Person) -> list[TalkRow]:
    """By reference, which is chance: no list tells who came first."""
    unseen = Conversation.objects.filter(
        kind=WORK,
        about=OuterRef("person"),
        organisation=OuterRef("vacancy__organisation"),
        notices__person=member.pk,
        notices__kind=EMPLOYER_MARK,
        notices__seen_at=None,
    )
    return [
        TalkRow(
            title=title_of(each),
            reference=each.share.reference,
            new=each.is_new,
            answer_by=each.answer_by,
            url=reverse("employers_contact:talk", args=[each.uuid]),
        )
        for each in interests_for_employer(member).annotate(is_new=Exists(unseen))
    ]


#: How long a kind no stands in the list.
LAST_WORDS_FOR = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWords:
    title: str
    reference: str
    words: str


def last_words(member: Person) -> list[LastWords]:
    """What somebody wrote who said no and wanted them to read why. Who wrote nothing is just not there."""
    said = Interest.objects.filter(
        ended_by=Ended.LEARNER,
        ended_at__gt=timezone.now() - LAST_WORDS_FOR,
        share__organisation__in=employer_organisation_ids(member),
        person__profile__suspended_at=None,
    ).exclude(words="")
    rows = said.select_related("vacancy", "share").order_by(F("share__reference").asc(nulls_last=True), "pk")
    return [
        LastWords(title=title_of(each), reference=each.share.reference, words=each.words) for each in rows
    ]
