"""Whatever is published can be finished: a learner who does everything right comes to the end and passes."""

import os
import uuid
from collections.abc import Callable

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from courses.activities.contract import activity_types
from courses.catalogue.models import Course, Quiz, Step
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.pages import models as pages
from courses.progress.models import ModuleRecord
from courses.progress.queries import differences
from courses.questions.models import Question, QuestionVersion
from lms.competences.models import Attainment
from tests.courses.activities.examples import answer_on, example_of
from tests.courses.catalogue.test_files import picture
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

TEXT = ("text", {"text": "<p>Read this.</p>", "audio": None})


def draft(text: str = "A draft?") -> Question:
    """A question an author has begun: nobody was ever asked it."""
    locale, _created = Locale.objects.get_or_create(language_code="en")
    made = Question(text=text, locale=locale, live=False)
    made.save()
    made.save_revision()
    return made


def asks(question: Question) -> tuple[str, int]:
    return "question", question.pk


def lesson(module, steps: list[list]) -> pages.LessonPage:
    page = pages.LessonPage(title="A lesson", slug=f"lesson-{uuid.uuid4().hex[:8]}", locale=module.locale)
    page.body = make.lesson_body(steps)
    return make._publish(module, page)


def test_of(module, questions: list[Question]) -> None:
    module.quiz_questions = [
        pages.ModuleQuizQuestion(question=question, sort_order=number)
        for number, question in enumerate(questions)
    ]
    module.save_revision().publish()


test_of.__test__ = False  # a helper


def deleted() -> int:
    question = make.question("Gone?")
    number = question.pk
    question.delete()
    return number


def lesson_then_gone(module, leave: Callable[[Question], None]) -> None:
    question = make.question("Later gone?")
    lesson(module, [[TEXT], [TEXT, asks(question)], [asks(question)]])
    leave(question)


def in_test_then_gone(module) -> None:
    questions = [make.question("First?"), make.question("Second?")]
    test_of(module, questions)
    questions[0].unpublish()


def twice(text: str = "Twice?") -> list:
    question = make.question(text)
    return [asks(question), asks(question)]


SHAPES: dict[str, Callable] = {
    "a step that is only a draft question": lambda m: lesson(m, [[TEXT], [asks(draft())]]),
    "a draft question beside text": lambda m: lesson(m, [[TEXT, asks(draft())]]),
    "a draft question beside one that can be answered": lambda m: lesson(
        m, [[asks(draft()), asks(make.question())]]
    ),
    "a lesson of drafts alone": lambda m: lesson(m, [[asks(draft())], [asks(draft())]]),
    "a question twice in a step": lambda m: lesson(m, [[TEXT, *twice()]]),
    "a question in two steps": lambda m: lesson(m, [[each] for each in twice()]),
    "a question that is deleted": lambda m: lesson(m, [[("question", deleted())], [TEXT]]),
    "a question in another language": lambda m: lesson(m, [[asks(make.question(language="it"))], [TEXT]]),
    "a step without anything": lambda m: lesson(m, [[], [TEXT]]),
    "a lesson without steps": lambda m: lesson(m, []),
    "a question unpublished later": lambda m: lesson_then_gone(m, lambda q: q.unpublish()),
    "a question deleted later": lambda m: lesson_then_gone(m, lambda q: q.delete()),
    "a test with a draft": lambda m: test_of(m, [make.question(), draft()]),
    "a test of drafts alone": lambda m: test_of(m, [draft(), draft()]),
    "a test with a question twice": lambda m: test_of(m, [make.question()] * 1 + [Question.objects.last()]),
    "a test with a question in another language": lambda m: test_of(
        m, [make.question(), make.question(language="it")]
    ),
    "a test whose question is unpublished later": in_test_then_gone,
    "a test and no lessons": lambda m: test_of(m, [make.question("Alone?")]),
    "nothing at all": lambda m: None,
}


def do_everything_right(browser) -> bool:
    """From her home, always the button in front; whether her home says that the course is done."""
    for _turn in range(60):
        home = browser.get(reverse("player:home")).context
        if home["all_done"]:
            return True
        place = home["now"].url
        while place and place != reverse("player:home"):
            place = one_page(browser, place)
    return False


def one_page(browser, address: str) -> str:
    """Answer what the page asks, or go on; where it leads, "" at the end of a lesson or of a test."""
    page = browser.get(address, follow=True)
    assert page.status_code == 200, address
    here = page.request["PATH_INFO"]
    context = page.context
    if "marks" in context and "parts" in context:
        for question in context["questions"]:
            if not (question.answered_right or question.waits):
                return browser.post(here, answer_on(page.content, question))["Location"].partition("#")[0]
        return browser.post(here, {"action": "next"})["Location"]
    if "can_start" in context:
        return browser.post(here, {"key": str(uuid.uuid4())})["Location"]
    if "question" in context:
        return browser.post(here, answer_on(page.content, context["question"]))["Location"]
    if "empty" in context:
        return browser.post(here)["Location"] and ""
    return ""


@pytest.mark.parametrize("shape", SHAPES)
def test_whoever_does_everything_right_finishes_and_passes(faces, enter, shape):
    home = make.course_page(faces.skills)
    module = make.module_page(home)
    SHAPES[shape](module)
    last = make.module_page(home, "Another")
    make.lesson_page(last, steps=1)
    course = Course.objects.get(uuid=home.translation_key)
    learner = make_learner().user
    enrolment = enrol(learner, course, by=learner)
    assert do_everything_right(enter(learner)) is True
    enrolment.refresh_from_db()
    assert differences(enrolment) == {}
    assert enrolment.completed_at is not None
    something_to_do = {
        *Step.objects.current().values_list("lesson__module", flat=True),
        *Quiz.objects.filter(retired_at=None).values_list("module", flat=True),
    }
    assert set(ModuleRecord.objects.values_list("module", flat=True)) == something_to_do


def test_a_type_that_is_no_longer_installed_stops_nobody(faces, enter, monkeypatch):
    home = make.course_page(faces.skills)
    module = make.module_page(home)
    single, several = make.question("One?"), make.question("Several?", right=2)
    lesson(module, [[asks(single)], [asks(several)]])
    test_of(module, [single, several])
    learner = make_learner().user
    enrol(learner, Course.objects.get(uuid=home.translation_key), by=learner)
    installed = activity_types.get
    monkeypatch.setattr(activity_types, "get", lambda name: None if name == "multiple" else installed(name))
    assert do_everything_right(enter(learner)) is True


def test_a_test_of_which_nothing_can_be_asked_any_more_is_finished_and_shows_nothing(
    faces, enter, monkeypatch
):
    home = make.course_page(faces.skills)
    module = make.module_page(home)
    lesson(module, [[TEXT]])
    test_of(module, [make.question("Several?", right=2)])
    learner = make_learner().user
    enrol(learner, Course.objects.get(uuid=home.translation_key), by=learner)
    installed = activity_types.get
    monkeypatch.setattr(activity_types, "get", lambda name: None if name == "multiple" else installed(name))
    assert do_everything_right(enter(learner)) is True
    assert (ModuleRecord.objects.count(), Attainment.objects.count()) == (1, 0)
    assert [row.snapshot["competences"] for row in Certificate.objects.all()] == [[]]


def test_a_question_that_is_published_later_comes_into_lesson_and_test(faces):
    module = make.module_page(make.course_page(faces.skills))
    begun = draft()
    lesson(module, [[TEXT], [asks(begun)]])
    test_of(module, [make.question(), begun])
    assert (Step.objects.current().count(), len(Quiz.objects.get().questions)) == (1, 1)
    finished = make.question("Now it asks")
    begun.text, begun.activity, begun.live = finished.text, finished.activity, True
    begun.save()
    begun.save_revision().publish()
    assert [step.questions for step in Step.objects.current()] == [[], [begun.translation_key]]
    assert len(Quiz.objects.get().questions) == 2


@pytest.fixture
def questions(faces, settings, tmp_path) -> dict[str, Question]:
    """One of every way to answer there is."""
    settings.MEDIA_ROOT = tmp_path
    shown = picture()
    return {kind.name: example_of(kind, shown) for kind in activity_types}


def marked_by_itself(question: Question) -> bool:
    """In a test only what is marked at once counts as right."""
    version = QuestionVersion.objects.get(question=question.translation_key)
    kind, response = activity_types[version.body["kind"]], version.sample_response()
    return kind.mark(body=version.body, answer_key=version.answer_key, response=response).score is not None


#: A block of a random lesson: a text, a draft, what is gone, or any way to answer.
BLOCKS = st.sampled_from(["text", "draft", "deleted", *[kind.name for kind in activity_types] * 2])
LESSONS = st.lists(st.lists(st.lists(BLOCKS, max_size=3), max_size=4), min_size=1, max_size=2)


@settings(
    max_examples=int(os.environ.get("HEAL_RANDOM_LESSONS", "3")),
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(lessons=LESSONS, test=st.lists(st.sampled_from([kind.name for kind in activity_types]), max_size=4))
def test_whatever_an_author_publishes_can_be_finished(faces, enter, questions, lessons, test):
    def block(kind: str) -> tuple:
        made = {
            "text": lambda: TEXT,
            "draft": lambda: asks(draft()),
            "deleted": lambda: ("question", deleted()),
        }
        return made[kind]() if kind in made else asks(questions[kind])

    home = make.course_page(faces.skills)
    module = make.module_page(home)
    for steps in lessons:
        lesson(module, [[block(kind) for kind in step] for step in steps])
    test_of(module, [questions[name] for name in test if marked_by_itself(questions[name])])
    make.lesson_page(make.module_page(home, "Another"), steps=1)
    learner = make_learner().user
    enrolment = enrol(learner, Course.objects.get(uuid=home.translation_key), by=learner)
    assert do_everything_right(enter(learner)) is True, (lessons, test)
    enrolment.refresh_from_db()
    assert differences(enrolment) == {}
    assert enrolment.completed_at is not None
