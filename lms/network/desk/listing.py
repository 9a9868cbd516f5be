"""Practices and recommendations of one's own organisation: how they stand, and what to do next."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lms.core import days, written
from lms.core.texts import in_a_row
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.network.practices.enums import WRITTEN, Stage
from lms.network.practices.models import Practice
from lms.network.practices.queries import DUE, ours
from lms.network.recommendations.enums import Audience, State
from lms.network.recommendations.models import Recommendation
from lms.network.recommendations.queries import ours as own_recommendations


class PracticeFilters(ListFilters):
    searched = ("title", "summary", "place")


class PracticesListing(Listing):
    key = "practices"
    empty = gettext_lazy("Your organisation has told of no practice yet. Write the first one.")
    filters = PracticeFilters
    default_sort = "title"

    def queryset(self) -> QuerySet[Practice]:
        return ours(self.request.user).defer("index")

    def columns(self) -> list[Column]:
        return [
            Column("title", _("Practice"), _title, ("title",)),
            Column("by", pgettext("a practice", "Told by"), _by, ("told_by", "title")),
            Column("state", _("State"), _state, css="state"),
            Column("next", _("What to do next"), _next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        due = Q(stage=Stage.PUBLISHED, check_by__lt=days.today() + DUE)
        return [
            Chip("", pgettext("practices", "All")),
            Chip("write", pgettext("practices", "To write"), Q(stage__in=[str(each) for each in WRITTEN])),
            Chip("reading", pgettext("practices", "Being read"), Q(stage=Stage.READING)),
            Chip("public", pgettext("practices", "Published"), Q(stage=Stage.PUBLISHED)),
            Chip("check", pgettext("practices", "To look at again"), due),
        ]


def practice_page(practice: Practice) -> str:
    return reverse("network_desk:practice", args=[practice.uuid])


def _title(practice: Any) -> Cell:
    return Cell(practice.title, practice_page(practice), is_name=True)


def _by(practice: Any) -> Cell:
    return Cell(practice.told_by, is_name=True)


def is_due(practice: Practice) -> bool:
    return practice.is_public and bool(practice.check_by and practice.check_by < days.today() + DUE)


def state_of(practice: Practice) -> Cell:
    """How it stands, in words, as the page and the list say it."""
    words = str(Stage(practice.stage).label)
    if practice.stage == Stage.PUBLISHED and practice.check_by:
        if is_due(practice):
            said = _("Published, to be looked at again by %(day)s") % {"day": written.day(practice.check_by)}
            return Cell(said, icon="again", tone="attention")
        return Cell(words, icon="done", tone="done")
    if practice.stage in {Stage.REVISION, Stage.READY}:
        return Cell(words, icon="pen", tone="attention")
    if practice.serial is not None:
        return Cell(_("Set aside: it is written anew"), icon="lock", tone="attention")
    return Cell(words, tone="quiet")


def _state(practice: Any) -> Cell:
    return state_of(practice)


def _next(practice: Any) -> Cell:
    page = practice_page(practice)
    if practice.stage == Stage.DRAFT:
        return Cell(_("Write it and hand it in"), page)
    if practice.stage == Stage.REVISION:
        return Cell(_("Read what they found, and change it"), page)
    if practice.stage == Stage.READY:
        return Cell(_("Publish it"), page)
    if is_due(practice):
        return Cell(_("Look at it again"), page)
    return Cell(_("Nothing"), tone="quiet")


class RecommendationFilters(ListFilters):
    searched = ("title", "summary")


class RecommendationsListing(Listing):
    key = "recommendations"
    empty = gettext_lazy("Your organisation recommends nothing yet. A coordinator writes the first one.")
    filters = RecommendationFilters
    default_sort = "title"

    def queryset(self) -> QuerySet[Recommendation]:
        return own_recommendations(self.request.user)

    def prefetches(self) -> list[Any]:
        return ["audiences"]

    def columns(self) -> list[Column]:
        return [
            Column("title", _("Recommendation"), _recommended, ("title",)),
            Column("to", _("To whom"), _to),
            Column("state", _("What became of it"), _became, css="state"),
        ]


def recommendation_page(recommendation: Recommendation) -> str:
    return reverse("network_desk:recommendation", args=[recommendation.uuid])


def _recommended(row: Any) -> Cell:
    return Cell(row.title, recommendation_page(row), is_name=True)


def _to(row: Any) -> Cell:
    return Cell(in_a_row(str(Audience(each.audience).label) for each in row.audiences.all()))


def became(row: Recommendation) -> Cell:
    if not row.is_published:
        return Cell(pgettext("a recommendation", "Draft: nobody outside reads it"), tone="quiet")
    done = row.state == State.DONE
    return Cell(str(State(row.state).label), icon="done" if done else "", tone="done" if done else "")


def _became(row: Any) -> Cell:
    return became(row)
