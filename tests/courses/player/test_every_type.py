"""Every way to answer there is, on the pages she reads: nothing on them tells what is right."""

import uuid

import pytest

from courses.activities.contract import activity_types
from courses.catalogue.models import Course, Quiz
from courses.enrolments.actions import enrol
from courses.pages import models as pages
from courses.questions.models import QuestionVersion
from tests.courses.activities.examples import MARK, answer_on, example_of, kept_back
from tests.courses.catalogue.test_files import picture
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def asked(faces):
    """A module with a step, and a question of its test, for each way to answer."""
    module = make.module_page(make.course_page(faces.skills))
    shown = picture()
    questions = {kind.name: example_of(kind, shown) for kind in activity_types}
    lesson = pages.LessonPage(title="A lesson", slug="a-lesson", locale=module.locale)
    lesson.body = make.lesson_body([[("question", question.pk)] for question in questions.values()])
    make._publish(module, lesson)
    module.quiz_questions = [
        pages.ModuleQuizQuestion(question=question, sort_order=number)
        for number, question in enumerate(questions.values())
    ]
    module.save_revision().publish()
    return questions


@pytest.fixture
def hers(asked, enter):
    learner = make_learner().user
    enrol(learner, Course.objects.get(), by=learner)
    return enter(learner)


def version_of(question) -> QuestionVersion:
    return QuestionVersion.objects.get(question=question.translation_key)


def told(page, question) -> set[str]:
    text = page.content.decode()
    return {words for words in kept_back(version_of(question)) if words in text}


def steps_of(lesson) -> list[str]:
    steps = lesson.steps.filter(retired_at=None).order_by("position")
    return [f"/learn/{uuid_}/" for uuid_ in steps.values_list("uuid", flat=True)]


def test_no_page_tells_what_is_right_before_she_has_answered(asked, hers):
    kept = {name: kept_back(version_of(question)) for name, question in asked.items()}
    assert {name for name, words in kept.items() if any(MARK in each for each in words)} == {*asked}
    places = steps_of(Course.objects.get().modules.get().lessons.get())
    quiz = Quiz.objects.get()
    started = hers.post(f"/learn/quiz/{quiz.uuid}/", {"key": str(uuid.uuid4())})["Location"].rsplit("/", 2)[0]
    for number, (name, place, question) in enumerate(
        zip(asked, places, asked.values(), strict=True), start=1
    ):
        for address in (place, f"{started}/{number}/"):
            page = hers.get(address)
            assert (name, page.status_code, told(page, question)) == (name, 200, set())
            assert page.context["question"].kind == name


def test_every_answer_is_taken_as_it_is_meant(asked, hers):
    """By the fields its page has: a wrong one first, and the right one is not told; then the right one."""
    places = steps_of(Course.objects.get().modules.get().lessons.get())
    marked = {}
    for name, place in zip(asked, places, strict=True):
        found = []
        for right in (False, True):
            page = hers.get(place)
            answered = hers.post(place, answer_on(page.content, page.context["question"], right=right))
            told_ = answered.context and answered.context["form_error"]
            assert (name, right, answered.status_code, told_) == (name, right, 303, None)
            page = hers.get(place)
            shown = page.context["question"]
            found.append("waiting" if shown.waits else "right" if shown.answered_right else "not right")
        marked[name] = found
    waits = {"open_text", "hand_in", "voice_hand_in"}
    always = {"self_assessment", "flash_cards", "say_it"}
    assert {name: found[1] for name, found in marked.items()} == {
        name: "waiting" if name in waits else "right" for name in marked
    }
    assert {name for name, found in marked.items() if found[0] == "right"} <= always
