"""The list of conversations on the desk."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core import written
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.messaging.kinds import page_of_kind
from lms.messaging.models import Conversation
from lms.messaging.queries import conversations_for


class InboxFilters(ListFilters):
    searched = ("about__profile__handle",)


class InboxListing(Listing):
    """Not as a file: who wrote when stays here.

    What somebody wrote before her account was closed waits for a reader all the same: the one thing of
    a closed account that does.
    """

    key = "inbox"
    caption = gettext_lazy("Whoever has waited longest comes first.")
    empty = gettext_lazy("Nobody has written to you.")
    filters = InboxFilters

    def queryset(self) -> QuerySet[Conversation]:
        return conversations_for(self.request.user)

    def columns(self) -> list[Column]:
        return [
            Column("who", _("Who"), _who, ("about__profile__handle",)),
            Column("where", _("Organisation"), lambda row: Cell(row.organisation.name, is_name=True)),
            Column("last", _("Last message"), _last, ("last_at",), css="last"),
            Column("next", _("What to do next"), _next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", _("Everyone")),
            Chip("waiting", _("Waiting for an answer"), Q(waiting_since__isnull=False)),
        ]


def page_of(conversation: Conversation) -> str:
    return reverse(page_of_kind(conversation.kind), args=[conversation.uuid])


def _who(row: Any) -> Cell:
    return Cell(row.about.profile.handle, page_of(row), is_name=True)


def _last(row: Any) -> Cell:
    return Cell(written.day_and_clock(row.last_at))


def _next(row: Any) -> Cell:
    if row.about.profile.suspended_at:
        return Cell(_("Account closed for now"), icon="lock", tone="quiet")
    if row.deleted_at:
        return Cell(_("She deleted this conversation"), tone="quiet")
    if row.waiting_since:
        return Cell(_("Answer her"), page_of(row))
    return Cell(_("Answered"), tone="quiet")
