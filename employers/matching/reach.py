"""How far attainments reach (decision 76).

What she has shown reaches the competence itself at its level, and what stands one step beside it in the
framework, one level lower: the wider one, the narrower one, the near one. No further, and not into another
framework, whose levels mean something else.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import F, Max, Q

from employers.matching.models import Reach
from lms.competences.models import Attainment, CompetenceRelation
from lms.competences.queries import held_by_evidence

#: So much lower is what is only near to what she has shown.
STEP = 1


class Reached(NamedTuple):
    rank: int
    direct: bool


#: {(person's id, competence's id): how far}
Reaches = dict[tuple[int, int], Reached]


def derived(people: Collection[int]) -> Reaches:
    """From the attainments themselves. Two queries, however many people."""
    shown = shown_ranks(people)
    beside = neighbours({competence for _person, competence in shown})
    found = {key: Reached(rank, True) for key, rank in shown.items()}
    for (person, competence), rank in shown.items():
        for near in beside[competence]:
            better = found.get((person, near), Reached(0, False))
            if rank - STEP > better.rank:
                found[person, near] = Reached(rank - STEP, False)
    return found


def shown_ranks(
    people: Collection[int], competences: Collection[int] | None = None
) -> dict[tuple[int, int], int]:
    """{(person, competence): the highest rank she has shown}"""
    held = Attainment.objects.filter(held_by_evidence(), person__in=people)
    if competences is not None:
        held = held.filter(competence__in=competences)
    rows = held.order_by().values_list("person", "competence").annotate(Max("level__rank"))
    return {(person, competence): rank for person, competence, rank in rows}


def neighbours(competences: Collection[int]) -> dict[int, set[int]]:
    """What stands one step beside each of these, in their framework."""
    rows = CompetenceRelation.objects.filter(
        Q(competence__in=competences) | Q(other__in=competences),
        competence__framework=F("other__framework"),
    )
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in rows.values_list("competence", "other"):
        beside[one].add(other)
        beside[other].add(one)
    return beside


def kept(people: Collection[int]) -> Reaches:
    rows = Reach.objects.filter(person__in=people).values_list("person", "competence", "rank", "direct")
    return {(person, competence): Reached(rank, direct) for person, competence, rank, direct in rows}
