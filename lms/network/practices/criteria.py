"""The published criteria: what two readers from elsewhere ask of every practice."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.network.practices.enums import Criterion

#: The key questions of each.
QUESTIONS: dict[Criterion, tuple[str | Promise, str | Promise]] = {
    Criterion(Criterion.RELEVANCE): (
        _("Does it answer a need that women named themselves?"),
        _("Is it clear whom it is for, and who is not reached?"),
    ),
    Criterion(Criterion.EFFECT): (
        _("What changed, and who says so?"),
        _("Was it counted or seen, and against what?"),
    ),
    Criterion(Criterion.PART): (
        _("Who decided, and could women change it?"),
        _("Were they paid or thanked for their part?"),
    ),
    Criterion(Criterion.SAFETY): (
        _("What happens when someone asks who should not?"),
        _("What keeps women from being recognised?"),
    ),
    Criterion(Criterion.LASTING): (
        _("Who pays in the third year?"),
        _("Who goes on with it when two people leave?"),
    ),
    Criterion(Criterion.ELSEWHERE): (
        _("Was it done elsewhere, with what changed?"),
        _("What must be there before one begins?"),
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion with its questions, as it is published."""

    criterion: Criterion
    questions: tuple[str | Promise, ...]

    @property
    def label(self) -> str:
        return str(self.criterion.label)


def published_criteria() -> list[Asked]:
    return [Asked(criterion, questions) for criterion, questions in QUESTIONS.items()]
