"""What she takes along, of a plan that came to its end or is about to."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation

from lms.core import days, written
from lms.core.people import Person
from lms.core.texts import Text, in_a_row
from lms.core.words import Words
from lms.pathways.plans.models import Pathway
from lms.pathways.plans.shown import Plan
from lms.pathways.reviews.models import Review

#: So many lines are offered; what she writes herself comes on top.
OFFERED = 12
#: A step is a sentence; its day stands after a comma.
STOPS = ".。"


@dataclass(frozen=True, slots=True)
class Line:
    """Something she takes along, in each of the languages. `key` is what a form sends."""

    key: str
    texts: dict[str, str]

    @property
    def words(self) -> Words:
        return Words(self.texts, next(iter(self.texts), ""))


def offered(plan: Plan, languages: Sequence[str]) -> list[Line]:
    """Goals she reached and steps she did, the newest first, each frozen in these languages with its day."""
    found: list[tuple[datetime.date, str, Words]] = [
        (goal.reached_on, str(goal.uuid), goal.words)
        for stage in plan.stages
        for goal in stage.goals
        if goal.reached_on and goal.words
    ]
    found += [
        (step.done_on, str(step.uuid), step.words) for step in plan.steps if step.is_done and step.done_on
    ]
    found.sort(key=lambda row: row[0], reverse=True)
    return [Line(key, _frozen(words, day, languages)) for day, key, words in found[:OFFERED]]


def _frozen(words: Words, day: datetime.date, languages: Iterable[str]) -> dict[str, str]:
    frozen = {}
    for language in languages:
        with translation.override(language):
            frozen[language] = in_a_row(
                [words.in_language(language).rstrip(STOPS), written.day(day, language)]
            )
    return frozen


def closing_review(pathway: Pathway) -> Review | None:
    return Review.objects.filter(pathway=pathway, is_closing=True).select_related("worker").first()


def held_today_by(worker: Person) -> QuerySet[Review]:
    """The last reviews somebody held today: she prints them with her, and tomorrow no more."""
    return Review.objects.filter(worker=worker.pk, held_on=days.today(), is_closing=True)


def along(review: Review, language: str) -> list[Text]:
    """Each line in this language, else as it stood first."""
    first = next(iter(review.languages), "")
    return [Words(line, first).in_language(language) for line in review.takes_along]
