"""Employer organisations on the desk: who has checked them, and what can be done."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lms.core import days, written
from lms.core.conf import conf
from lms.core.texts import in_a_row
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.messaging.working_days import working_days_after
from lms.organisations.conditions import asked_for
from lms.organisations.models import Closing, Organisation, Vetting
from lms.organisations.queries import AGAIN_DAYS, CHECK_DAYS, employers, employers_to_check
from lms.organisations.rules import vetting_organisation

#: What tells the state of an employer.
STATE = ("vettings__on_behalf_of", "closings__on_behalf_of")


#: So many working days others have for the second check before the standing pool is asked.
POOL_AFTER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerState:
    """The checks that count, and the closing that stands, of an employer that was read with both.

    `until`: the day before which it is checked again, or was to be; None of one that never was open.
    `is_due`: it may be checked again now. `pool_on`: from which day the pool is asked for the check that is
    missing; None where none is, or where nobody has begun.
    """

    vettings: list[Vetting]
    closing: Closing | None
    is_open: bool
    until: datetime.date | None
    is_due: bool
    pool_on: datetime.date | None


def state_of(employer: Any) -> EmployerState:
    standing = [vetting for vetting in employer.vettings.all() if vetting.ended_at is None]
    closing = next((closing for closing in employer.closings.all() if closing.reopened_at is None), None)
    wanted, newest = conf.vetting_organisations, sorted((each.checked_at for each in standing), reverse=True)
    until = newest[wanted - 1] + datetime.timedelta(days=CHECK_DAYS) if len(newest) >= wanted else None
    is_due = until is not None and until <= timezone.now() + datetime.timedelta(days=AGAIN_DAYS)
    return EmployerState(
        vettings=[each for each in standing if _age(each) < datetime.timedelta(days=CHECK_DAYS)],
        closing=closing,
        is_open=employer.checks >= wanted and not closing,
        until=days.day_of(until) if until else None,
        is_due=is_due and not closing,
        pool_on=None if closing else pool_day(employer),
    )


def _age(vetting: Vetting) -> datetime.timedelta:
    return timezone.now() - vetting.checked_at


def pool_day(employer: Any) -> datetime.date | None:
    """From which day the pool is asked: so many working days after the first of the checks that are new."""
    fresh = [
        each.checked_at
        for each in employer.vettings.all()
        if each.ended_at is None and _age(each) < datetime.timedelta(days=CHECK_DAYS - AGAIN_DAYS)
    ]
    if not 0 < len(fresh) < conf.vetting_organisations:
        return None
    return working_days_after(days.day_of(max(fresh)), POOL_AFTER, employer.country)


def with_state(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return found.prefetch_related(*STATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """What a room asks for before it can be found fit: its page, and what is missing there."""

    title: str
    url: str
    missing: list[str]


def to_do_first(employer: Organisation) -> list[ToDo]:
    return [
        ToDo(title=str(each.title), url=each.address(employer), missing=each.missing(employer))
        for each in asked_for(employer)
    ]


class EmployerFilters(ListFilters):
    searched = ("name", "place")


class EmployersListing(Listing):
    key = "employers"
    empty = gettext_lazy("There is no employer yet. An administrator adds one.")
    filters = EmployerFilters
    default_sort = "name"
    export_url = "desk:employers_export"

    def queryset(self) -> QuerySet[Organisation]:
        return employers().order_by("name")

    def prefetches(self) -> list[str | Prefetch]:
        return list(STATE)

    def columns(self) -> list[Column]:
        return [
            Column("name", _("Employer"), _name, ("name",)),
            Column("place", _("Where"), lambda row: Cell(row.place, is_name=True), ("place", "name")),
            Column("state", _("State"), _state, css="state"),
            Column("checked", _("Checked by"), _checked, ("checks", "name"), css="last"),
            Column("next", _("What to do next"), self._next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", _("All")),
            Chip("to-check", _("For you to check"), Q(pk__in=self._to_check())),
            Chip("open", _("Open"), Q(checks__gte=conf.vetting_organisations, is_closed=False)),
            Chip("closed", pgettext("an employer", "Closed"), any_of=("is_closed",)),
        ]

    def _to_check(self) -> QuerySet[Any]:
        own = vetting_organisation(self.request.user)
        found = employers_to_check(self.request.user, own) if own else Organisation.objects.none()
        return found.order_by().values("pk")

    @cached_property
    def _waiting(self) -> set[Any]:
        """Those of the page that wait for this coordinator: as the chip counts and the queue shows."""
        on_page = [employer.pk for employer in self.page.object_list]
        return set(
            employers().filter(pk__in=self._to_check()).filter(pk__in=on_page).values_list("pk", flat=True)
        )

    def _next(self, employer: Any) -> Cell:
        if employer.pk in self._waiting:
            until = state_of(employer).until
            words = _("Check it again by %(day)s") % {"day": written.day(until)} if until else _("Check it")
            return Cell(words, page_of(employer))
        return Cell(_("Nothing"), tone="quiet")


def page_of(employer: Organisation) -> str:
    return reverse("desk:vet", args=[employer.uuid])


def _name(employer: Any) -> Cell:
    return Cell(employer.name, page_of(employer), is_name=True)


def _state(employer: Any) -> Cell:
    state = state_of(employer)
    if state.closing:
        return Cell(pgettext("an employer", "Closed"), icon="lock", tone="attention")
    if state.is_open:
        return Cell(_("Open"), icon="done", tone="done")
    if state.until:
        return Cell(_("To check again"), icon="attention", tone="attention")
    return Cell(_("Not open yet"), tone="quiet")


def _checked(employer: Any) -> Cell:
    vettings = state_of(employer).vettings
    words = in_a_row(
        f"{vetting.on_behalf_of.name} ({written.day(vetting.checked_at)})" for vetting in vettings
    )
    return Cell(words or _("Nobody yet."), is_name=bool(words))
