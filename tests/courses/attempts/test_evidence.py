"""A passed test and observed practice in the words a reader outside gets: no name, no place, no time
of day.
"""

import datetime
import uuid

import pytest

from courses.attempts.models import Observation, QuizAttempt
from courses.catalogue.models import Module, Quiz
from courses.enrolments.models import Enrolment
from lms.contracts import evidence
from lms.contracts.evidence import Evidence
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 5, 4, 12, 30, tzinfo=datetime.UTC)


@pytest.fixture
def module() -> Module:
    return make.taught_module(it="Una cucina pulita")


@pytest.fixture
def enrolment(module) -> Enrolment:
    return Enrolment.objects.create(person=make_learner().user, course=module.course)


@pytest.fixture
def hand_in(module, enrolment):
    def make_attempt(right: int, count: int, *, passed: bool = True) -> QuizAttempt:
        quiz, _created = Quiz.objects.get_or_create(module=module, defaults={"uuid": uuid.uuid4()})
        facts = {
            "number": QuizAttempt.objects.count() + 1,
            "pass_percent": 70,
            "questions": ["q"] * count,
            "handed_in_at": NOON,
            "correct_count": right,
            "passed": passed,
        }
        return QuizAttempt.objects.create(
            enrolment=enrolment, quiz=quiz, idempotency_key=uuid.uuid4(), **facts
        )

    return make_attempt


@pytest.fixture
def observe(module, enrolment):
    def make_observation(tasks: int) -> Observation:
        competence, level = make.competence(f"keeps-clean-{tasks}")
        facts = {
            "tasks": [str(uuid.uuid4()) for _task in range(tasks)],
            "assessor": make_worker(),
            "place": "Turin",
            "observed_on": NOON.date(),
            "idempotency_key": uuid.uuid4(),
        }
        return Observation.objects.create(
            enrolment=enrolment, module=module, competence=competence, level=level, **facts
        )

    return make_observation


def told(source: str, *rows, language: str = "en") -> list[Evidence]:
    return [
        words
        for _source, _uuid, words in evidence.describe(
            [(source, row.uuid) for row in rows], language=language
        )
    ]


def test_a_passed_test_in_words(hand_in):
    assert told("quiz", hand_in(3, 4), hand_in(1, 1)) == [
        Evidence(title="Test: A clean kitchen", words="3 of 4 questions right", year=NOON.year),
        Evidence(title="Test: A clean kitchen", words="1 of 1 question right", year=NOON.year),
    ]


def test_a_test_is_told_in_the_readers_language(hand_in):
    (words,) = told("quiz", hand_in(3, 4), language="it")
    assert words.title.endswith(": Una cucina pulita")
    assert words.words != "3 of 4 questions right"


def test_a_test_that_was_not_passed_is_told_to_nobody(hand_in):
    assert told("quiz", hand_in(1, 4, passed=False)) == []


def test_observed_practice_in_words(observe):
    assert told("observed_practice", observe(2), observe(1)) == [
        Evidence(
            title="Can do keeps-clean-2",
            words="2 tasks watched by a trainer",
            year=NOON.year,
            level="Basic",
            rank=1,
        ),
        Evidence(
            title="Can do keeps-clean-1",
            words="1 task watched by a trainer",
            year=NOON.year,
            level="Basic",
            rank=1,
        ),
    ]


@pytest.mark.parametrize("source", ["quiz", "observed_practice"])
def test_three_cost_the_same_as_one(hand_in, observe, django_assert_num_queries, source):
    rows = [hand_in(1, 1) if source == "quiz" else observe(number) for number in range(3)]
    for asked in (rows[:1], rows):
        with django_assert_num_queries(1):
            assert len(told(source, *asked)) == len(asked)


@pytest.mark.parametrize("source", ["quiz", "observed_practice"])
def test_neither_is_shared_by_itself(hand_in, observe, source):
    """A portfolio shows competences and certificates, not the scores behind them."""
    assert evidence.sources[source].can_be_shared is False
