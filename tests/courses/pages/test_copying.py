"""A course, a module or a lesson is copied by Wagtail's own page: the copy is whole, has ids of its own and
leads to itself; whoever learns by the original meets what she met before.
"""

import json

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page

from courses.catalogue.models import Course, Lesson, LessonText, Module, Published, Quiz, Step
from courses.enrolments.actions import enrol
from courses.pages import models as pages
from courses.pages.actions import publish_below
from courses.progress.queries import differences
from tests.factories import courses as make
from tests.factories.learning import finish_lesson
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    return get_user_model().objects.create_superuser("author", password="a-long-password-for-tests")


@pytest.fixture
def browser(faces, enter, person):
    return enter(person)


@pytest.fixture
def course(faces) -> Course:
    """One module of two lessons, in which everything leads to the second lesson."""
    made = make.published_course(faces.skills, lessons=2, quiz=1)
    module = make.page_of(made.modules.get())
    first, second = (make.page_of(lesson) for lesson in make.lessons_of(made))
    first.body = make.lesson_body(
        [
            [
                ("text", {"text": f'<p><a id="{second.pk}" linktype="page">On</a></p>', "audio": None}),
                ("leads_to", {"leads_to": f"lesson:{second.translation_key}"}),
            ]
        ]
    )
    first.save_revision().publish()
    taught = module.competences.get().competence
    module.objectives = [pages.ModuleObjective(text="You can choose a board.")]
    module.practice = [pages.ModulePracticeTask(competence=taught, text="Washes the board")]
    module.disciplines = [pages.ModuleDiscipline(discipline="skills")]
    row = module.quiz_questions.get()
    row.taught_by = second
    module.quiz_questions = [row]
    module.save_revision().publish()
    return made


def structure(row: Published) -> dict:
    """What learners meet of it, each thing by its place and not by its id."""
    modules = modules_of(row)
    lessons = [row] if isinstance(row, Lesson) else list(Lesson.objects.filter(module__in=modules))
    places = {str(each.uuid): f"lesson {number}" for number, each in enumerate(lessons)}
    quizzes = Quiz.objects.filter(module__in=modules)
    texts = LessonText.objects.filter(lesson__in=lessons).order_by("lesson__position")
    keys = {str(uuid): f"step {number}" for number, uuid in enumerate(steps_of(lessons))} | places

    def placed(value) -> str:
        said = json.dumps(value)
        for key, place in keys.items():
            said = said.replace(key, place)
        return said

    return {
        "modules": [[each.hours, each.disciplines, each.texts["en"]["objectives"]] for each in modules],
        "competences": [
            [each.competence_id, each.level_id] for module in modules for each in module.taught.all()
        ],
        "practice": [task.texts for each in modules for task in each.practice_tasks.all()],
        "tests": [placed([quiz.questions, quiz.taught_in]) for quiz in quizzes],
        "lessons": [placed([text.language, text.body]) for text in texts],
    }


def steps_of(lessons) -> list:
    steps = (
        Step.objects.current()
        .filter(lesson__in=lessons)
        .order_by("lesson__position", "lesson_id", "position")
    )
    return list(steps.values_list("uuid", flat=True))


def ids_below(row: Published) -> set:
    lessons = [row] if isinstance(row, Lesson) else Lesson.objects.filter(module__in=modules_of(row))
    tests = Quiz.objects.filter(module__in=modules_of(row))
    return {each.uuid for each in [row, *modules_of(row), *lessons, *tests]} | set(steps_of(lessons))


def modules_of(row: Published) -> list[Module]:
    return [row] if isinstance(row, Module) else list(row.modules.all()) if isinstance(row, Course) else []


def hers(enrolment) -> list:
    return [
        set(enrolment.step_records.values_list("step__uuid", flat=True)),
        set(enrolment.lesson_records.values_list("lesson__uuid", flat=True)),
    ]


def copied(browser, row, *, live: bool) -> Page:
    page = make.page_of(row)
    fields = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": str(page.get_parent().pk),
        "copy_subpages": "on",
        **({"publish_copies": "on"} if live else {}),
    }
    assert browser.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), fields).status_code == 302
    return Page.objects.get(slug="copy").specific


def test_a_copy_by_the_editors_api_leads_to_itself_too(browser, course):
    page = make.page_of(course)
    address = f"/admin/api/main/pages/{page.pk}/action/copy/"
    sent = browser.post(address, {"recursive": True, "slug": "copy"}, content_type="application/json")
    assert sent.status_code == 201
    copy = Course.objects.get(uuid=Page.objects.get(pk=sent.json()["id"]).translation_key)
    assert structure(copy) == structure(course)
    assert ids_below(copy) & ids_below(course) == set()
    inside = browser.post(
        address, {"recursive": True, "destination_page_id": page.pk}, content_type="application/json"
    )
    assert (inside.status_code, Page.objects.filter(slug="copy").count()) == (400, 1)


@pytest.mark.parametrize("live", [True, False], ids=["live", "drafts"])
@pytest.mark.parametrize("kind", [Course, Module, Lesson])
def test_a_copy_is_whole_and_leads_to_itself(browser, person, course, kind, live):
    learner = make_learner().profile.user
    enrolment = enrol(learner, course, by=learner)
    finish_lesson(enrolment, make.lessons_of(course)[0])
    row = kind.objects.order_by("pk").first()
    before, done = structure(row), hers(enrolment)
    page = copied(browser, row, live=live)
    assert kind.objects.filter(uuid=page.translation_key).exists() == live
    if not live:
        publish_below(page, by=person)
    copy = kind.objects.get(uuid=page.translation_key)
    assert structure(copy) == structure(row) == before
    assert ids_below(copy) & ids_below(row) == set()
    enrolment.refresh_from_db()
    assert (hers(enrolment), differences(enrolment)) == (done, {})
