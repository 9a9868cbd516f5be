"""What a learner can do and on which evidence, in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import get_language

from lms.competences.models import Attainment, Level
from lms.competences.queries import attainments_of
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    words: str
    date: date
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceRow:
    """A competence at her best level; that is the one of rank `rank` of the `ranks` its framework has."""

    label: str
    level: str
    rank: int
    ranks: int
    evidence: list[EvidenceRow]


def competences_with_evidence(person: Person) -> list[CompetenceRow]:
    """Each competence at her best level, with everything it rests on, the newest first."""
    by_competence: dict[int, list[Attainment]] = {}
    for attainment in attainments_of(person):
        by_competence.setdefault(attainment.competence_id, []).append(attainment)
    told = _evidence_words([attainment for rows in by_competence.values() for attainment in rows])
    ranks = _ranks({rows[0].level.framework_id for rows in by_competence.values()})
    return [_competence_row(rows, told, ranks) for rows in by_competence.values()]


def _ranks(frameworks: set[int]) -> dict[int, int]:
    """How many levels each framework has."""
    return dict(
        Level.objects.filter(framework__in=frameworks)
        .values_list("framework")
        .annotate(Max("rank"))
        .order_by()
    )


def _evidence_words(attainments: list[Attainment]) -> dict[UUID, str]:
    language = get_language() or "en"
    rows = evidence.describe(
        [(attainment.source, attainment.evidence) for attainment in attainments], language=language
    )
    return {uuid: row.words for _source, uuid, row in rows}


def _competence_row(rows: list[Attainment], told: dict[UUID, str], ranks: dict[int, int]) -> CompetenceRow:
    best = max(rows, key=lambda attainment: attainment.level.rank)
    return CompetenceRow(
        label=best.competence.label_in(),
        level=best.level.label_in(),
        rank=best.level.rank,
        ranks=ranks[best.level.framework_id],
        evidence=[_evidence_row(attainment, told) for attainment in rows],
    )


def _evidence_row(attainment: Attainment, told: dict[UUID, str]) -> EvidenceRow:
    label = evidence.label_of(attainment.source)
    words = told.get(attainment.evidence, "")
    return EvidenceRow(
        words=f"{label}: {words}" if words else label,
        date=days.day_of(attainment.attained_at),
        icon=evidence.icon_of(attainment.source),
    )
