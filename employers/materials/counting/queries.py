import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from employers.materials.counting.models import Taken
from lms.core import days

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Count:
    """0 stands for fewer than ten."""

    title: str
    this_month: int
    last_month: int
    year: int

    @property
    def months(self) -> tuple[int, int, int]:
        return self.this_month, self.last_month, self.year


def counts_of(pages: Sequence[Any]) -> list[Count]:
    """Of these pages, in all languages together, in one query."""
    month = days.today().replace(day=1)
    last = (month - days.ONE).replace(day=1)
    since = days.months_after(month, 1 - MONTHS_SHOWN)
    found: Counter[tuple[UUID, datetime.date]] = Counter()
    keys = [page.translation_key for page in pages]
    for row in Taken.objects.filter(page__in=keys, month__gte=since):
        found[row.page, row.month] += row.count
    return [
        Count(
            page.title,
            found[page.translation_key, month],
            found[page.translation_key, last],
            sum(count for (key, _month), count in found.items() if key == page.translation_key),
        )
        for page in pages
    ]
