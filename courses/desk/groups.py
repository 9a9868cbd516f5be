"""Groups as the desk shows them: the list of all, and the page of one."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.catalogue.models import Module
from courses.enrolments.models import Cohort, JoinRequest, JoinState
from courses.enrolments.queries import free_seats, open_requests, people_in, seats_taken
from courses.progress.opening import opening_of
from courses.sessions.rules import groups_taught_by
from lms.core import written
from lms.core.people import Person
from lms.core.texts import sentence, together
from lms.desk.frame import name_of
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.organisations.queries import learners_for


class GroupFilters(ListFilters):
    searched = ("name", "place")


class GroupsListing(Listing):
    """Those of her organisations that go on."""

    key = "groups"
    filters = GroupFilters
    default_sort = "name"
    empty = gettext_lazy("There is no group yet.")
    export_url = "teaching:groups_export"

    def queryset(self) -> QuerySet[Cohort]:
        asks = JoinRequest.objects.filter(
            cohort=OuterRef("pk"), state=JoinState.ASKED, person__profile__suspended_at=None
        )
        groups = groups_taught_by(self.request.user).annotate(somebody_asks=Exists(asks))
        return groups.select_related("course").order_by("name", "pk")

    def complete(self, rows: list[Any]) -> None:
        people = people_in(rows, seen_by=self.request.user) if rows else {}
        asking = _asking(rows)
        for row in rows:
            row.people_here, row.asking = people.get(row.pk, 0), asking.get(row.pk, 0)

    def columns(self) -> list[Column]:
        return [
            Column("name", _("Group"), _name, ("name",)),
            Column("course", _("Course"), lambda row: Cell(row.course.title, is_name=True), css="last"),
            Column(
                "when", _("When"), lambda row: Cell(when_words(row)), ("starts_on", "name"), export=_begins
            ),
            Column("place", _("Where"), lambda row: Cell(row.place, is_name=True), ("place", "name")),
            Column("people", _("Learners"), _people, export=lambda row: row.people_here),
            Column("next", _("What to do next"), _next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", _("All")),
            Chip("asked", _("Somebody asks to join"), any_of=("somebody_asks",)),
        ]


def _asking(groups: Collection[Cohort]) -> dict[int, int]:
    asked = JoinRequest.objects.filter(
        cohort__in=[group.pk for group in groups],
        state=JoinState.ASKED,
        person__profile__suspended_at=None,
    )
    return dict(asked.order_by().values_list("cohort").annotate(Count("pk")))


def _name(row: Any) -> Cell:
    return Cell(row.name, reverse("teaching:group_people", args=[row.uuid]), is_name=True)


def _begins(row: Any) -> str:
    return row.starts_on.isoformat() if row.starts_on else ""


def _people(row: Any) -> Cell:
    if row.seats is None:
        return Cell(written.number(row.people_here))
    return Cell(_("%(taken)s of %(seats)s") % {"taken": row.people_here, "seats": row.seats})


def _next(row: Any) -> Cell:
    if not row.asking:
        return Cell(_("Nothing now"), tone="quiet")
    return Cell(_("Answer who asks to join"), reverse("teaching:group_people", args=[row.uuid]))


def when_words(group: Cohort) -> str:
    begins = written.day(group.starts_on) if group.starts_on else ""
    ends = written.day(group.ends_on) if group.ends_on else ""
    if begins and ends:
        return f"{begins} – {ends}"
    if begins:
        return _("from %(date)s") % {"date": begins}
    return _("until %(date)s") % {"date": ends} if ends else ""


# ── the page of one ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFact:
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow:
    """Somebody who asks, or waits. `fits`: a place is free for her."""

    uuid: UUID
    handle: str
    url: str
    since: datetime.datetime
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    facts: list[GroupFact]
    asking: list[AskRow]
    waiting: list[AskRow]
    is_full: bool
    people: int


def group_page(group: Cohort, *, reader: Person) -> GroupPage:
    taken, free = seats_taken(group), free_seats(group)
    seen = open_requests(group).filter(person__in=learners_for(reader).values("user"))
    asking: list[AskRow] = []
    waiting: list[AskRow] = []
    for request in seen:
        (asking if request.state == JoinState.ASKED else waiting).append(_ask_row(request, fits=free != 0))
    return GroupPage(
        facts=_facts(group, taken), asking=asking, waiting=waiting, is_full=free == 0, people=taken
    )


def _ask_row(request: JoinRequest, *, fits: bool) -> AskRow:
    profile = request.person.profile
    return AskRow(
        uuid=request.uuid,
        handle=profile.handle,
        url=reverse("desk:person", args=[profile.uuid]),
        since=request.asked_at,
        fits=fits,
    )


def _opening(group: Cohort) -> str:
    """The modules that are not open from the beginning, each with what it waits for."""
    modules = Module.objects.current().filter(course=group.course_id).select_related("course")
    rows = {row.pk: row for row in modules.order_by("position", "pk")}
    opening = opening_of(rows.values())
    said = [
        sentence(_("“%(title)s”: %(opening)s"), title=rows[pk].title, opening=words)
        for pk, words in opening.items()
    ]
    return together(said)


def _facts(group: Cohort, taken: int) -> list[GroupFact]:
    trainers = written.listed(name_of(row.person) for row in group.trainers.select_related("person"))
    seats = (
        _("%(taken)s of %(seats)s") % {"taken": taken, "seats": group.seats}
        if group.seats is not None
        else written.number(taken)
    )
    said = [
        (_("Trainers"), trainers),
        (_("When"), when_words(group)),
        (_("Where"), group.place),
        (_("Language"), written.language_named(group.language) if group.language else ""),
        (_("Learners"), seats),
        (_("Opens later"), _opening(group)),
    ]
    return [GroupFact(label=label, words=words) for label, words in said if words]
