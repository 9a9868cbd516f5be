"""Round tables that somebody moderates, sits at or is invited to: how they stand, and what to do next."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core import written
from lms.listing.columns import Cell, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.network.practices.rules import own_organisations
from lms.network.tables.enums import Stage
from lms.network.tables.models import RoundTable
from lms.network.tables.queries import seats_of, tables_for
from lms.network.tables.shown import who


class TableFilters(ListFilters):
    searched = ("title", "summary")


class TablesListing(Listing):
    key = "round_tables"
    empty = gettext_lazy("You are at no round table yet. A coordinator begins one, or invites you.")
    filters = TableFilters
    default_sort = "title"

    def queryset(self) -> QuerySet[RoundTable]:
        return tables_for(self.request.user)

    def prefetches(self) -> list[Any]:
        return ["words"]

    def complete(self, rows: list[Any]) -> None:
        """As what she sits there, as many queries for one as for many."""
        super().complete(rows)
        found = seats_of(self.request.user).filter(party__table__in=[row.pk for row in rows])
        seats = {seat.party.table_id: seat for seat in found.select_related("party")}
        mine = {each.pk for each in own_organisations(self.request.user)}
        for row in rows:
            row.own_seat, row.is_ours = seats.get(row.pk), row.organisation_id in mine

    def columns(self) -> list[Column]:
        return [
            Column("title", _("Round table"), _title, ("title",)),
            Column("state", _("State"), _state, css="state"),
            Column("as", _("You are there as"), _as),
            Column("next", _("What to do next"), _next, css="what"),
        ]


def table_page(table: RoundTable) -> str:
    return reverse("network_desk:table", args=[table.uuid])


def _title(table: Any) -> Cell:
    return Cell(str(table.said("title")), table_page(table), is_name=True)


def state_of(table: RoundTable) -> Cell:
    if table.is_open:
        return Cell(_("Open until %(day)s") % {"day": written.day(table.until)}, icon="pen", tone="attention")
    done = table.is_reported
    return Cell(str(Stage(table.stage).label), icon="done" if done else "", tone="done" if done else "quiet")


def _state(table: Any) -> Cell:
    return state_of(table)


def _as(table: Any) -> Cell:
    if table.is_ours:
        return Cell(_("Who moderates"))
    return Cell(who(table.own_seat.party)) if table.own_seat else Cell(_("Invited"), tone="quiet")


def _next(table: Any) -> Cell:
    page = table_page(table)
    if table.is_reported:
        return Cell(_("Read the report"), reverse("round_tables:report", args=[table.uuid]))
    if not table.is_ours and (table.own_seat is None or table.own_seat.agreed_at is None):
        return Cell(_("Take your seat"), page)
    if table.stage == Stage.DRAFT:
        return Cell(_("Prepare and open it"), page)
    return Cell(_("Read and answer"), page)
