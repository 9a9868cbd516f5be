"""The outline of a course: what stands where, what has become of it, who may do what, and what it costs."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from courses.catalogue.models import Lesson
from courses.enrolments.models import Enrolment
from courses.pages import models as pages
from courses.pages.outline import Row, outlines
from lms.organisations.models import Role
from lms.safety.access.request import current_request
from tests.courses.catalogue.test_files import picture
from tests.courses.pages.test_publish_below import unpublished
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(faces):
    call_command("make_roles")
    return make_worker(Role.AUTHOR)


@pytest.fixture
def reviewer(faces):
    call_command("make_roles")
    return make_worker(Role.REVIEWER)


def tree(row: Row) -> Any:
    return (row.title, [tree(each) for each in row.below])


def titles(rows: list[Row]) -> list[str]:
    return [row.title for course in rows for row in course.all()]


def states(person: Any) -> dict[str, str]:
    return {row.title: row.state.words for course in outlines(person) for row in course.all()}


def test_a_course_is_there_once_with_its_modules_and_lessons_in_order(faces, author):
    course = make.published_course(faces.skills, modules=2, lessons=2, quiz=3)
    make.translate(make.page_of(course), "it", "Cucina")
    found = outlines(author)
    assert [tree(row) for row in found] == [
        (
            "Kitchen work",
            [
                ("Module 1", [("Lesson 1.1", []), ("Lesson 1.2", [])]),
                ("Module 2", [("Lesson 2.1", []), ("Lesson 2.2", [])]),
            ],
        )
    ]
    assert [row.questions for row in found[0].below] == [3, 3]


def test_every_state_is_said_in_words(faces, reviewer):
    course = make.published_course(faces.skills, modules=1, lessons=4, steps=1)
    module = make.page_of(course.modules.get())
    first, second, third, fourth = pages.LessonPage.objects.child_of(module).order_by("path")
    first.title = "A better title"
    first.save_revision()
    second.unpublish()
    third.title = "Later"
    third.go_live_at = datetime.datetime(2099, 6, 3, 7, 0, tzinfo=datetime.UTC)
    third.save_revision().publish()
    unpublished(module, pages.LessonPage(title="Begun", slug="begun"))
    handed_in = unpublished(module, pages.LessonPage(title="Ready", slug="ready"))
    handed_in.get_workflow().start(handed_in, reviewer)
    planned = unpublished(module, pages.LessonPage(title="In summer", slug="in-summer"))
    planned.go_live_at = third.go_live_at
    planned.save_revision().publish()
    assert states(reviewer) == {
        "Kitchen work": "Live",
        "Module 1": "Live",
        "A better title": "Live. A newer draft waits",
        second.title: "Taken back. Learners do not have it",
        "Later": "Live. A newer version is planned for 3 June 2099, 07:00",
        fourth.title: "Live",
        "Begun": "Draft",
        "Ready": "Handed in for review",
        "In summer": "Planned for 3 June 2099, 07:00",
    }
    module.refresh_from_db()
    module.unpublish()
    assert states(reviewer)[fourth.title] == "Live, but what it stands in is not. Learners do not have it"


def test_only_what_is_translated_counts_as_there(faces, author):
    course = make.published_course(faces.skills, modules=1, lessons=1, steps=1)
    italian = Locale.objects.get_or_create(language_code="it")[0]
    make.translate(make.page_of(course), "it", "Cucina")
    copied = make.page_of(course.modules.get()).copy_for_translation(italian)
    copied.save_revision().publish()
    found = {row.title: row.tongues for row in outlines(author)[0].all()}
    assert {title: (tongues.whole, tongues.partly, tongues.missing) for title, tongues in found.items()} == {
        "Kitchen work": (["en"], ["it"], []),  # the title is, the summary is not
        "Module 1": (["en"], [], ["it"]),  # a copy, published
        "Lesson 1.1": (["en"], [], ["it"]),
    }


def test_learners_inside_are_counted_by_course(faces, author):
    course = make.published_course(faces.skills, lessons=1, steps=1)
    make.published_course(faces.skills, lessons=1, steps=1)
    for number in range(3):
        learner = make_learner(handle=f"River Maple {number + 20}")
        Enrolment.objects.create(
            person=learner.user, course=course, ended_at=timezone.now() if number == 2 else None
        )
    assert [row.learners for row in outlines(author)] == [2, 0]


def statements(person: Any, find: Any = outlines) -> int:
    current_request.set(None)
    person = type(person).objects.get(pk=person.pk)
    with CaptureQueriesContext(connection) as told:
        find(person)
    return len(told)


def test_its_statements_are_the_same_for_one_course_and_for_three_and_for_more_lessons(faces, author):
    def course(lessons: int) -> None:
        made = make.published_course(faces.skills, lessons=lessons, quiz=1)
        module = make.page_of(made.modules.first())
        page = unpublished(module, pages.LessonPage(title="Begun", slug="begun"))
        page.body = make.lesson_body([[("question", make.question().pk)]])
        page.save_revision()

    course(1)
    outlines(author)  # content types and rights are read once a process
    one = statements(author)
    course(1)
    course(4)
    assert (one, statements(author)) == (27, 27)


# ── who sees it ─────────────────────────────────────────────────────────────────────────────────────────────
def test_an_author_of_the_programme_finds_nothing_of_courses(faces, enter):
    call_command("make_roles")
    make.published_course(faces.skills)
    person = make_worker(Role.TRAINER)
    person.groups.add(Group.objects.get(name="Authors of the programme"))
    assert outlines(person) == []
    for host, face in (("heal.localhost", "programme"), ("localhost", "skills")):
        browser = enter(person)
        browser.defaults["SERVER_NAME"] = host
        session = browser.session
        session["face"] = face
        session.save()
        home = browser.get(reverse("wagtailadmin_home")).content.decode()
        assert browser.get(reverse("courses_outline")).status_code == 404
        assert (reverse("courses_outline") in home, "Kitchen work" in home) == (False, False)


def test_the_first_page_of_an_author_says_what_waits(faces, author, enter):
    course = make.published_course(faces.skills, lessons=1)
    module = make.page_of(course.modules.get())
    unpublished(module, pages.LessonPage(title="Threading", slug="threading"))
    home = enter(author).get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{reverse("courses_outline")}"' in home
    assert "Threading</a>: Draft" in home
    assert "1 thing in the way" in home  # it has no step yet


def plan(page: Any) -> None:
    page.go_live_at = timezone.now() + datetime.timedelta(days=30)
    page.save_revision().publish()


def nothing(page: Any) -> None:
    """As it is."""


def take_back(page: Any) -> None:
    page.unpublish()


@pytest.mark.parametrize(
    ("happens", "to", "is_said"),
    [
        (nothing, "course", True),
        (plan, "course", False),
        (plan, "lesson", False),
        (take_back, "course", False),
        (take_back, "lesson", True),
    ],
)
def test_that_nothing_waits_is_said_where_learners_have_all(faces, author, enter, happens, to, is_said):
    course = make.published_course(faces.skills, lessons=2)
    happens(make.page_of(course if to == "course" else make.lessons_of(course)[1]))
    home = enter(author).get(reverse("wagtailadmin_home")).content.decode()
    assert ("Learners have the newest of everything" in home) == is_said


def test_every_row_opens_its_editor_and_adds_where_it_belongs(faces, author, enter):
    course = make.published_course(faces.skills, lessons=1)
    page = enter(author).get(reverse("courses_outline")).content.decode()
    module, lesson = make.page_of(course.modules.get()), make.page_of(Lesson.objects.get())
    for row in (make.page_of(course), module, lesson):
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[row.pk])}"' in page
    add = "wagtailadmin_pages:add"
    assert reverse(add, args=["courses_pages", "lessonpage", module.pk]) in page
    assert reverse(add, args=["courses_pages", "modulepage", make.page_of(course).pk]) in page
    assert reverse("wagtail_localize:submit_page_translation", args=[make.page_of(course).pk]) in page
    assert reverse("courses_publish", args=[make.page_of(course).pk]) not in page  # authors hand in


# ── order ───────────────────────────────────────────────────────────────────────────────────────────────────
def lessons_in_order() -> list[str]:
    return [row.title for row in Lesson.objects.order_by("position")]


def address(page: Any, query: str = "") -> str:
    return reverse("courses_order", args=[page.pk]) + query


def test_buttons_and_dragging_order_what_is_taught(faces, reviewer, enter):
    make.published_course(faces.skills, lessons=3, steps=1)
    third = make.page_of(Lesson.objects.get(position=2))
    browser = enter(reviewer)
    led = browser.post(address(third), {"to": "up"})
    assert led["Location"] == f"{reverse('courses_outline')}#page-{third.pk}"
    assert lessons_in_order() == ["Lesson 1.1", "Lesson 1.3", "Lesson 1.2"]
    assert browser.post(address(third, "?position=0")).status_code == 204
    assert lessons_in_order() == ["Lesson 1.3", "Lesson 1.1", "Lesson 1.2"]
    browser.post(address(third), {"to": "up"})  # it is the first
    browser.post(address(third), {"to": "down"})
    assert lessons_in_order() == ["Lesson 1.1", "Lesson 1.3", "Lesson 1.2"]
    assert browser.post(address(third, "?position=99999")).status_code == 204
    assert lessons_in_order() == ["Lesson 1.1", "Lesson 1.2", "Lesson 1.3"]


def test_a_second_tap_while_the_page_loads_is_no_second_step(faces, reviewer, enter):
    make.published_course(faces.skills, lessons=3, steps=1)
    third = make.page_of(Lesson.objects.get(position=2))
    browser = enter(reviewer)
    form = browser.get(reverse("courses_outline")).content.decode().split(f'action="{address(third)}"')[1]
    tapped = {"to": "up", "key": re.search(r'name="key" value="([0-9a-f-]{36})"', form)[1]}
    assert [browser.post(address(third), tapped).status_code for _tap in range(2)] == [303, 303]
    assert lessons_in_order() == ["Lesson 1.1", "Lesson 1.3", "Lesson 1.2"]


def test_an_author_orders_her_drafts_and_nothing_that_is_live(faces, author, enter):
    course = make.published_course(faces.skills, lessons=2, steps=1)
    module = make.page_of(course.modules.get())
    begun = unpublished(module, pages.LessonPage(title="Begun", slug="begun"))
    browser = enter(author)
    live = make.page_of(Lesson.objects.get(position=0))
    assert browser.post(address(live, "?position=1")).status_code == 403
    assert "put in order by whoever publishes it" in (
        browser.post(address(live), {"to": "down"}, follow=True).content.decode()
    )
    browser.post(address(begun), {"to": "up"})
    assert [page.title for page in module.get_children().order_by("path")] == [
        "Lesson 1.1",
        "Begun",
        "Lesson 1.2",
    ]
    assert lessons_in_order() == ["Lesson 1.1", "Lesson 1.2"]
    rows = {row.title: row.may_order for row in outlines(author)[0].all()}
    assert rows == {
        "Kitchen work": False,
        "Module 1": False,
        "Lesson 1.1": False,
        "Begun": True,
        "Lesson 1.2": False,
    }


def test_looking_at_the_outline_orders_nothing(faces, reviewer, enter):
    make.published_course(faces.skills, lessons=2, steps=1)
    page = make.page_of(Lesson.objects.get(position=1))
    assert enter(reviewer).get(address(page, "?position=0")).status_code == 405
    assert lessons_in_order() == ["Lesson 1.1", "Lesson 1.2"]


# ── the checklist ───────────────────────────────────────────────────────────────────────────────────────────
def test_the_outline_and_the_page_before_publishing_say_the_same(faces, reviewer, enter):
    course = make.published_course(faces.skills, lessons=1, steps=1)
    page, module = make.page_of(course), make.page_of(course.modules.get())
    lesson = unpublished(module, pages.LessonPage(title="Threading", slug="threading"))
    silent = make.question("Silent?")
    silent.why = silent.hint = ""
    silent.save_revision().publish()
    silent_picture = {"image": picture().pk, "alt_text": "", "decorative": False}
    lesson.body = make.lesson_body(
        [
            [("picture", {"picture": silent_picture, "caption": ""})],
            [],
            [("question", silent.pk), ("text", {"heading": "", "text": "<p>Ring 800 290 290.</p>"})],
        ]
    )
    lesson.save_revision()
    rows = {row.title: row.checklist for row in outlines(reviewer)[0].all()}
    told = {
        title: ([each.words for each in lists.in_the_way], [each.words for each in lists.worth_a_look])
        for title, lists in rows.items()
    }
    assert told == {
        "Kitchen work": ([], ["There is no picture. Learners who read little find their way by it."]),
        "Module 1": (
            [],
            [
                f"“{module.competences.get().competence}”: nothing here shows it. Add a test, or a task for"
                " observed practice.",
                "There is no summary. Learners read it before they begin.",
                "There is no picture. Learners who read little find their way by it.",
                "No objective is named. Learners read there what they can do afterwards.",
            ],
        ),
        "Lesson 1.1": ([], []),
        "Threading": (
            ["Step 2 is empty. Learners do not see it."],
            [
                "Step 1: a picture has no words for those who cannot see it.",
                "“Silent?” says nothing after the answer. Add why, and a hint.",
                "Step 3: the telephone number 800 290 290 is typed. Nobody is told when it changes. Take it"
                " out and choose a contact instead.",
            ],
        ),
    }
    browser = enter(reviewer)
    for address in (reverse("courses_outline"), reverse("courses_publish", args=[module.pk])):
        shown = browser.get(address).content.decode()
        for words in (*told["Threading"][0], *told["Threading"][1], *told["Module 1"][1]):
            assert words in shown, (address, words)
    assert page.pk
