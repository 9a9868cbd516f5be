"""What a page says of an answer, in a step and in a test: right, partly right, not yet, or waiting."""

import uuid
from decimal import Decimal

import pytest
from wagtail.models import Locale

from courses.activities.contract import Mark, MarkingState, activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.attempts.models import Answer
from courses.catalogue.models import Course, Module, Step
from courses.enrolments.actions import enrol
from courses.pages.models import ModuleQuizQuestion
from courses.progress.models import StepRecord
from courses.questions.exchange import read_question
from courses.questions.models import Question
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db
STEPS = ("Scrape", "Wash", "Dry")


def order(text: str) -> Question:
    options = tuple(ExchangeOption(step, credit=1 / 3, id=step.lower()) for step in STEPS)
    record = ExchangeQuestion(text, ExchangeActivity("order", options), why="Dirt first.", hint="Read above.")
    question = read_question(Question(locale=Locale.objects.get(language_code="en")), record)
    question.save()
    question.save_revision().publish()
    return question


@pytest.fixture
def course(faces) -> Course:
    """A step that asks for an order, and a test of one such question."""
    page = make.course_page(faces.skills)
    module = make.module_page(page)
    make.lesson_page(module, steps=1, asks=order("How do you wash up?"))
    module.quiz_questions = [ModuleQuizQuestion(question=order("And now?"))]
    module.save_revision().publish()
    return Course.objects.get(uuid=page.translation_key)


@pytest.fixture
def browser(course, enter):
    learner = make_learner().user
    enrol(learner, course, by=learner)
    return enter(learner)


def sent(question, *numbers: int) -> dict:
    version = version_of(question)
    places = {f"place-{step.lower()}": str(number) for step, number in zip(STEPS, numbers, strict=True)}
    return {"key": str(uuid.uuid4()), "version": version.pk, **places}


def told_in_step(browser, *numbers: int) -> tuple[str, str, str]:
    step = Step.objects.get()
    browser.post(f"/learn/{step.uuid}/", sent(step.questions[0], *numbers))
    feedback = browser.get(f"/learn/{step.uuid}/").context["question"].feedback
    return feedback.title, feedback.why, feedback.hint


def test_a_step_says_how_much_of_it_is_right(browser):
    look = "Look for the first step: what has to be done before everything else?"
    assert [told_in_step(browser, *numbers) for numbers in ((2, 3, 1), (1, 3, 2), (1, 2, 3))] == [
        ("Not yet", look, "Read above."),
        ("Partly right", "In the right place: 1 of 3.", "Read above."),
        ("Yes, that is right", "Dirt first.", ""),
    ]
    assert list(Answer.objects.values_list("score", "max_score")) == [(0, 3), (1, 3), (3, 3)]


def test_what_is_no_answer_stays_on_the_page_as_she_chose_it(browser):
    step = Step.objects.get()
    refused = browser.post(f"/learn/{step.uuid}/", sent(step.questions[0], 1, 1, 2))
    assert (refused.status_code, refused.context["form_error"]) == (400, "Use each number once.")
    rows = {row.text: row.number for row in refused.context["question"].shown.steps}
    assert rows == {"Scrape": "1", "Wash": "1", "Dry": "2"}


def test_a_test_counts_what_is_right_and_names_what_is_partly(browser):
    quiz = Module.objects.get().quiz
    question = browser.post(f"/learn/quiz/{quiz.uuid}/", {"key": str(uuid.uuid4())})["Location"]
    assert browser.post(question, sent(quiz.questions[0], 1, 3, 2)).status_code == 303
    check = question.replace("/1/", "/check/")
    assert [row.answer for row in browser.get(check).context["answers"]] == [["Scrape", "Dry", "Wash"]]
    result = browser.get(browser.post(check)["Location"])
    assert [(row.state, row.right) for row in result.context["answers"]] == [("Partly right", False)]
    assert (result.context["right"], result.context["passed"]) == (0, False)
    assert "<ol><li>Scrape</li><li>Dry</li><li>Wash</li></ol>" in result.content.decode()


def test_an_answer_that_waits_for_a_person_is_an_answer(browser, monkeypatch):
    waiting = Mark(MarkingState.WAITING, None, Decimal(3))
    monkeypatch.setattr(activity_types["order"], "mark", lambda **_more: waiting)
    assert told_in_step(browser, 1, 2, 3) == ("Saved. A person will read it.", "You can go on meanwhile.", "")
    answer = Answer.objects.get()
    assert (answer.marking_state, answer.score, answer.max_score, answer.marker) == ("waiting", None, 3, None)
    assert StepRecord.objects.count() == 1
