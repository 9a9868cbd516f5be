"""A recommendation as it is read."""

from dataclasses import dataclass
from uuid import UUID

from lms.core.texts import Text, in_a_row
from lms.network.practices.models import Practice
from lms.network.recommendations.enums import Audience, State
from lms.network.recommendations.models import Recommendation


@dataclass(frozen=True, slots=True)
class NamedPractice:
    uuid: UUID
    number: int | None
    title: str


class ShownRecommendation:
    """In the language of the page; it comes with all that is shown (queries.with_all_shown)."""

    def __init__(self, recommendation: Recommendation) -> None:
        self.recommendation = recommendation
        self.uuid, self.number = recommendation.uuid, recommendation.serial
        self.is_example = recommendation.is_example
        self.outcomes = list(recommendation.outcomes.all())

    @property
    def title(self) -> str:
        return self.recommendation.said("title")

    @property
    def summary(self) -> str:
        return self.recommendation.said("summary")

    @property
    def by(self) -> str:
        return self.recommendation.told_by

    @property
    def state(self) -> str:
        return str(State(self.recommendation.state).label)

    @property
    def state_key(self) -> str:
        return str(self.recommendation.state)

    @property
    def audiences(self) -> list[str]:
        return [str(Audience(row.audience).label) for row in self.recommendation.audiences.all()]

    @property
    def audiences_in_a_row(self) -> str:
        return in_a_row(self.audiences)

    @property
    def newest(self) -> Text | str:
        """What was said last of what became of it."""
        return self.outcomes[0].said if self.outcomes else ""

    @property
    def practices(self) -> list[NamedPractice]:
        return [_named(practice) for practice in self.recommendation.practices.all()]


def _named(practice: Practice) -> NamedPractice:
    return NamedPractice(practice.uuid, practice.serial, practice.said("title"))
