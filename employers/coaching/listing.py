"""The people somebody coaches: the step each one has reached, and what to do next. Steps only."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from employers.coaching.queries.waiting import waits_for_coach
from employers.contact.enums import WITH_THEM, Stage
from employers.contact.models import Interest
from employers.contact.queries.coaches import coached_by
from employers.portfolios.models import Portfolio
from lms.accounts.models import Profile
from lms.core import written
from lms.core.texts import Text, sentence
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.templatetags.lms_ui import row_thread

#: How far each stage is, of STEPS: portfolio, interest, share, conversation, work.
REACHED = {
    Stage.ASKED: 1,
    Stage.INTERESTED: 1,
    Stage.READY: 2,
    Stage.SHARED: 3,
    Stage.TALKING: 3,
    Stage.HIRED: 5,
}
STEPS = 5
#: To her coach.
STAGE_WORDS = {
    Stage.ASKED: gettext_lazy("Asked: %(title)s"),
    Stage.INTERESTED: gettext_lazy("Interested: %(title)s"),
    Stage.READY: gettext_lazy("Chooses what to show: %(title)s"),
    Stage.SHARED: gettext_lazy("Shown, waits for them: %(title)s"),
    Stage.TALKING: gettext_lazy("They write: %(title)s"),
    Stage.HIRED: gettext_lazy("Has the work: %(title)s"),
}


class WorkFilters(ListFilters):
    searched = ("handle",)


class WorkListing(Listing):
    key = "work"
    caption = gettext_lazy("Steps only. What she tells you stays out of this list.")
    empty = gettext_lazy("You coach nobody yet. A coordinator says on a learner's page who supports her.")
    filters = WorkFilters
    rows_are = Profile
    default_sort = "who"

    def queryset(self) -> QuerySet[Profile]:
        reader = self.request.user
        open_now = Interest.objects.filter(person=OuterRef("user"), ended_at=None)
        return (
            Profile.objects.filter(user__in=coached_by(reader), suspended_at=None)
            .annotate(
                waits_for_me=Exists(waits_for_coach(reader).filter(person=OuterRef("user"))),
                waits_for_them=Exists(open_now.filter(stage__in=WITH_THEM)),
                works=Exists(open_now.filter(stage=Stage.HIRED)),
                has_asked=Exists(Interest.objects.filter(person=OuterRef("user"))),
                has_portfolio=Exists(Portfolio.objects.filter(person=OuterRef("user"))),
            )
            .order_by("handle")
        )

    def complete(self, rows: list[Any]) -> None:
        """The farthest interest of each: one query for a page."""
        found = (
            Interest.objects.filter(person__in=[row.user_id for row in rows], ended_at=None)
            .select_related("vacancy__organisation")
            .order_by("stage_at", "pk")
        )
        farthest: dict[int, Interest] = {}
        waiting = {
            each.person_id: each for each in waits_for_coach(self.request.user) if each.stage in REACHED
        }
        for each in found:
            known = farthest.get(each.person_id)
            if known is None or REACHED[each.stage] > REACHED[known.stage]:
                farthest[each.person_id] = each
        for row in rows:
            row.interest, row.asks = farthest.get(row.user_id), waiting.get(row.user_id)

    def columns(self) -> list[Column]:
        return [
            Column("who", _("Who"), lambda row: Cell(row.handle, is_name=True), ("handle",)),
            Column("where", _("Where she is"), _where),
            Column("next", _("What to do next"), _next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        return [
            Chip("", _("Everyone")),
            Chip("me", pgettext("people", "Waits for me"), any_of=("waits_for_me",)),
            Chip("them", pgettext("people", "Waits for an employer"), any_of=("waits_for_them",)),
            Chip("work", pgettext("people", "At work"), any_of=("works",)),
        ]


def page_of(interest: Interest) -> str:
    return reverse("coaching:interest", args=[interest.uuid])


def _where(row: Any) -> Cell:
    interest = row.interest
    if interest is None:
        return Cell(_before_or_after(row), tone="quiet")
    title = Text(interest.vacancy.title, interest.vacancy.language)
    words = sentence(str(STAGE_WORDS[interest.stage]), title=title)
    return Cell(words, page_of(interest), drawing=row_thread(REACHED[interest.stage], STEPS))


def _before_or_after(row: Any) -> str:
    if row.has_asked:
        return pgettext("work of a learner", "Nothing is open now")
    return _("Portfolio begun") if row.has_portfolio else _("Not begun")


def _next(row: Any) -> Cell:
    if row.asks is not None and row.asks.stage == Stage.INTERESTED and row.asks.answer_by:
        by = written.day_without_year(row.asks.answer_by)
        return Cell(_("Answer her by %(day)s") % {"day": by}, page_of(row.asks))
    if row.asks is not None:
        return Cell(_("Read what they wrote"), page_of(row.asks))
    if row.interest is None or row.interest.stage in {Stage.ASKED, Stage.READY}:
        return Cell(_("Nothing, her turn"), tone="quiet")
    if row.works:
        return Cell(_("Done, she has work"), icon="done", tone="done")
    return Cell(_("Nothing, she is on her way"), tone="quiet")
