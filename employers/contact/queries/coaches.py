"""Her coach for work: whoever accompanies her as an adviser; while no adviser does, whoever accompanies her;
while nobody does, the coordinators where she learns. And whoever stands in for one who accompanies her.

The same is said twice: as a condition on many learners, and for the people of one. A test compares them.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.core.people import Person
from lms.organisations.models import DESK_ROLES, Membership, Organisation, Role, SupportAssignment
from lms.organisations.queries import current_memberships, effective_memberships
from lms.organisations.standing_in import standing, stood_in_for


@dataclass(frozen=True, slots=True)
class Coach:
    """`instead_of` is whom she stands in for until a day; None for her own coach."""

    person: Person
    organisation: Organisation
    instead_of: Person | None = None
    until: datetime.date | None = None


def coached_by(worker: Person) -> QuerySet[Any]:
    """The accounts of those whom somebody coaches now, as herself or standing in."""
    own = [each for each in current_memberships(worker) if each.role in DESK_ROLES]
    works, advises, leads = (
        {each.organisation_id for each in own if each.role in roles}
        for roles in (DESK_ROLES, {Role.CASE_WORKER}, {Role.COORDINATOR})
    )
    accompanied = _accompanying(DESK_ROLES, learner="pk")
    hers = _accompanies({worker.pk}, advises)
    hers |= _accompanies({worker.pk}, works) & ~Q(Exists(_accompanying((Role.CASE_WORKER,), learner="pk")))
    learns = Membership.objects.filter(
        person=OuterRef("pk"), role=Role.LEARNER, ended_at=None, organisation__in=leads
    )
    hers |= Q(Exists(learns)) & ~Q(Exists(accompanied))
    hers |= Q(Exists(_stood_in_for(worker, works)))
    return get_user_model()._default_manager.filter(hers, profile__isnull=False)


def _stood_in_for(worker: Person, organisations: Iterable[int]) -> QuerySet[SupportAssignment]:
    """Those whom somebody coaches for whom this one stands in today: as an adviser, or while none is."""
    works_there = effective_memberships().filter(
        person=OuterRef("worker"), organisation=OuterRef("organisation")
    )
    advises = Exists(works_there.filter(role=Role.CASE_WORKER))
    no_adviser = ~Q(Exists(_accompanying((Role.CASE_WORKER,), learner="learner")))
    return stood_in_for(worker.pk).filter(
        advises | (Exists(works_there.filter(role__in=DESK_ROLES)) & no_adviser),
        learner=OuterRef("pk"),
        organisation__in=organisations,
        worker__is_active=True,
    )


def _accompanies(workers: Iterable[Any], organisations: Iterable[int]) -> Q:
    return Q(
        Exists(
            SupportAssignment.objects.filter(
                learner=OuterRef("pk"), worker__in=workers, organisation__in=organisations, ended_at=None
            )
        )
    )


def _accompanying(roles: Iterable[Any], *, learner: str) -> QuerySet[SupportAssignment]:
    """Who accompanies her and works there in one of these roles."""
    works_there = effective_memberships().filter(
        person=OuterRef("worker"), organisation=OuterRef("organisation"), role__in=roles
    )
    return SupportAssignment.objects.filter(
        Exists(works_there), learner=OuterRef(learner), ended_at=None, worker__is_active=True
    )


def coaches_of(learner: Person) -> list[Coach]:
    """Her coaches, then who stands in for them. Three queries."""
    own = _accompanying_coaches(learner)
    if not own:
        return _coordinators(learner)
    there = {(coach.person.pk, coach.organisation.pk): coach for coach in own}
    deputies = standing(worker__in=[coach.person.pk for coach in own], deputy__is_active=True).select_related(
        "deputy"
    )
    works = set(
        effective_memberships()
        .filter(role__in=DESK_ROLES, organisation__in=[coach.organisation.pk for coach in own])
        .values_list("person", "organisation")
    )
    found = list(own)
    for row in deputies:
        coach = there.get((row.worker_id, row.organisation_id))
        if coach and (row.deputy_id, row.organisation_id) in works:
            found.append(Coach(row.deputy, coach.organisation, coach.person, row.until))
    return list({coach.person.pk: coach for coach in reversed(found)}.values())[::-1]


def _accompanying_coaches(learner: Person) -> list[Coach]:
    rows = list(
        SupportAssignment.objects.filter(learner=learner, ended_at=None, worker__is_active=True)
        .select_related("worker", "organisation")
        .order_by("pk")
    )
    roles: dict[tuple[Any, int], set[str]] = {}
    for person, organisation, role in (
        effective_memberships()
        .filter(role__in=DESK_ROLES, person__in=[row.worker_id for row in rows])
        .values_list("person", "organisation", "role")
    ):
        roles.setdefault((person, organisation), set()).add(role)
    accompanying = [row for row in rows if (row.worker_id, row.organisation_id) in roles]
    advising = [row for row in accompanying if Role.CASE_WORKER in roles[row.worker_id, row.organisation_id]]
    return [Coach(row.worker, row.organisation) for row in advising or accompanying]


def _coordinators(learner: Person) -> list[Coach]:
    hers = [each.organisation for each in current_memberships(learner) if each.role == Role.LEARNER]
    leading = (
        effective_memberships()
        .filter(organisation__in=hers, role=Role.COORDINATOR, person__is_active=True)
        .select_related("person", "organisation")
        .order_by("pk")
    )
    return [Coach(each.person, each.organisation) for each in leading]
