"""How many plans there are in the whole network, and where they are. Small numbers are not said, nor those by
which one could reckon them.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, OuterRef, Subquery, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.core import days
from lms.pathways.enums import Theme
from lms.pathways.models import HandOver, Pathway, Review, Stage

#: Fewer than so many women are never counted for anybody to read.
FEWEST = 10
LOOKED_LATELY = datetime.timedelta(days=90)
YEAR = datetime.timedelta(days=365)
RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Row:
    """`count` is None where it is not said."""

    label: str | Promise
    count: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Parts of a whole, each plan in one of them."""

    title: str | Promise
    total: int | None
    rows: list[Row]


def said(counts: Mapping[Any, int]) -> tuple[int | None, dict[Any, int | None]]:
    """The total and its parts, without what is too small to be said.

    Who knows the total and all parts but one knows that one: so the smallest others are left out with it,
    until those left out are two parts at least, and as many women together as may be said.
    """
    total = sum(counts.values())
    if total < FEWEST:
        return None, dict.fromkeys(counts)
    rising = sorted(counts, key=lambda key: counts[key])
    left_out = [key for key in rising if counts[key] < FEWEST]
    if left_out:
        for key in rising[len(left_out) :]:
            if len(left_out) > 1 and sum(counts[one] for one in left_out) >= FEWEST:
                break
            left_out.append(key)
    return total, {key: None if key in left_out else count for key, count in counts.items()}


def network_numbers() -> tuple[list[Table], list[Row]]:
    """Tables of parts, and numbers that stand alone. As many queries for three plans as for thousands."""
    return [_open_plans()], _alone()


def _open_plans() -> Table:
    """Each plan in the first part that was begun and is not done, or resting. One table: of two about the
    same plans, one total taken from the other would say how many rest.
    """
    here = Stage.objects.filter(pathway=OuterRef("pk"), begun_on__isnull=False, done_on=None)
    first = Subquery(here.order_by("order", "pk").values("theme")[:1])
    found = dict(
        Pathway.objects.filter(closed_at=None)
        .annotate(where=Case(When(paused_at__isnull=False, then=Value(RESTING)), default=first))
        .order_by()
        .values_list("where")
        .annotate(count=Count("pk"))
    )
    labels: dict[Any, Any] = {theme.value: theme.label for theme in Theme} | {
        None: _("Before the first part"),
        RESTING: _("Resting"),
    }
    return _table(_("Open plans"), labels, {key: found.get(key, 0) for key in labels})


def _table(title: Promise, labels: Mapping[Any, Any], counts: Mapping[Any, int]) -> Table:
    total, parts = said(counts)
    return Table(title, total, [Row(label, parts[key]) for key, label in labels.items()])


def _alone() -> list[Row]:
    """Numbers of their own: each is of women, and none is a part of another that is said."""
    lately, year = days.today() - LOOKED_LATELY, days.today() - YEAR
    looked = Review.objects.filter(held_on__gte=lately, is_closing=False)
    closed = Review.objects.filter(held_on__gte=year, is_closing=True)
    moved = HandOver.objects.filter(received_at__gte=days.start_of(year))
    return [
        Row(_("Looked at together in the last three months"), _women(looked)),
        Row(_("Came to their end with a last look, in a year"), _women(closed)),
        Row(_("Went to another organisation, in a year"), _women(moved)),
    ]


def _women(rows: Any) -> int | None:
    count = rows.values("pathway__person").distinct().count()
    return count if count >= FEWEST else None
