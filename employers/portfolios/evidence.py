"""Parts of a portfolio by name, so that a receipt says what was to be shown. They are shown by a share alone,
and prove nothing.
"""

from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.functional import Promise

from employers.portfolios.enums import Part, Section
from employers.portfolios.models import Portfolio, WorkSample
from employers.portfolios.own.queries import sample_of
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource
from lms.core import days


class PartOfPortfolio(EvidenceSource):
    """`key` is `portfolio_` and the part; the uuid is the portfolio's, or that of a picture in it."""

    model: Any = Portfolio
    label: str | Promise

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        with translation.override(language):
            return {
                uuid: Evidence(title=str(self.label), words="", year=days.today().year)
                for uuid in self.model.objects.filter(uuid__in=uuids).values_list("uuid", flat=True)
            }


def _register(part: str, label: str | Promise, model: Any) -> None:
    more = {"key": f"portfolio_{part}", "label": label, "model": model}
    evidence.register(type("PartOfPortfolio", (PartOfPortfolio,), more))


for key, label in Part.choices:
    _register(key, label, Portfolio)
_register("sample", dict(Section.choices)["sample"], WorkSample)


def parts_as_items(portfolio: Portfolio | None, parts: list[str]) -> list[tuple[str, UUID]]:
    if portfolio is None:
        return []
    samples = {part: sample_of(portfolio, part) for part in parts}
    return [
        (f"portfolio_{Section.SAMPLE}", sample.uuid) if sample else (f"portfolio_{part}", portfolio.uuid)
        for part, sample in samples.items()
    ]
