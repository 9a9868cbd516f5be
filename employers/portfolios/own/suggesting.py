"""What she could write, from what she has shown: work that asks for it, and what she can do, in both
languages.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from employers.portfolios.enums import Section
from lms.competences.models import Occupation
from lms.competences.queries import best_by_competence
from lms.core.people import Person

MOST = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` are {language: text}; `shown` is the one she reads on the button."""

    code: str
    shown: str
    words: dict[str, str]


def suggestions_for(person: Person, section: Any) -> list[Suggestion]:
    best = best_by_competence(person)
    if section == Section.SEEKS:
        covered = Count("asks", filter=Q(asks__competence__in=list(best)))
        found = Occupation.objects.annotate(covered=covered).filter(covered__gt=0)
        rows = list(found.order_by("-covered", "code")[:MOST])
    elif section == Section.ABOUT:
        shown = [row for row in best.values() if row.competence.visible_outside]
        rows = [row.competence for row in sorted(shown, key=lambda row: -row.level.rank)[:MOST]]
    else:
        return []
    return [Suggestion(row.code, row.label_in(), row.labels) for row in rows]
