"""docs/add-an-activity-type.md, done as it says: the type is written, asked, answered, marked and copied."""

import json
import sys
import uuid
import zipfile
from io import BytesIO

import pytest
from wagtail.models import Locale

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.apps import READY
from courses.attempts.models import Answer
from courses.catalogue.models import Course, Step
from courses.enrolments.actions import enrol
from courses.questions.exchange import read_question, write_question
from courses.questions.models import Question
from lms.privacy import copying
from tests import tutorials
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db
PAGE = "add-an-activity-type.md"
RECORD = ExchangeQuestion(
    "How long do you wash your hands?",
    ExchangeActivity("number", (ExchangeOption("20", credit=1.0),), {"tolerance": "2", "unit": "seconds"}),
    why="Soap needs time.",
    hint="Count slowly.",
)


@pytest.fixture(autouse=True)
def number(tmp_path):
    form = Question._meta.get_field("activity")
    form.__dict__.pop("_stream_block", None)  # it is made at first use, from the types that are there
    tutorials.write_files(PAGE, tmp_path)
    tutorials.import_file(tmp_path / "number" / "activity.py", "tutorial_number")
    yield activity_types["number"]
    activity_types.remove("number")
    form.__dict__.pop("_stream_block", None)
    del sys.modules["tutorial_number"]


@pytest.fixture
def step(faces) -> Step:
    module = make.module_page(make.course_page(faces.skills))
    question = read_question(Question(locale=Locale.objects.get(language_code="en")), RECORD)
    question.save()
    question.save_revision().publish()
    make.lesson_page(module, steps=1, asks=question)
    return Step.objects.get()


@pytest.fixture
def learner(step):
    person = make_learner().user
    enrol(person, Course.objects.get(), by=person)
    return person


def answer(browser, step, number: str):
    version = version_of(step.questions[0])
    sent = {"key": str(uuid.uuid4()), "version": version.pk, "number": number}
    return browser.post(f"/learn/{step.uuid}/", sent)


def test_the_line_has_the_shape_of_those_that_stand():
    line = tutorials.files_of(PAGE)["line"]
    assert line.strip().strip('",').replace("number", "order") in READY


def test_the_key_stays_on_the_server_and_the_question_reads_back_the_same(step):
    version = version_of(step.questions[0])
    assert version.body == {
        "kind": "number",
        "text": "How long do you wash your hands?",
        "audio_url": "",
        "unit": "seconds",
    }
    assert version.answer_key == {
        "number": "20",
        "tolerance": "2",
        "why": "Soap needs time.",
        "hint": "Count slowly.",
    }
    assert write_question(Question.objects.get()) == RECORD


def test_she_answers_reads_why_and_tries_again(step, learner, enter):
    browser = enter(learner)
    refused = answer(browser, step, "many")
    assert (refused.status_code, refused.context["form_error"]) == (400, "Type a number first.")
    assert 'value="many"' in refused.content.decode()
    told = []
    for typed in ("30", " 19,5 "):
        assert answer(browser, step, typed).status_code == 303
        question = browser.get(f"/learn/{step.uuid}/").context["question"]
        told.append((question.feedback.title, question.feedback.why, question.answered_right))
    assert told == [("Not yet", "", False), ("Yes, that is right", "Soap needs time.", True)]
    assert list(Answer.objects.values_list("response", "marking_state", "score", "max_score")) == [
        ("30", "not_yet", 0, 1),
        ("19.5", "correct", 1, 1),
    ]


def test_the_copy_of_her_data_says_it_in_words(step, learner, enter):
    answer(enter(learner), step, "30")
    with zipfile.ZipFile(BytesIO(b"".join(copying.copy_of(learner, language="en")))) as copied:
        rows = json.loads(copied.read("data/answer.json"))
    assert [row["in_words"]["response"] for row in rows] == ["30 seconds"]


def test_the_samples_are_what_they_say(step):
    version = version_of(step.questions[0])
    assert (version.sample_response(right=True), version.sample_response(right=False)) == ("20", "23")
