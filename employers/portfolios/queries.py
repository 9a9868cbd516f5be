import datetime
import math
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from employers.portfolios.access_kinds import PORTFOLIO, PORTFOLIO_PRINT
from employers.portfolios.models import Share
from lms.audit.queries import accesses_to, things_opened
from lms.competences.queries import levels_in_words
from lms.contracts import evidence
from lms.contracts.evidence import FilledSection
from lms.core import days
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.queries import employer_organisation_ids

#: How long she is told of a share that ended without her, before it is among the closed ones.
TOLD_FOR = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Portfolio:
    """What an employer sees: the same for her preview, the page, its check and the PDF.

    No name, no handle, no code, no address, no day and no order but that of the words: two employers who put
    theirs side by side have nothing in common but what she ticked and wrote.
    """

    reference: str
    headline: str
    words: str
    languages: str
    available: str
    weeks: int
    sections: list[FilledSection]
    levels: list[tuple[str, str]]


def weeks_until(day: datetime.date) -> int:
    """How many more weeks it may be open, the begun one counted.

    The day itself would be the same for two employers.
    """
    return max(1, math.ceil((day - days.today()).days / 7))


def portfolio_of(
    source: Any, items: list[tuple[str, UUID]], *, reference: str, until: datetime.date, language: str
) -> Portfolio:
    """A portfolio from a share or from a draft: `source` has headline, words, languages and available."""
    return Portfolio(
        reference=reference,
        headline=source.headline,
        words=source.words,
        languages=source.languages,
        available=source.available,
        weeks=weeks_until(until),
        sections=evidence.in_sections(items, language=language),
        levels=levels_in_words(language),
    )


def items_of(share: Share) -> list[tuple[str, UUID]]:
    return [(item.source, item.evidence) for item in share.items.all()]


def portfolio_of_share(share: Share, *, language: str) -> Portfolio:
    return portfolio_of(
        share,
        items_of(share),
        reference=share.reference,
        until=days.day_of(share.consent.expires_at),
        language=language,
    )


def shares_for(employer: Person) -> QuerySet[Share]:
    """What is open to somebody of an employer organisation at this moment. Nothing else exists for her."""
    organisations = employer_organisation_ids(employer, Duty.READS)
    return (
        Share.objects.open_now()
        .filter(organisation__in=organisations)
        .select_related("consent", "organisation", "person")
        .prefetch_related("items")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPortfolio:
    """A portfolio in an employer's list; `new` while nobody of her organisation has opened it."""

    reference: str
    headline: str
    weeks: int
    new: bool
    url: str


def rows_for(employer: Person) -> list[SharedPortfolio]:
    """Her list: what nobody of her organisation has opened yet first, then by reference.

    A reference is chance, so lists of two employers do not follow the same order, as they would by the time
    of sharing.
    """
    shares = list(shares_for(employer))
    opened = things_opened([share.uuid for share in shares])
    rows = [
        SharedPortfolio(
            reference=share.reference,
            headline=share.headline,
            weeks=weeks_until(days.day_of(share.consent.expires_at)),
            new=share.uuid not in opened,
            url=reverse("employers:portfolio", args=[share.uuid]),
        )
        for share in shares
    ]
    return sorted(rows, key=lambda row: (not row.new, row.reference))


def shares_of(person: Person) -> QuerySet[Share]:
    """Everything she ever shared."""
    return (
        Share.objects.filter(person=person)
        .select_related("consent", "organisation")
        .prefetch_related("items")
    )


@dataclass
class DayOfOpenings:
    """How often a share was opened and printed on one day."""

    day: datetime.date
    opened: int = 0
    printed: int = 0


@dataclass
class Openings:
    """All openings of a share, the newest day first."""

    days: list[DayOfOpenings]

    @property
    def count(self) -> int:
        return sum(day.opened + day.printed for day in self.days)


def openings_by_share(person: Person) -> dict[UUID, Openings]:
    """When each of her shares was opened or printed, by the share's public id, in one query."""
    found: dict[UUID, dict[datetime.date, DayOfOpenings]] = {}
    for entry in accesses_to(person).filter(what__in=[PORTFOLIO.key, PORTFOLIO_PRINT.key]):
        day = days.day_of(entry.at)
        of_day = found.setdefault(entry.thing, {}).setdefault(day, DayOfOpenings(day))
        if entry.what == PORTFOLIO_PRINT.key:
            of_day.printed += 1
        else:
            of_day.opened += 1
    return {
        thing: Openings(sorted(told.values(), key=lambda day: day.day, reverse=True))
        for thing, told in found.items()
    }


def ended_lately_by_place(share: Share) -> bool:
    """Whether it ended without her, because the employer takes part no longer, and she should still be told
    so.
    """
    return share.consent.ended_by_place and share.consent.withdrawn_at > timezone.now() - TOLD_FOR
