"""Beside an employer's vacancies: how many learners there are near by, and nothing more of them."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from employers.applications.enums import Sector
from employers.areas import called
from employers.matching.counts import told_to_employers
from employers.vacancies.models import Vacancy
from employers.vacancies.slots import Panel, Where, register
from lms.contracts.desk.panels import PanelContent

#: Of an employer with vacancies in more areas the first, by their codes.
AREAS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeRow:
    trade: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaNear:
    name: str
    rows: list[TradeRow] = field(default_factory=list)


@register
class LearnersNear(Panel):
    key, place, template, order = "learners_near", Where.OVERVIEW, "employers/matching/near.html", 90

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        """For the areas in which it has vacancies that somebody read: a draft would let it look anywhere."""
        read = Vacancy.objects.filter(organisation=about).exclude(area="").exclude(opened_at=None)
        areas = read.order_by("area")
        counts = told_to_employers(list(areas.values_list("area", flat=True).distinct()[:AREAS]))
        if not counts:
            return None
        near = [
            AreaNear(name=called(area), rows=[_row(count.sector, count.ten_or_more) for count in rows])
            for area, rows in groupby(counts, key=lambda count: count.area)
        ]
        return PanelContent({"areas": near, "month": counts[0].month})


def _row(sector: str, ten_or_more: bool) -> TradeRow:
    return TradeRow(
        trade=str(Sector(sector).label), words=_("10 or more") if ten_or_more else _("Fewer than 10")
    )
