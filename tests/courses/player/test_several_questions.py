"""A step that asks several questions: each at its place, with an answer and feedback of its own."""

import re
import uuid

import pytest

from courses.attempts.models import Answer
from courses.catalogue.models import Course, Lesson, LessonText
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress.models import StepRecord
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


def text(words: str) -> tuple[str, object]:
    return ("text", {"text": f"<p>{words}</p>", "audio": None})


@pytest.fixture(scope="module")
def step_id(shared_faces) -> int:
    """One question between two texts, and one at the end."""
    module = make.module_page(make.course_page(shared_faces.skills), "Module 1")
    one, two = make.question("Which board?"), make.question("Which cloth?")
    page = make.lesson_page(module, "Boards and cloths")
    page.body = make.lesson_body(
        [[text("Boards"), ("question", one.pk), text("Cloths"), ("question", two.pk), ("question", one.pk)]]
    )
    page.save_revision().publish()
    return Lesson.objects.get(uuid=page.translation_key).steps.get(retired_at=None).pk


@pytest.fixture
def step(step_id):
    return Course.objects.get().modules.get().lessons.get().steps.get(pk=step_id)


@pytest.fixture
def learner(step):
    person = make_learner().user
    enrol(person, Course.objects.get(), by=person)
    return person


@pytest.fixture
def browser(learner, enter):
    return enter(learner)


def address(step) -> str:
    return f"/learn/{step.uuid}/"


def answer(browser, step, number: int, *, right: bool = True, **more):
    version = version_of(step.questions[number])
    sent = {"key": str(uuid.uuid4()), "version": version.pk, "choice": version.sample_response(right=right)}
    return browser.post(address(step), {**sent, **more})


def test_each_stands_where_the_author_put_it_and_twice_the_same_is_asked_once(browser, step):
    html = browser.get(address(step)).content.decode()
    shown = [words for words in re.findall(r"Boards|Cloths|Which board\?|Which cloth\?", html) if words]
    assert shown[-4:] == ["Boards", "Which board?", "Cloths", "Which cloth?"]
    assert html.count("Check my answer") == 2
    assert len(step.questions) == 2


def test_each_has_its_own_answer_and_its_own_feedback(browser, step):
    saved = answer(browser, step, 1, right=False)
    assert (saved.status_code, saved["Location"]) == (303, f"{address(step)}#feedback-2")
    page = browser.get(address(step))
    assert [question.feedback and question.feedback.title for question in page.context["questions"]] == [
        None,
        "Not yet",
    ]
    html = page.content.decode()
    assert (html.count('id="feedback-2"'), html.count("feedback--")) == (1, 1)


def test_the_step_is_done_when_all_are_answered(browser, step, learner):
    answer(browser, step, 1, right=False)
    assert StepRecord.objects.count() == 0
    assert Enrolment.objects.get(person=learner).current_step == step
    answer(browser, step, 0)
    assert list(StepRecord.objects.values_list("step", flat=True)) == [step.pk]


def test_answering_one_of_them_twice_is_not_answering_both(browser, step):
    for right in (False, True):
        answer(browser, step, 0, right=right)
    assert (Answer.objects.count(), StepRecord.objects.count()) == (2, 0)


def test_what_could_not_be_saved_is_told_at_its_question(browser, step):
    refused = answer(browser, step, 1, choice=[])
    assert (refused.status_code, refused.context["error_at"]) == (400, step.questions[1])
    html = refused.content.decode()
    assert html.index("Which board?") < html.index("Choose an answer first.") < html.index("Which cloth?")


def test_the_same_key_at_the_other_question_is_a_conflict(browser, step):
    key = str(uuid.uuid4())
    assert [answer(browser, step, number, key=key).status_code for number in (0, 1)] == [303, 409]
    assert Answer.objects.get().question == step.questions[0]


def test_a_question_the_text_does_not_place_is_asked_at_the_end(browser, step):
    stored = LessonText.objects.get()
    for shown in stored.body:
        shown["blocks"] = [block for block in shown["blocks"] if "question" not in block]
    stored.save()
    asked = browser.get(address(step)).context["questions"]
    assert [question.text for question in asked] == ["Which board?", "Which cloth?"]


def test_two_questions_ask_the_database_at_most_ten_times(browser, step, count_queries):
    browser.get(address(step))
    assert count_queries(browser.get, address(step)) <= 10


def test_a_question_that_is_taken_out_is_not_waited_for(browser, step, learner):
    answer(browser, step, 0)
    page = make.page_of(step.lesson)
    stored = page.body.get_prep_value()
    stored[0]["value"]["blocks"] = stored[0]["value"]["blocks"][:2]
    page.body = page.body.stream_block.to_python(stored)
    page.save_revision().publish()
    assert browser.post(address(step), {"action": "next"}).status_code == 303
    assert list(StepRecord.objects.values_list("step", flat=True)) == [step.pk]
