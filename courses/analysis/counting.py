"""How the questions of a course do: counted by the database over the first answer of each learner.

Four queries, however many answers there are. Of a test it is the first try that counts, of a lesson the
first answer: what comes later has read why.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, F, FloatField, Min, QuerySet, Sum, When
from django.db.models.functions import Cast

from courses.activities.contract import MarkingState
from courses.analysis.hiding import LEAST, in_tens, share, shown_groups
from courses.analysis.models import QuestionFigure
from courses.attempts.models import Answer
from courses.attempts.queries import READ_BY_OTHERS
from courses.catalogue.models import Course
from courses.questions.models import QuestionVersion
from courses.questions.queries import newest_versions

#: Kinds of which an answer is the id of what was chosen. Of all others an answer is words of hers.
CHOSEN_FROM = ("single", "multiple", "true_false", "picture_choice", "hotspot")
MOST_TOLD = 4


@dataclass
class Sums:
    """Of the first answers to one question: of how many learners, how right (x), and of tests how right the
    others of the same try were (y).
    """

    learners: int = 0
    count: int = 0
    right: float = 0
    tried: int = 0
    x: float = 0
    xx: float = 0
    y: float = 0
    yy: float = 0
    xy: float = 0
    chosen: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, other: "Sums") -> None:
        for name in ("learners", "count", "right", "tried", "x", "xx", "y", "yy", "xy"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for key, times in other.chosen.items():
            self.chosen[key] += times

    @property
    def discrimination(self) -> int | None:
        """How far those who know the rest of the test know this one too, in hundredths and tens of them."""
        if self.tried < LEAST:
            return None
        spread = (self.xx - self.x**2 / self.tried) * (self.yy - self.y**2 / self.tried)
        if spread <= 0:
            return None
        return round(10 * (self.xy - self.x * self.y / self.tried) / math.sqrt(spread)) * 10


Found = dict[UUID, dict[int | None, Sums]]


def count_questions(course: Course) -> int:
    """Counts the course anew; how many rows there are now."""
    rows = figures_of(course)
    with transaction.atomic():
        QuestionFigure.objects.filter(course=course).delete()
        QuestionFigure.objects.bulk_create(rows)
    return len(rows)


def answers_in(course: Course) -> QuerySet[Answer]:
    return Answer.objects.filter(READ_BY_OTHERS, enrolment__course=course)


def figures_of(course: Course) -> list[QuestionFigure]:
    found: Found = defaultdict(lambda: defaultdict(Sums))
    _add_tests(course, found)
    _add_lessons(course, found, but_not=set(found))
    versions = newest_versions(list(found), language=course.source_language, fallback=course.source_language)
    rows: list[QuestionFigure] = []
    for question, by_group in found.items():
        if question in versions:
            rows += _figures(course, versions[question], by_group)
    return rows


def _figures(
    course: Course, version: QuestionVersion, by_group: dict[int | None, Sums]
) -> Iterable[QuestionFigure]:
    everybody = Sums()
    for sums in by_group.values():
        everybody.add(sums)
    if everybody.learners < LEAST:
        return
    yield _figure(course, None, version, everybody)
    counts = {group: sums.learners for group, sums in by_group.items() if group is not None}
    for group in shown_groups(counts, everybody=everybody.learners):
        yield _figure(course, group, version, by_group[group])


def _figure(course: Course, group: int | None, version: QuestionVersion, sums: Sums) -> QuestionFigure:
    return QuestionFigure(
        course=course,
        cohort_id=group,
        question=version.question,
        text=str(version.body["text"]),
        answered=in_tens(sums.learners),
        right=share(sums.right, sums.count),
        discrimination=sums.discrimination,
        chosen=_told(version, sums),
    )


def _told(version: QuestionVersion, sums: Sums) -> list[dict[str, Any]]:
    """Wrong answers in words; one that is not in the newest version any more is left out."""
    right = set(version.sample_response(right=True)) if version.body["kind"] in CHOSEN_FROM else set()
    kind = version.activity_type
    told = []
    for choice, times in sorted(sums.chosen.items(), key=lambda item: (-item[1], item[0])):
        words = kind.describe(body=version.said, response=[choice]) if kind and choice not in right else []
        if words and (part := share(times, sums.count)):
            told.append({"text": " ".join(map(str, words)), "share": part})
    return told[:MOST_TOLD]


# ── what the database adds up ────────────────────────────────────────────────────────────────────────────

_NUMBER = FloatField()
#: How right an answer is, from 0 to 1.
_X = Cast(F("score"), _NUMBER) / Cast(F("max_score"), _NUMBER)
#: How many of the others in the same try are right.
_Y = Cast(F("quiz_attempt__correct_count"), _NUMBER) - Case(
    When(marking_state=MarkingState.CORRECT.value, then=1.0), default=0.0, output_field=_NUMBER
)
_GROUPED = ("question", "enrolment__cohort")


def _first_tries(course: Course) -> QuerySet[Answer]:
    return answers_in(course).filter(
        quiz_attempt__number=1, quiz_attempt__handed_in_at__isnull=False, score__isnull=False
    )


def _first_in_lessons(course: Course) -> QuerySet[Answer]:
    first = answers_in(course).filter(step__isnull=False).order_by().values("enrolment", "question")
    return Answer.objects.filter(pk__in=first.annotate(first=Min("pk")).values("first"), score__isnull=False)


def _add_tests(course: Course, found: Found) -> None:
    first = _first_tries(course).order_by()
    for question, group, learners, *sums in first.values_list(*_GROUPED).annotate(
        learners=Count("enrolment", distinct=True),
        count=Count("pk"),
        x=Sum(_X),
        xx=Sum(_X * _X),
        y=Sum(_Y),
        yy=Sum(_Y * _Y),
        xy=Sum(_X * _Y),
    ):
        count, x, xx, y, yy, xy = sums
        found[question][group].add(
            Sums(learners=learners, count=count, right=x, tried=count, x=x, xx=xx, y=y, yy=yy, xy=xy)
        )
    _add_chosen(first, found)


def _add_lessons(course: Course, found: Found, *, but_not: set[UUID]) -> None:
    """A question that a test asks too is told of by the test: nobody counts twice."""
    first = _first_in_lessons(course).exclude(question__in=but_not).order_by()
    for question, group, count, right in first.values_list(*_GROUPED).annotate(
        count=Count("pk"), right=Sum(_X)
    ):
        found[question][group].add(Sums(learners=count, count=count, right=right))
    _add_chosen(first, found)


def _add_chosen(first: QuerySet[Answer], found: Found) -> None:
    rows = first.filter(version__body__kind__in=CHOSEN_FROM)
    for question, group, response, times in rows.values_list(*_GROUPED, "response").annotate(Count("pk")):
        for choice in response if isinstance(response, list) else []:
            found[question][group].chosen[str(choice)] += times
