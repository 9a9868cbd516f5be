from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from employers.portfolios.models import Share
from lms.audit.enums import What
from lms.audit.models import AccessEntry
from lms.audit.queries import accesses_to
from lms.competences.queries import levels_in_words
from lms.contracts import evidence
from lms.contracts.evidence import Evidence
from lms.organisations.queries import employer_organisation_ids


@dataclass(frozen=True)
class Portfolio:
    """What an employer sees: the same for her preview, the page and the PDF. No name, no handle, no date of joining."""

    reference: str
    headline: str
    words: str
    languages: str
    available: str
    until: Any
    competences: list[Evidence]
    certificates: list[Evidence]
    levels: list[tuple[str, str]]


def portfolio_of(source: Any, items: list[tuple[str, UUID]], *, reference: str, until: Any, language: str) -> Portfolio:
    """A portfolio from a share or from a draft: `source` has headline, words, languages and available."""
    told = evidence.describe(items, language=language)
    return Portfolio(
        reference=reference,
        headline=source.headline,
        words=source.words,
        languages=source.languages,
        available=source.available,
        until=until,
        competences=sorted((row for key, _uuid, row in told if key == "attainment"), key=lambda row: -row.rank),
        certificates=[row for key, _uuid, row in told if key == "certificate"],
        levels=levels_in_words(language),
    )


def portfolio_of_share(share: Share, *, language: str) -> Portfolio:
    items = [(item.source, item.evidence) for item in share.items.all()]
    return portfolio_of(share, items, reference=share.reference, until=share.consent.expires_at.date(), language=language)


def shares_for(employer: Any) -> QuerySet[Share]:
    """What is open to somebody of an employer organisation at this moment. Nothing else exists for her."""
    organisations = employer_organisation_ids(employer)
    return Share.objects.open_now().filter(organisation__in=organisations).select_related("consent", "organisation", "person").prefetch_related("items")


def shares_of(person: Any) -> QuerySet[Share]:
    """Everything she ever shared."""
    return Share.objects.filter(person=person).select_related("consent", "organisation").prefetch_related("items")


def openings_by_share(person: Any) -> dict[UUID, list[AccessEntry]]:
    """When each of her shares was opened or printed, by the share's public id, in one query."""
    found: dict[UUID, list[AccessEntry]] = {}
    for entry in accesses_to(person).filter(what__in=[What.PORTFOLIO, What.PORTFOLIO_PRINT]):
        found.setdefault(entry.thing, []).append(entry)
    return found
