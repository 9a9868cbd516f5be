"""Who reads and answers when a learner asks for help.

Her trainer: whoever trains in the organisation and accompanies her there; while nobody does, every trainer
there; while there is none, the coordinators; while there are none, whoever accompanies her there. Whoever
stands in for one of those who accompany her is asked beside her. A deputy: any other trainer or coordinator
there and whoever accompanies her, once it has waited over the time. All of them as long as they work there
and she learns there.

The same is said twice: as a condition on many conversations, and for the people of one. A test compares them.
"""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lms.core.clock import SLACK
from lms.core.conf import conf
from lms.core.people import Person
from lms.messaging.models import Conversation
from lms.messaging.working_days import working_days_before
from lms.organisations.models import DESK_ROLES, Membership, Organisation, Role, SupportAssignment
from lms.organisations.queries import current_memberships, effective_memberships
from lms.organisations.standing_in import standing, stood_in_for

HELP = "help"


def overdue(now: datetime.datetime, countries: Iterable[str]) -> Q:
    """Conversations with organisations of these countries in which she has waited over the time.

    A moment in the future was noted before the clock was put back; nobody knows how long ago that was.
    """
    late = Q(waiting_since__gt=now + datetime.timedelta(seconds=SLACK))
    for country in sorted(set(countries)):
        since = working_days_before(now, conf.reply_working_days, country)
        late |= Q(organisation__country=country, waiting_since__lte=since)
    return late


def readers_of_help(worker: Person, now: datetime.datetime) -> Q:
    own = [membership for membership in current_memberships(worker) if membership.role in DESK_ROLES]
    works, trains, leads = (
        {membership.organisation_id for membership in own if membership.role in roles}
        for roles in (DESK_ROLES, {Role.TRAINER}, {Role.COORDINATOR})
    )
    hers_there = _assignments(learner=OuterRef("about")).filter(worker=worker)
    instead = stood_in_for(worker.pk).filter(learner=OuterRef("about"), organisation=OuterRef("organisation"))
    for_trainer = instead.filter(Exists(_members(Role.TRAINER).filter(person=OuterRef("worker"))))
    own_trainer = _members(Role.TRAINER).filter(
        Exists(_assignments(learner=OuterRef(OuterRef("about"))).filter(worker=OuterRef("person")))
    )
    in_place = Q(organisation__in=works) & (Q(Exists(hers_there)) | Q(Exists(instead)))
    hers = (
        Q(organisation__in=trains) & (Q(Exists(hers_there)) | ~Q(Exists(own_trainer)))
        | Q(organisation__in=leads) & ~Q(Exists(_members(Role.TRAINER)))
        | in_place & ~Q(Exists(_members(Role.TRAINER, Role.COORDINATOR)))
        | Q(organisation__in=works) & Q(Exists(for_trainer))
    )
    countries = {membership.organisation.country for membership in own}
    deputy = overdue(now, countries) & (Q(organisation__in=trains | leads) | in_place)
    learns_there = effective_memberships().filter(
        person=OuterRef("about"), organisation=OuterRef("organisation"), role=Role.LEARNER
    )
    return (hers | deputy) & Q(Exists(learns_there))


def _members(*roles: Any) -> QuerySet[Membership]:
    """Who has one of these roles in the organisation of the conversation around it."""
    return effective_memberships().filter(
        organisation=OuterRef("organisation"), role__in=roles, person__is_active=True
    )


def _assignments(*, learner: OuterRef) -> QuerySet[SupportAssignment]:
    return SupportAssignment.objects.filter(
        learner=learner, organisation=OuterRef("organisation"), ended_at=None
    )


def can_delete(person: Person, conversation: Conversation) -> bool:
    """She alone. Whoever answers her never takes away what she wrote: it goes in its time."""
    return conversation.about_id == person.pk


@dataclass(frozen=True)
class Answerers:
    """Who is asked first, and who is asked when nobody has answered in time."""

    first: list[Person]
    deputies: list[Person]


def who_answers(learner: Person) -> dict[Organisation, Answerers]:
    """Where she learns, and where somebody works who could answer: who would. Two queries beside her own."""
    hers = [
        membership.organisation
        for membership in current_memberships(learner)
        if membership.role == Role.LEARNER
    ]
    found = answerers_in(learner, hers)
    return {organisation: who for organisation, who in found.items() if who.first}


def answerers_for(learner: Person, organisation: Organisation) -> Answerers | None:
    """Who would answer her there; None where she may ask nobody."""
    return who_answers(learner).get(organisation)


def answerers_in(learner: Person, organisations: Collection[Organisation]) -> dict[Organisation, Answerers]:
    """Those of each of these organisations, in which she learns."""
    members = list(
        effective_memberships()
        .filter(organisation__in=organisations, role__in=DESK_ROLES, person__is_active=True)
        .select_related("person")
        .order_by("pk")
    )
    assigned = SupportAssignment.objects.filter(
        learner=learner, organisation__in=organisations, ended_at=None
    )
    own = assigned.annotate(who=F("worker"), stands_for=F("worker"))
    instead = standing().annotate(who=F("deputy"), stands_for=F("worker")).order_by()
    instead = instead.filter(
        Exists(assigned.filter(worker=OuterRef("worker"), organisation=OuterRef("organisation")))
    )
    rows = [each.values_list("organisation", "who", "stands_for") for each in (own, instead)]
    accompanying = set(rows[0].union(rows[1]))
    return {
        organisation: _answerers(
            [member for member in members if member.organisation_id == organisation.pk],
            {(who, stands_for) for place, who, stands_for in accompanying if place == organisation.pk},
        )
        for organisation in organisations
    }


def _answerers(members: Iterable[Membership], accompanying: Collection[tuple[Any, Any]]) -> Answerers:
    """`accompanying`: who, and as whom; of who stands in, the colleague who is away."""
    own = {who for who, stands_for in accompanying if who == stands_for}
    trainers = [member.person for member in members if member.role == Role.TRAINER]
    leading = [member.person for member in members if member.role == Role.COORDINATOR]
    others = [member.person for member in members if any(member.person_id == who for who, _ in accompanying)]
    train = {person.pk for person in trainers}
    for_trainer = {who for who, stands_for in accompanying if who != stands_for and stands_for in train}
    first = [person for person in trainers if person.pk in own] or trainers or leading or others
    first = first + [member.person for member in members if member.person_id in for_trainer]
    asked = {person.pk for person in first}
    deputies = [person for person in [*trainers, *leading, *others] if person.pk not in asked]
    return Answerers(_once(first), _once(deputies))


def _once(people: Iterable[Person]) -> list[Person]:
    return list({person.pk: person for person in people}.values())
