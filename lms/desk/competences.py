"""What a learner can do and on which evidence, as plain data for a page."""

from typing import Any

from django.db.models import Max
from django.utils.translation import get_language

from lms.competences.models import Attainment, Level
from lms.competences.queries import attainments_of
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person


def competences_with_evidence(person: Person) -> list[dict[str, Any]]:
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


def _evidence_words(attainments: list[Attainment]) -> dict[Any, str]:
    language = get_language() or "en"
    rows = evidence.describe(
        [(attainment.source, attainment.evidence) for attainment in attainments], language=language
    )
    return {uuid: row.words for _source, uuid, row in rows}


def _competence_row(rows: list[Attainment], told: dict[Any, str], ranks: dict[int, int]) -> dict[str, Any]:
    best = max(rows, key=lambda attainment: attainment.level.rank)
    return {
        "label": best.competence.label_in(),
        "level": best.level.label_in(),
        "rank": best.level.rank,
        "ranks": ranks[best.level.framework_id],
        "evidence": [_evidence_row(attainment, told) for attainment in rows],
    }


def _evidence_row(attainment: Attainment, told: dict[Any, str]) -> dict[str, Any]:
    label = evidence.label_of(attainment.source)
    words = told.get(attainment.evidence, "")
    return {
        "words": f"{label}: {words}" if words else label,
        "date": days.day_of(attainment.attained_at),
        "icon": evidence.icon_of(attainment.source),
    }
