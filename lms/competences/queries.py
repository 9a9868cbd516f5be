from django.db.models import QuerySet

from lms.competences.models import Attainment, Level
from lms.core.people import Person


def attainments_of(person: Person) -> QuerySet[Attainment]:
    """What a person has shown, the newest first, with competence and level at hand."""
    return (
        Attainment.objects.filter(person=person)
        .select_related("competence", "level")
        .order_by("-attained_at", "-pk")
    )


def best_by_competence(person: Person) -> dict[int, Attainment]:
    """The highest attainment of each competence, by competence id."""
    best: dict[int, Attainment] = {}
    for attainment in attainments_of(person):
        existing = best.get(attainment.competence_id)
        if existing is None or attainment.level.rank > existing.level.rank:
            best[attainment.competence_id] = attainment
    return best


def levels_in_words(language: str) -> list[tuple[str, str]]:
    """(label, what it means) of every level that says what it means, the lowest first."""
    rows = [
        (level.label_in(language), level.description_in(language))
        for level in Level.objects.order_by("framework", "rank")
    ]
    return [(label, meaning) for label, meaning in rows if meaning]
