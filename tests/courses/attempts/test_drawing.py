"""A test that holds more questions than a try asks."""

import uuid

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from courses.analysis.counting import figures_of
from courses.attempts.actions import answer_quiz, start_quiz
from courses.attempts.errors import AnswerRefused
from courses.attempts.evidence import QuizEvidence
from courses.attempts.paper import questions_on_paper
from courses.attempts.rules import drawn
from courses.catalogue.models import Module, Quiz
from courses.enrolments.models import Enrolment
from courses.pages.checks import findings
from courses.progress.models import ModuleRecord
from tests.factories import courses as make
from tests.factories.learning import take_quiz, version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@given(st.lists(st.uuids().map(str), unique=True, max_size=9), st.integers(0, 12), st.uuids())
def test_a_lot_draws_as_many_as_said_in_their_order_and_the_same_again(questions, count, lot):
    found = drawn(questions, count, lot=lot)
    assert len(found) == min(count, len(questions))
    assert found == [question for question in questions if question in set(found)]
    assert drawn(questions, count, lot=lot) == found


def test_every_question_is_drawn_as_often_as_any_other():
    questions = [str(number) for number in range(10)]
    times = dict.fromkeys(questions, 0)
    for lot in range(3000):
        for question in drawn(questions, 3, lot=uuid.UUID(int=lot)):
            times[question] += 1
    assert all(800 < count < 1000 for count in times.values())


@pytest.fixture
def module(faces) -> Module:
    """Six questions, of which a try asks two."""
    page = make.module_page(make.course_page(faces.skills), quiz=6, questions_asked=2)
    return Module.objects.get(uuid=page.translation_key)


@pytest.fixture
def enrolment(module) -> Enrolment:
    return Enrolment.objects.create(person=make_learner().user, course=module.course)


def begin(enrolment, module):
    return start_quiz(enrolment, Quiz.objects.get(module=module), idempotency_key=uuid.uuid4())


def test_a_try_keeps_what_it_drew_whatever_the_author_changes(enrolment, module):
    attempt = begin(enrolment, module)
    assert len(attempt.questions) == 2
    page = make.page_of(module)
    page.questions_asked = 5
    page.quiz_questions = list(page.quiz_questions.all())[:-1]
    page.save_revision().publish()
    again = begin(enrolment, module)
    assert (again.pk, again.questions) == (attempt.pk, attempt.questions)
    other = next(question for question in module.quiz.questions if question not in attempt.questions)
    version = version_of(other)
    with pytest.raises(AnswerRefused):
        answer_quiz(attempt, version, response=version.sample_response(), idempotency_key=uuid.uuid4())


def test_it_is_marked_and_shown_by_what_was_asked_and_is_counted_right(enrolment, module):
    met = set()
    for _try in range(9):
        met |= set(take_quiz(enrolment, module, right=0).questions)
    assert len(met) > 2
    passed = take_quiz(enrolment, module)
    assert (passed.passed, passed.correct_count) == (True, 2)
    [told] = QuizEvidence().describe([passed.uuid], language="en").values()
    assert told.words == "2 of 2 questions right"
    assert ModuleRecord.objects.filter(enrolment=enrolment, module=module).exists()
    call_command("check_progress")  # CommandError where a count is not what the records say


def test_who_begins_reads_how_many_are_asked_and_that_each_try_asks_others(enter, enrolment, module):
    page = enter(enrolment.person).get(reverse("player:quiz", args=[module.quiz.uuid]))
    assert (page.context["question_count"], page.context["needed"]) == (2, 2)
    assert "Each try may ask other questions." in page.content.decode()


def test_a_class_on_paper_is_asked_one_draw(module, enrolment):
    questions = questions_on_paper(module.quiz, language="en")
    attempt = start_quiz(enrolment, module.quiz, idempotency_key=uuid.uuid4(), lot=module.quiz.uuid)
    assert [str(question.version.question) for question in questions] == attempt.questions


def test_an_author_reads_that_there_are_too_few_and_every_try_asks_all(faces, enrolment, module):
    page = make.page_of(module)
    page.questions_asked = 8
    assert [found.words for found in findings(page)] == [
        "Test: 8 questions are to be asked, and there are only 6. Every try asks all of them."
    ]
    page.save_revision().publish()
    assert len(begin(enrolment, module).questions) == 6


def test_a_question_is_counted_for_those_who_were_asked_it(module):
    asked = dict.fromkeys(module.quiz.questions, 0)
    for _learner in range(32):
        enrolment = Enrolment.objects.create(person=make_learner().user, course=module.course)
        for question in take_quiz(enrolment, module).questions:
            asked[question] += 1
    told = {str(row.question): row.answered for row in figures_of(module.course)}
    assert told == {question: count // 10 * 10 for question, count in asked.items() if count >= 10}
