from django.db.models import Q, QuerySet

from lms.competences.models import Attainment, Level
from lms.competences.rules import can_show
from lms.contracts import evidence
from lms.core.people import Person


def level_shown(level: Level, source: str) -> Level | None:
    """The level itself, or the highest below it, that evidence of this kind can show."""
    if can_show(source, level):
        return level
    lower = Level.objects.filter(framework=level.framework_id, rank__lt=level.rank, needs_practice=False)
    return lower.order_by("-rank").first()


def held_by_evidence() -> Q:
    """Attainments whose kind of evidence can show their level."""
    return Q(level__needs_practice=False) | Q(source__in=evidence.kinds_that_show_doing())


def attainments_of(person: Person) -> QuerySet[Attainment]:
    """What a person has shown, the newest first, with competence, framework and level at hand."""
    return (
        Attainment.objects.filter(held_by_evidence(), person=person)
        .select_related("competence__framework", "level")
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
