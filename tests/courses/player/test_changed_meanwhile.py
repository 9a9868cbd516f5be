"""What an author changes while she is in a test, or after it: her result stays what it was."""

import uuid

import pytest
from django.urls import reverse

from courses.attempts.models import QuizAttempt
from courses.attempts.rules import tries_left
from courses.catalogue.models import Course, Quiz
from courses.enrolments.actions import enrol
from courses.questions.models import Question, QuestionVersion
from lms.core.texts import language_of
from tests.factories import courses as make
from tests.factories.learning import take_quiz, version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(faces) -> Quiz:
    """A test of two questions."""
    course = make.published_course(faces.skills, lessons=1, steps=1, quiz=2)
    return Quiz.objects.get(module__course=course)


@pytest.fixture
def enrolment(quiz):
    learner = make_learner().user
    return enrol(learner, Course.objects.get(), by=learner)


@pytest.fixture
def browser(enrolment, enter):
    return enter(enrolment.person)


def result_of(browser, attempt, language: str = "") -> dict:
    address = reverse("player:quiz_result", args=[attempt.uuid])
    return browser.get(f"/{language}{address}" if language else address).context


def rows(context) -> list[tuple]:
    return [(row.text, row.answer, row.right) for row in context["answers"]]


def asked(quiz, number: int = 0) -> Question:
    return Question.objects.get(translation_key=quiz.questions[number], locale__language_code="en")


def rewritten(question: Question, text: str, *, as_before: bool = False) -> None:
    """Replaced by its author: other words and other choices, or other words for the same choices."""
    other = make.question(text)
    if not as_before:
        question.activity = other.activity
    question.text = text
    question.save()
    question.save_revision().publish()


# ── tries ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("allowed", "used", "left"), [(0, 9, None), (3, 0, 3), (3, 2, 1), (3, 3, 0), (2, 3, 0), (1, 3, 0)]
)
def test_never_fewer_than_none_are_left(allowed, used, left):
    assert tries_left(allowed, used) == left


def test_tries_lowered_after_they_were_used_offer_none_more(browser, quiz, enrolment):
    for _number in range(3):
        last = take_quiz(enrolment, quiz.module, right=0)
    Quiz.objects.update(attempts_allowed=2)
    assert result_of(browser, last)["again_url"] == ""
    start = browser.get(reverse("player:quiz", args=[quiz.uuid])).context
    assert (start["attempts_left"], start["can_start"]) == (0, False)


def test_a_test_that_was_taken_out_is_not_offered_again(browser, quiz, enrolment):
    attempt = take_quiz(enrolment, quiz.module, right=0)
    page = make.page_of(quiz.module)
    page.quiz_questions = []
    page.save_revision().publish()
    assert result_of(browser, attempt)["again_url"] == ""


def test_the_pass_mark_of_the_day_she_began_holds(browser, quiz, enrolment):
    attempt = take_quiz(enrolment, quiz.module, right=1)
    page = make.page_of(quiz.module)
    page.pass_percent = 50
    page.save_revision().publish()
    shown = result_of(browser, attempt)
    assert (shown["passed"], shown["needed"], shown["pass_percent"]) == (False, 2, 70)


# ── what was asked ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("as_before", [True, False], ids=["other words", "other choices"])
def test_a_question_replaced_after_she_answered_is_told_as_she_answered_it(
    browser, quiz, enrolment, as_before
):
    attempt = take_quiz(enrolment, quiz.module, right=1)
    before = rows(result_of(browser, attempt))
    assert before == [("Question 0", ["Right 0"], True), ("Question 1", ["Wrong 1"], False)]
    for number in (0, 1):
        rewritten(asked(quiz, number), f"Something else {number}", as_before=as_before)
    assert rows(result_of(browser, attempt)) == before


def test_a_choice_taken_away_is_still_what_she_chose(browser, quiz, enrolment):
    attempt = take_quiz(enrolment, quiz.module, right=0)
    before = rows(result_of(browser, attempt))
    question = asked(quiz)
    stored = question.activity.get_prep_value()
    del stored[0]["value"]["choices"][1]
    question.activity = question.activity.stream_block.to_python(stored)
    question.save()
    question.save_revision().publish()
    assert rows(result_of(browser, attempt)) == before


def test_questions_removed_and_reordered_meanwhile_stay_in_her_try(browser, quiz, enrolment):
    browser.post(reverse("player:quiz", args=[quiz.uuid]), {"key": str(uuid.uuid4())})
    page = make.page_of(quiz.module)
    page.quiz_questions = [page.quiz_questions.all()[1]]
    page.save_revision().publish()
    attempt = QuizAttempt.objects.get()
    take = take_quiz(enrolment, quiz.module)
    shown = result_of(browser, attempt)
    assert (take, shown["right"], shown["count"], shown["passed"]) == (attempt, 2, 2, True)
    assert [row.text for row in shown["answers"]] == ["Question 0", "Question 1"]


def test_an_answer_of_an_open_try_is_shown_in_the_question_it_was_given_to(browser, quiz):
    browser.post(reverse("player:quiz", args=[quiz.uuid]), {"key": str(uuid.uuid4())})
    attempt = QuizAttempt.objects.get()
    address = reverse("player:quiz_question", args=[attempt.uuid, 1])
    version = version_of(quiz.questions[0])
    browser.post(
        address, {"key": str(uuid.uuid4()), "version": version.pk, "choice": version.sample_response()}
    )
    rewritten(asked(quiz), "Something else")
    question = browser.get(address).context["question"]
    assert (question.version, question.text) == (version.pk, "Question 0")
    assert [choice.text for choice in question.shown.choices if choice.checked] == ["Right 0"]


# ── in which language ───────────────────────────────────────────────────────────────────────────────────────
def test_in_another_language_it_is_told_in_words_that_say_the_same(browser, quiz, enrolment):
    attempt = take_quiz(enrolment, quiz.module, right=1)
    make.translate_question(asked(quiz), "it", "Domanda 0")
    told = result_of(browser, attempt, "it")["answers"]
    assert [(row.text, language_of(row.text)) for row in told] == [
        ("Domanda 0", "it"),
        ("Question 1", "en"),
    ]


def test_a_translation_of_what_the_question_became_is_not_what_she_answered(browser, quiz, enrolment):
    attempt = take_quiz(enrolment, quiz.module, right=1)
    rewritten(asked(quiz), "Something else", as_before=True)
    make.translate_question(asked(quiz), "it", "Qualcos'altro")
    assert rows(result_of(browser, attempt, "it"))[0] == ("Question 0", ["Right 0"], True)


# ── in a step ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("right", "told"),
    [(True, ("Which board is for raw meat?", True)), (False, ("Something else", False))],
    ids=["right: as she answered it", "not yet: it is asked anew"],
)
def test_a_question_of_a_step_replaced_after_she_answered(browser, enrolment, right, told):
    step = enrolment.course.modules.get().lessons.get().steps.get()
    address = reverse("player:step", args=[step.uuid])
    version = QuestionVersion.objects.get(question=step.questions[0])
    chosen = version.sample_response(right=right)
    browser.post(address, {"key": str(uuid.uuid4()), "version": version.pk, "choice": chosen})
    rewritten(Question.objects.get(translation_key=step.questions[0]), "Something else")
    question = browser.get(address).context["question"]
    assert (question.text, question.answered_right) == told
    assert bool(question.feedback) is right
