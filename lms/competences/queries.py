from typing import Any

from django.db.models import QuerySet

from lms.competences.models import Attainment


def attainments_of(person: Any) -> QuerySet[Attainment]:
    """What a person has shown, the newest first, with competence and level at hand."""
    return Attainment.objects.filter(person=person).select_related("competence", "level").order_by("-attained_at", "-pk")


def best_by_competence(person: Any) -> dict[int, Attainment]:
    """The highest attainment of each competence, by competence id."""
    best: dict[int, Attainment] = {}
    for attainment in attainments_of(person):
        standing = best.get(attainment.competence_id)
        if standing is None or attainment.level.rank > standing.level.rank:
            best[attainment.competence_id] = attainment
    return best
