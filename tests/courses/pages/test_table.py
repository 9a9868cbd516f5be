"""The table of decision 38, cell by cell: what an author does to a lesson or its translation, and what
becomes of structure, text, progress, search and address.
"""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from courses.catalogue.models import Course, Lesson
from courses.enrolments.actions import enrol
from courses.pages.models import LessonPage
from courses.progress.models import StepRecord
from tests.factories import courses as make
from tests.factories.learning import finish_lesson
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db
VISITOR = Client(SERVER_NAME="localhost")
DAY = datetime.timedelta(days=1)
TITLES = {"en": "Boards", "it": "Taglieri"}


def again(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def draft(page: Page, other: Page) -> None:
    page.title = "Changed"
    page.save_revision()


def schedule(page: Page, other: Page) -> None:
    page.title, page.go_live_at = "Changed", timezone.now() + DAY
    page.save_revision().publish()


def expire(page: Page, other: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - DAY)
    call_command("publish_scheduled")


def unpublish(page: Page, other: Page) -> None:
    page.unpublish()


def delete(page: Page, other: Page) -> None:
    page.delete()


def move(page: Page, other: Page) -> None:
    page.move(other, pos="last-child")


def copy(page: Page, other: Page) -> None:
    page.copy(to=other, update_attrs={"slug": "copy"})


def alias(page: Page, other: Page) -> None:
    page.create_alias(parent=other, update_slug="alias")
    again(page).save_revision().publish()


#: What is there before: two lessons, the first of them done by her and anybody's to read, in two languages.
BEFORE: dict[str, Any] = {
    "structure": (["Boards", "Knives"], []),
    "text": {"en": "own", "it": "own"},
    "progress": ((1, 2), 2),
    "search": {"en": 1, "it": 1},
    "address": {"en": 200, "it": 200},
}
GONE = {
    "structure": (["Knives"], []),
    "text": {"en": "withdrawn", "it": "withdrawn"},
    "progress": ((0, 1), 2),
}
TABLE: dict[tuple[Callable, str], dict[str, Any]] = {
    (draft, "en"): {},
    (draft, "it"): {},
    (schedule, "en"): {},
    (schedule, "it"): {},
    (expire, "en"): {**GONE, "search": {"en": 0, "it": 1}, "address": {"en": 404, "it": 200}},
    (unpublish, "en"): {**GONE, "search": {"en": 0, "it": 1}, "address": {"en": 404, "it": 200}},
    (delete, "en"): {**GONE, "search": {"en": 0, "it": 1}, "address": {"en": 404, "it": 200}},
    **{
        (verb, "it"): {
            "text": {"en": "own", "it": "in English"},
            "search": {"en": 1, "it": 0},
            "address": {"en": 200, "it": 404},
        }
        for verb in (expire, unpublish, delete)
    },
    # a page that is moved has another address
    (move, "en"): {**GONE, "structure": (["Knives"], ["Boards"]), "address": {"en": 404, "it": 200}},
    (move, "it"): {"address": {"en": 200, "it": 404}},
    (copy, "en"): {"structure": (["Boards", "Knives"], ["Boards"]), "search": {"en": 2, "it": 1}},
    (copy, "it"): {"structure": (["Boards", "Knives"], ["Taglieri"]), "search": {"en": 1, "it": 2}},
    (alias, "en"): {"search": {"en": 2, "it": 1}},
    (alias, "it"): {"search": {"en": 1, "it": 2}},
}


class World:
    """A course she takes with a lesson in two languages, and another course she does not take."""

    def __init__(self, course: int, other: int, enter: Callable) -> None:
        self.course, self.other = Course.objects.get(pk=course), Course.objects.get(pk=other)
        self.lesson = Lesson.objects.get(texts__en__title="Boards")
        self.step = self.lesson.steps.first()
        learner = make_learner().user
        self.enrolment = enrol(learner, self.course, by=learner)
        finish_lesson(self.enrolment, self.lesson)
        self.browser = enter(learner)
        self.pages = {language: make.page_of(self.lesson, language) for language in TITLES}
        self.addresses = {language: page.url for language, page in self.pages.items()}

    def elsewhere(self, language: str) -> Page:
        return make.page_of(self.other.modules.get(), language)

    def seen(self) -> dict[str, Any]:
        self.enrolment.refresh_from_db()
        return {
            "structure": (self._taught(self.course), self._taught(self.other)),
            "text": {language: self._read(language) for language in TITLES},
            "progress": (
                (self.enrolment.lessons_done, self.enrolment.lessons_total),
                StepRecord.objects.filter(enrolment=self.enrolment).count(),
            ),
            "search": {
                language: LessonPage.objects.live().search(title).count()
                for language, title in TITLES.items()
            },
            "address": {
                language: VISITOR.get(address).status_code for language, address in self.addresses.items()
            },
        }

    def _taught(self, course: Course) -> list[str]:
        lessons = Lesson.objects.current().filter(module__course=course).order_by("position", "pk")
        return [lesson.text_in("title", lesson.source_language) for lesson in lessons]

    def _read(self, language: str) -> str:
        prefix = "" if language == "en" else f"/{language}"
        page = self.browser.get(f"{prefix}/learn/{self.step.uuid}/")
        if page.status_code == 410:
            return "withdrawn"
        languages = {part.language for part in page.context["parts"]}
        return "own" if languages == {language} else f"in {'English' if languages == {'en'} else languages}"


def a_course(home: Page, title: str, lessons: list[tuple[str, str]]) -> int:
    """In two languages; anybody may read its lessons."""
    page = make.course_page(home, title)
    module = make.module_page(page)
    make.translate(page, "it", title)
    make.translate(module, "it", title)
    for english, italian in lessons:
        lesson = make.lesson_page(module, english)
        lesson.sample = True
        lesson.save_revision().publish()
        translated = make.translate(again(lesson), "it", italian)
        translated = again(translated)
        for step in translated.body.raw_data:
            for block in step["value"]["blocks"]:
                block["value"]["text"] = block["value"]["text"].replace("Step", "Passo")
        translated.save_revision().publish()
    return Course.objects.get(uuid=page.translation_key).pk


@pytest.fixture(scope="module")
def courses(shared_faces) -> tuple[int, int]:
    home = shared_faces.skills
    return (
        a_course(home, "Kitchen", [("Boards", "Taglieri"), ("Knives", "Coltelli")]),
        a_course(home, "Garden", []),
    )


@pytest.fixture
def world(courses, enter) -> World:
    return World(*courses, enter)


def test_before(world):
    assert world.seen() == BEFORE


@pytest.mark.parametrize(("verb", "language"), TABLE, ids=lambda value: getattr(value, "__name__", value))
def test_what_an_author_does(world, verb, language):
    verb(world.pages[language], world.elsewhere(language))
    assert world.seen() == BEFORE | TABLE[verb, language]
    call_command("check_progress")


@pytest.mark.parametrize("verb", [expire, unpublish])
@pytest.mark.parametrize("language", ["en", "it"])
def test_what_comes_back_is_as_before(world, verb, language):
    page = world.pages[language]
    verb(page, page)
    page = again(page)
    page.expire_at = None
    page.save_revision().publish()
    assert world.seen() == BEFORE


@pytest.mark.parametrize("above", ["module", "course"])
def test_what_hangs_under_what_is_withdrawn_is_closed(world, above):
    row = world.lesson.module if above == "module" else world.course
    page = make.page_of(row)
    page.unpublish()
    assert world._read("en") == world._read("it") == "withdrawn"
    assert StepRecord.objects.filter(enrolment=world.enrolment).count() == 2
    call_command("check_progress")
    again(page).save_revision().publish()
    assert world.seen() == BEFORE


def test_an_author_sees_live_what_visitors_may_not(shared_faces, enter):
    """“View live” leads to the page, for whoever may write it."""
    course = make.published_course(shared_faces.skills, visible_outside=False)
    author = enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))
    rows = [course, course.modules.get(), make.lessons_of(course)[0]]
    addresses = [make.page_of(row).url for row in rows]
    assert [author.get(address).status_code for address in addresses] == [200, 200, 200]
    assert [VISITOR.get(address).status_code for address in addresses] == [404, 404, 404]
    assert [enter(make_learner().user).get(address).status_code for address in addresses] == [404, 404, 404]
