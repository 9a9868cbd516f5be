from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from lms.concerns.enums import Did, What
from lms.concerns.kinds import ConcernKind, kinds
from lms.concerns.models import Concern, ConcernSeat, ConcernStep
from lms.core import days
from lms.core.conf import conf
from lms.core.people import Person
from lms.messaging.working_days import working_days_before
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import current_memberships, effective_memberships

#: So many organisations are asked, and as many look into it.
ASKED = 2


def leading() -> QuerySet[Membership]:
    """The coordinators of partners that are not closed."""
    return effective_memberships().filter(
        role=Role.COORDINATOR, organisation__kind=Organisation.Kind.PARTNER, person__is_active=True
    )


def could_look() -> QuerySet[Organisation]:
    """Partners with somebody to ask, those with the fewest open concerns first."""
    waiting = ConcernSeat.objects.filter(organisation=OuterRef("pk"), concern__closed_on=None).order_by()
    count = Subquery(waiting.values("organisation").annotate(count=Count("pk")).values("count"))
    found = Organisation.objects.filter(pk__in=leading().values("organisation"))
    return found.annotate(waiting=Coalesce(count, 0)).order_by("waiting", "pk")


def led_by(person: Person) -> list[Organisation]:
    """The partners for which somebody looks into concerns."""
    return [
        membership.organisation
        for membership in current_memberships(person)
        if membership.role == Role.COORDINATOR and membership.organisation.kind == Organisation.Kind.PARTNER
    ]


def concerns_for(person: Person, face: str) -> QuerySet[Concern]:
    """What somebody who coordinates may read on this face: what her organisation was asked, or has looked
    into; and what nobody looked into in time, or whose organisations have nobody left to ask.
    """
    own = [organisation.pk for organisation in led_by(person)]
    if not own:
        return Concern.objects.none()
    of_it = {"concern": OuterRef("pk")}
    asked = Q(Exists(ConcernSeat.objects.filter(**of_it, organisation__in=own)))
    looked = Q(Exists(ConcernStep.objects.filter(**of_it, on_behalf_of__in=own)))
    staffed = ConcernSeat.objects.filter(**of_it, organisation__in=leading().values("organisation"))
    nobody_left = Q(closed_on=None) & ~Q(Exists(staffed))
    return Concern.objects.filter(asked | looked | late() | nobody_left, face=face)


def late() -> Q:
    """Nobody has looked into it in the time an answer takes. A day that has not come yet was noted before the
    clock was put back, and nobody knows how long ago.
    """
    since = days.day_of(working_days_before(timezone.now(), conf.reply_working_days))
    seen = ConcernStep.objects.filter(concern=OuterRef("pk"), did=Did.LOOKED)
    too_long = Q(said_on__lte=since) | Q(said_on__gt=days.today())
    return Q(closed_on=None) & too_long & ~Q(Exists(seen))


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many have to look into a concern: of organisations; where one alone has coordinators, of people."""

    by_organisation: bool
    count: int

    @property
    def column(self) -> str:
        return "on_behalf_of" if self.by_organisation else "by"


def looks_wanted() -> Wanted:
    there = leading().aggregate(
        places=Count("organisation", distinct=True), people=Count("person", distinct=True)
    )
    if there["places"] >= ASKED:
        return Wanted(True, ASKED)
    return Wanted(False, max(1, min(ASKED, there["people"])))


def open_for(person: Person, face: str) -> QuerySet[Concern]:
    """What is open of what somebody may read: danger first, then the oldest."""
    danger = Case(When(what=What.DANGER, then=Value(0)), default=Value(1), output_field=IntegerField())
    return concerns_for(person, face).filter(closed_on=None).order_by(danger, "said_on", "uuid")


def waiting_for(person: Person, face: str) -> QuerySet[Concern]:
    """What somebody is asked to do: what neither she nor, where there are others, her organisation has looked
    into; and what all have looked into, where what was stopped has to be decided.
    """
    wanted = looks_wanted()
    own = Q(by=person.pk)
    if wanted.by_organisation:
        own |= Q(on_behalf_of__in=[organisation.pk for organisation in led_by(person)])
    looks = ConcernStep.objects.filter(concern=OuterRef("pk"), did=Did.LOOKED)
    counted = Count(f"steps__{wanted.column}", filter=Q(steps__did=Did.LOOKED), distinct=True)
    return (
        open_for(person, face)
        .annotate(looks=counted)
        .filter(~Q(Exists(looks.filter(own))) | Q(looks__gte=wanted.count))
    )


def kind_of(concern: Concern) -> ConcernKind | None:
    """None when it is about no one thing, or the room whose thing it is has been left out."""
    return kinds.get(concern.kind) if concern.kind else None


def titles_of(concerns: Iterable[Concern]) -> dict[UUID, str]:
    """The names of what these are about, in one query for each kind."""
    by_kind: dict[str, set[UUID]] = defaultdict(set)
    for concern in concerns:
        if concern.kind and concern.thing:
            by_kind[concern.kind].add(concern.thing)
    known = {key: kind for key in by_kind if (kind := kinds.get(key))}
    return {uuid: name for key, kind in known.items() for uuid, name in kind.titles(by_kind[key]).items()}


def title_of(concern: Concern) -> str:
    return titles_of([concern]).get(concern.thing, "")


def is_stopped(concern: Concern) -> bool:
    kind = kind_of(concern)
    return bool(kind and concern.thing and kind.stop_words and kind.is_stopped(concern.thing))


def steps_of(concern: Concern) -> QuerySet[ConcernStep]:
    return concern.steps.select_related("by", "on_behalf_of").order_by("at", "pk")


def is_looked_into(concern: Concern) -> bool:
    """By as many as have to."""
    wanted = looks_wanted()
    looks = concern.steps.filter(did=Did.LOOKED).order_by().values(wanted.column).distinct()
    return looks.count() >= wanted.count


def open_about(kind: str, thing: Any) -> QuerySet[Concern]:
    return Concern.objects.filter(kind=kind, thing=thing, closed_on=None)
