import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from employers.portfolios.access_kinds import PORTFOLIO, PORTFOLIO_PRINT
from employers.portfolios.models import Share
from employers.portfolios.told import Fact, facts_of, text_in
from lms.audit.queries import accesses_to, things_opened
from lms.competences.queries import levels_in_words
from lms.contracts import evidence
from lms.contracts.evidence import FilledSection
from lms.core import days
from lms.core.people import Person
from lms.core.texts import Text
from lms.intake.pictures.once_more import as_data
from lms.organisations.duties import Duty
from lms.organisations.queries import employer_organisation_ids

#: How long she is told of a share that ended without her, before it is among the closed ones.
TOLD_FOR = datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` is the last part of its address below the page it stands on, so the page is the same for her and
    for an employer.
    """

    name: str
    words: str
    #: The picture itself, for a sheet: it loads nothing.
    data: str = ""


@dataclass(frozen=True)
class SeenPortfolio:
    """What an employer sees: the same for her preview, the page, its check, the PDF and what can be inferred.

    No name, no handle, no code, no address, no day and no order but that of the words: two employers who put
    theirs side by side have nothing in common but what she ticked and wrote.
    """

    reference: str
    headline: str
    words: str
    weeks: int
    sections: list[FilledSection]
    levels: list[tuple[str, str]]
    facts: list[Fact]
    pictures: list[Picture]
    photo: Picture | None
    #: What the facts were made of, for what can be inferred. No template reads it.
    told: dict[str, Any]


def weeks_until(day: datetime.date) -> int:
    """How many more weeks it may be open, the begun one counted.

    The day itself would be the same for two employers.
    """
    return max(1, math.ceil((day - days.today()).days / 7))


def seen(
    source: Any,
    items: list[tuple[str, UUID]],
    *,
    reference: str,
    weeks: int,
    language: str,
    pictures: Sequence[Picture] = (),
    photo: Picture | None = None,
) -> SeenPortfolio:
    """From a share or from a draft: `source` has headline, words, languages, available and told."""
    with translation.override(language):
        facts = facts_of(source.told, languages=source.languages, available=source.available)
    return SeenPortfolio(
        reference=reference,
        headline=source.headline,
        words=text_in(source.told, "about") or source.words,
        weeks=weeks,
        sections=evidence.in_sections(items, language=language),
        levels=levels_in_words(language),
        facts=facts,
        pictures=list(pictures),
        photo=photo,
        told=source.told,
    )


def items_of(share: Share) -> list[tuple[str, UUID]]:
    return [(item.source, item.evidence) for item in share.items.all()]


def portfolio_of_share(share: Share, *, language: str, on_paper: bool = False) -> SeenPortfolio:
    shown = [
        (
            row.is_photo,
            Picture(str(row.uuid), Text(row.words, row.language), as_data(row.image) if on_paper else ""),
        )
        for row in share.pictures.all()
    ]
    return seen(
        share,
        items_of(share),
        reference=share.reference,
        weeks=weeks_until(days.day_of(share.consent.expires_at)),
        language=language,
        pictures=[picture for is_photo, picture in shown if not is_photo],
        photo=next((picture for is_photo, picture in shown if is_photo), None),
    )


def shares_for(employer: Person) -> QuerySet[Share]:
    """What is open to somebody of an employer organisation at this moment. Nothing else exists for her."""
    organisations = employer_organisation_ids(employer, Duty(Duty.READS))
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


#: Who comes back sooner is still on the same visit.
ONE_VISIT = datetime.timedelta(minutes=30)


@dataclass
class Visit:
    """What was opened and printed in one go. `at` is when it began, `until` when it last was opened."""

    at: datetime.datetime
    until: datetime.datetime
    opened: int = 0
    printed: int = 0


@dataclass
class Openings:
    """All visits to a share, the newest first."""

    visits: list[Visit]

    @property
    def count(self) -> int:
        return len(self.visits)


def openings_by_share(person: Person) -> dict[UUID, Openings]:
    """When each of her shares was opened or printed, by the share's public id, in one query."""
    found: dict[UUID, list[Visit]] = {}
    entries = accesses_to(person).filter(what__in=[PORTFOLIO.key, PORTFOLIO_PRINT.key])
    for entry in entries.order_by("at", "pk"):
        visits = found.setdefault(entry.thing, [])
        if not visits or entry.at - visits[-1].until > ONE_VISIT:
            visits.append(Visit(entry.at, entry.at))
        visits[-1].until = entry.at
        if entry.what == PORTFOLIO_PRINT.key:
            visits[-1].printed += 1
        else:
            visits[-1].opened += 1
    return {thing: Openings(visits[::-1]) for thing, visits in found.items()}


def ended_lately_by_place(share: Share) -> bool:
    """Whether it ended without her, because the employer takes part no longer, and she should still be told
    so.
    """
    return share.consent.ended_by_place and share.consent.withdrawn_at > timezone.now() - TOLD_FOR
