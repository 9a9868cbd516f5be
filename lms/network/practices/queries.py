"""Which practices there are for whom."""

import datetime

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from lms.core import days
from lms.core.alike import words_of
from lms.core.people import Person
from lms.listing.filters import MOST_WORDS
from lms.network.practices.enums import Stage
from lms.network.practices.models import Practice, PracticeResult, PracticeReview
from lms.network.practices.rules import own_organisations

#: A practice is to be looked at again so many months after somebody found it true.
CHECK_MONTHS = 24
#: Its organisation is asked so long before.
DUE = datetime.timedelta(days=60)
NEWEST_FIRST = (F("published_on").desc(nulls_last=True), F("serial").desc(nulls_last=True))
OLDEST_FIRST = (F("handed_in_at").asc(nulls_last=True), "pk")


def public() -> QuerySet[Practice]:
    """What everybody can read, the newest first."""
    return Practice.objects.filter(stage=Stage.PUBLISHED).order_by(*NEWEST_FIRST)


def holding(practices: QuerySet[Practice], typed: str) -> QuerySet[Practice]:
    """Those that hold each of the words, in any language, without accents (`Practice.index`)."""
    for word in words_of(typed)[:MOST_WORDS]:
        practices = practices.filter(index__contains=word)
    return practices


def with_all_shown(practices: QuerySet[Practice]) -> QuerySet[Practice]:
    """With all that a page or a sheet of them says."""
    results = PracticeResult.objects.order_by("position", "pk")
    reviews = PracticeReview.objects.order_by("given_at", "pk")
    return practices.select_related("contact").prefetch_related(
        "words", "themes", Prefetch("results", results), Prefetch("reviews", reviews)
    )


def ours(person: Person) -> QuerySet[Practice]:
    """Of the organisations somebody works for."""
    return Practice.objects.filter(organisation__in=[each.pk for each in own_organisations(person)])


def to_read(person: Person) -> QuerySet[Practice]:
    """Those of others that wait for somebody of her organisation, the oldest first."""
    mine = [each.pk for each in own_organisations(person)]
    this_round = PracticeReview.objects.filter(practice=OuterRef("pk"), round=OuterRef("round"))
    waiting = Practice.objects.filter(stage=Stage.READING).exclude(organisation__in=mine)
    waiting = waiting.exclude(Exists(this_round.filter(Q(reader=person) | Q(on_behalf_of__in=mine))))
    return waiting.order_by(*OLDEST_FIRST) if mine else Practice.objects.none()


def to_check(person: Person) -> QuerySet[Practice]:
    """What somebody's organisation is to look at again, the longest due first."""
    due = ours(person).filter(stage=Stage.PUBLISHED, check_by__lt=days.today() + DUE)
    return due.order_by(F("check_by").asc(nulls_last=True), "pk")
