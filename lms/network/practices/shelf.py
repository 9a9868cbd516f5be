"""The collection as it is looked through: words, and ticks for countries, themes and kinds of evidence."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from lms.core import written
from lms.core.texts import in_a_row
from lms.listing.columns import Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.network.practices.enums import Evidence, Theme
from lms.network.practices.models import Practice, PracticeResult, PracticeTheme
from lms.network.practices.queries import holding, public, with_all_shown
from lms.network.practices.shown import ShownPractice

ROWS = 12


def _countries() -> list[tuple[str, str]]:
    codes = public().order_by("country").values_list("country", flat=True).distinct()
    return [(code, code) for code in codes]


class ShelfFilters(ListFilters):
    country = django_filters.MultipleChoiceFilter(choices=_countries)
    theme = django_filters.MultipleChoiceFilter(choices=Theme.choices, method="about")
    evidence = django_filters.MultipleChoiceFilter(choices=Evidence.choices, method="known_by")

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return holding(rows, value)

    def about(self, rows: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        themes = PracticeTheme.objects.filter(practice=OuterRef("pk"), theme__in=value)
        return rows.filter(Exists(themes)) if value else rows

    def known_by(self, rows: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        results = PracticeResult.objects.filter(practice=OuterRef("pk"), evidence__in=value)
        return rows.filter(Exists(results)) if value else rows


@dataclass(frozen=True, slots=True)
class Tick:
    value: str
    label: str
    count: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    key: str
    label: str | Promise
    ticks: tuple[Tick, ...]

    @property
    def is_narrowed(self) -> bool:
        return any(tick.is_on for tick in self.ticks)


class Shelf(Listing):
    """In the order in which they were published, the newest first."""

    key = "practices"
    empty = gettext_lazy("No practice is published yet.")
    filters = ShelfFilters
    rows_on_a_page = ROWS

    def queryset(self) -> QuerySet[Practice]:
        """Which there are; what is shown of a page is read by `complete`."""
        return public().only("pk")

    def columns(self) -> list[Column]:
        return []

    def complete(self, rows: list[Any]) -> None:
        """All that is shown of these, as many queries for one as for many."""
        found = {each.pk: each for each in with_all_shown(public().filter(pk__in=[row.pk for row in rows]))}
        rows[:] = [found[row.pk] for row in rows if row.pk in found]

    @property
    def practices(self) -> list[ShownPractice]:
        return [ShownPractice(row) for row in self.page.object_list]

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def sentence(self) -> str:
        return ngettext("%(count)d practice", "%(count)d practices", self.count) % {"count": self.count}

    @property
    def words(self) -> str:
        return self.asked.get("q", "").strip()[:80]

    @property
    def asked_for(self) -> list[tuple[str, str]]:
        """What the ticks and words ask, as fields of another form."""
        names = ("q", *(facet.key for facet in self.facets))
        return [(name, value) for name in names for value in self.asked.getlist(name) if value]

    @property
    def narrowed_to(self) -> str:
        return in_a_row(tick.label for facet in self.facets for tick in facet.ticks if tick.is_on)

    @cached_property
    def facets(self) -> list[Facet]:
        themes = PracticeTheme.objects.filter(practice__in=public().order_by())
        results = PracticeResult.objects.filter(practice__in=public().order_by())
        countries = _how_many(public().order_by(), "country", of="pk")
        in_order = sorted(((code, written.country(code)) for code in countries), key=lambda pair: pair[1])
        return [
            self._facet("country", gettext_lazy("Country"), in_order, countries),
            self._facet(
                "theme", gettext_lazy("Theme"), Theme.choices, _how_many(themes, "theme", of="practice")
            ),
            self._facet(
                "evidence",
                gettext_lazy("Kind of evidence"),
                Evidence.choices,
                _how_many(results, "evidence", of="practice"),
            ),
        ]

    def _facet(self, key: str, label: Any, choices: Any, counts: dict[str, int]) -> Facet:
        on = set(self.asked.getlist(key))
        ticks = (
            Tick(value, str(words), counts[value], value in on)
            for value, words in choices
            if counts.get(value)
        )
        return Facet(key, label, tuple(ticks))


def _how_many(rows: QuerySet[Any], name: str, *, of: str) -> dict[str, int]:
    told = rows.order_by().values(name).annotate(count=Count(of, distinct=True))
    return {row[name]: row["count"] for row in told.order_by(name)}
