"""Who may open which part of a plan, asked anew each time: a row alone opens nothing."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lms.audit.queries import accesses_to
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment
from lms.organisations.queries import effective_memberships
from lms.pathways.circle.access_kinds import PLAN
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import BY_ROLE, EVERYTHING, parts_for
from lms.pathways.plans.models import Pathway


def still_works_there() -> Exists:
    """Of helpers: whoever still has the role for which she was let in, in an organisation that is open."""
    return Exists(
        effective_memberships().filter(
            person=OuterRef("person"), organisation=OuterRef("organisation"), role=OuterRef("role")
        )
    )


def _lost() -> Q:
    """Of helpers: what made somebody her helper ended since she was asked; of an adviser where she learns,
    also that nobody said she accompanies her. Somebody of another organisation loses nothing but her role.
    """
    learns = Membership.objects.filter(
        person=OuterRef("pathway__person"), organisation=OuterRef("organisation"), role=Role.LEARNER
    )
    accompanies = SupportAssignment.objects.filter(
        worker=OuterRef("person"),
        learner=OuterRef("pathway__person"),
        organisation=OuterRef("organisation"),
    )
    is_hers, is_accompanied = Exists(learns.filter(ended_at=None)), Exists(accompanies.filter(ended_at=None))
    left = Exists(learns.filter(ended_at__gte=OuterRef("asked_at"))) & ~is_hers
    ended = Exists(accompanies.filter(ended_at__gte=OuterRef("asked_at"))) & ~is_accompanied
    return Q(left) | Q(ended) | (Q(role=Role.CASE_WORKER) & Q(is_hers) & ~Q(is_accompanied))


def holding() -> QuerySet[Helper]:
    """Those who may open something at this moment. One query, for one plan and for all."""
    today = days.today()
    return Helper.objects.filter(
        ~_lost(),
        Q(ends_on=None) | Q(ends_on__gte=today),
        still_works_there(),
        ended_at=None,
        since__lte=today,
        role__in=list(BY_ROLE),
        person__is_active=True,
    )


def could_help(pathway: Pathway, organisation: Organisation) -> QuerySet[Membership]:
    """Of an organisation, those to whom her yes would open something. Where she learns, an adviser who does
    not accompany her would see nothing all the same (`holding`), so nobody asks her about one.
    """
    if organisation.kind != Organisation.Kind.PARTNER:
        return Membership.objects.none()
    rows = effective_memberships().filter(
        organisation=organisation, role__in=list(BY_ROLE), person__is_active=True
    )
    learns = Membership.objects.filter(
        person=pathway.person_id, organisation=organisation, role=Role.LEARNER, ended_at=None
    )
    accompanies = SupportAssignment.objects.filter(
        worker=OuterRef("person"),
        learner=pathway.person_id,
        organisation=organisation,
        ended_at=None,
    )
    return rows.exclude(Q(role=Role.CASE_WORKER) & Q(Exists(learns)) & ~Q(Exists(accompanies)))


def helper_of(person: Person, pathway: Pathway) -> Helper | None:
    """As what somebody may open this plan now."""
    return holding().filter(person=person.pk, pathway=pathway).select_related("organisation").first()


def parts_of(helper: Helper | None) -> frozenset[str]:
    return parts_for(helper.role, helper.themes) if helper else frozenset()


def parts_seen(person: Person, pathway: Pathway) -> frozenset[str]:
    """The themes of the stages somebody may see: all of her own plan, else what she said, else none."""
    if pathway.person_id == person.pk:
        return EVERYTHING
    return parts_of(helper_of(person, pathway))


def plans_seen_by(person: Person) -> QuerySet[Pathway]:
    """The plans somebody was let into and may open now, in whole or in part."""
    return Pathway.objects.filter(pk__in=holding().filter(person=person.pk).values("pathway"))


def parts_in(person: Person, pathways: Iterable[Pathway]) -> dict[int, frozenset[str]]:
    """The same for many plans, in one query: {pk of the plan: themes}."""
    rows = holding().filter(person=person.pk, pathway__in=list(pathways))
    return {helper.pathway_id: parts_of(helper) for helper in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Everybody around one plan: who asks, who may open it, and who could before."""

    asking: list[Helper] = field(default_factory=list)
    open: list[Helper] = field(default_factory=list)
    past: list[Helper] = field(default_factory=list)


def around(pathway: Pathway) -> Around:
    """In one query. Whoever asks and no longer works there is not shown."""
    rows = list(
        Helper.objects.filter(pathway=pathway)
        .annotate(holds=Exists(holding().filter(pk=OuterRef("pk"))), is_there=still_works_there())
        .select_related("person", "organisation")
        .order_by(F("since").asc(nulls_last=True), "asked_at", "pk")
    )
    return Around(
        asking=[row for row in rows if row.since is None and row.ended_at is None and row.is_there],
        open=[row for row in rows if row.holds],
        past=[row for row in rows if row.since is not None and not row.holds],
    )


def openings_of(pathway: Pathway) -> dict[Any, list[tuple[datetime.date, int]]]:
    """{pk of who opened it: the days, the newest first, each with how often}. In one query."""
    found: dict[Any, dict[datetime.date, int]] = {}
    for entry in accesses_to(pathway.person).filter(what=PLAN.key, thing=pathway.uuid):
        of_reader = found.setdefault(entry.reader_id, {})
        day = days.day_of(entry.at)
        of_reader[day] = of_reader.get(day, 0) + 1
    return {reader: list(counted.items()) for reader, counted in found.items()}
