"""Before a page is published its author is told what learners would not get, and publishes it all at once."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission

from courses.catalogue.models import Course, Lesson, Quiz, Step
from courses.pages import models as pages
from courses.pages.checks import findings
from courses.questions.models import Question
from lms.competences.models import Level
from lms.organisations.models import Role
from tests.courses.pages.test_finishable import TEXT, asks, draft
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


def unpublished(parent: Any, page: Any) -> Any:
    page.live = False
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision()
    return page


def ready(text: str = "Ready?") -> Question:
    """A draft question that says all it must."""
    question = make.question(text)
    question.unpublish()
    question.refresh_from_db()
    return question


@pytest.fixture
def course(faces) -> pages.CoursePage:
    """A course nobody has published: a module with a test, a lesson, and a question for each."""
    course = unpublished(faces.skills, pages.CoursePage(title="Sewing", slug="sewing"))
    module = pages.ModulePage(title="A straight seam", slug="seam")
    module.quiz_questions = [pages.ModuleQuizQuestion(question=ready("In the test?"))]
    unpublished(course, module)
    lesson = pages.LessonPage(title="Threading", slug="threading")
    lesson.body = make.lesson_body([[TEXT], [asks(ready("In the lesson?"))]])
    unpublished(module, lesson)
    return course


@pytest.fixture
def admin():
    user = make_worker(Role.ADMINISTRATOR)
    user.is_superuser = user.is_staff = True
    user.save()
    return user


def publish_address(page) -> str:
    return reverse("courses_publish", args=[page.pk])


def told(page) -> list[str]:
    return [finding.words for finding in findings(page)]


# ── what is told ────────────────────────────────────────────────────────────────────────────────────────────
def lesson_of(*steps: list) -> pages.LessonPage:
    page = pages.LessonPage(title="A lesson", slug="a-lesson")
    page.body = make.lesson_body(list(steps))
    return page


def test_of_a_lesson_it_is_said_which_step_which_question_and_what_to_do(faces):
    locale = faces.skills.locale
    twice, foreign, gone = make.question("Twice?"), make.question("Domanda?", language="it"), make.question()
    number = gone.pk
    gone.delete()
    lesson = lesson_of(
        [TEXT],
        [],
        [asks(ready())],
        [asks(draft())],
        [asks(twice), asks(twice)],
        [asks(foreign)],
        [("question", number)],
    )
    lesson.locale = locale
    assert told(lesson) == [
        "Step 2 is empty. Learners do not see it.",
        "Step 3: “Ready?” is not published. Learners are asked it once it is published.",
        "Step 4: “A draft?” is not finished. Choose how she answers.",
        "Step 5: “Twice?” appears twice. It is asked once.",
        "Step 6: “Domanda?” is in Italian. Choose one in English.",
        "Step 7: a question is no longer in the bank. Choose another one.",
    ]


def test_of_a_lesson_without_steps_it_is_said_that_nobody_sees_it(faces):
    lesson = lesson_of()
    lesson.locale = faces.skills.locale
    assert told(lesson) == ["There is no step here yet. Learners do not see the lesson."]


def test_of_a_module_it_is_said_what_nothing_shows(faces):
    module = make.module_page(make.course_page(faces.skills))
    taught = module.competences.get()
    name = str(taught.competence)
    assert told(module) == [
        "There is no lesson and no test here yet. Learners do not see the module.",
        f"“{name}”: nothing here shows it. Add a test, or a task for observed practice.",
    ]
    module.quiz_questions = [pages.ModuleQuizQuestion(question=make.question())]
    assert told(module) == []
    Level.objects.update(needs_practice=True)
    module = pages.ModulePage.objects.get()
    module.quiz_questions = [pages.ModuleQuizQuestion(question=make.question())]
    assert told(module) == [
        f"“{name}”: a test does not show “Basic”. Add a task for observed practice, or choose a level that a"
        " test shows."
    ]
    module.practice = [pages.ModulePracticeTask(competence=taught.competence, text="Folds it")]
    assert told(module) == []


def test_of_what_can_be_done_nothing_is_said(faces):
    published = make.published_course(faces.skills, quiz=2)
    lesson = make.lessons_of(published)[0]
    assert [told(make.page_of(row)) for row in (published, lesson.module, lesson)] == [[], [], []]


# ── asked before ────────────────────────────────────────────────────────────────────────────────────────────
def form_of(page: pages.LessonPage) -> dict[str, str]:
    """The editor's form of a lesson without steps."""
    return {
        "title": page.title,
        "slug": page.slug,
        "minutes": "10",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "yes",
    }


def test_publishing_what_cannot_be_done_asks_first_and_keeps_the_draft(faces, admin, enter):
    module = make.module_page(make.course_page(faces.skills))
    page = unpublished(module, pages.LessonPage(title="Threading", slug="threading"))
    form = {**form_of(page), "title": "Threading a needle"}
    led = enter(admin).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    page.refresh_from_db()
    assert (led.status_code, led["Location"]) == (302, publish_address(page))
    assert (page.live, page.get_latest_revision_as_object().title) == (False, "Threading a needle")
    shown = enter(admin).get(publish_address(page)).content.decode()
    assert "There is no step here yet. Learners do not see the lesson." in shown


def test_she_may_publish_the_page_alone_all_the_same(faces, admin, enter, course):
    led = enter(admin).post(publish_address(course), {"what": "this"})
    assert (led.status_code, Course.objects.count(), Lesson.objects.count()) == (302, 1, 0)


# ── all below ───────────────────────────────────────────────────────────────────────────────────────────────
LEFT_OUT = (
    "“Threading” is published, and part of it is left out. Step 2: “In the lesson?” is not published. "
    "Learners are asked it once it is published."
)


def said_afterwards(response: Any) -> list[str]:
    found = [str(message).split("\n")[0].strip() for message in get_messages(response.wsgi_request)]
    return [words for words in found if "left out" in words]


def from_the_list(browser: Any, lesson: Any) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return browser.post(f"{address}?id={lesson.pk}")


def at_the_end_of_a_review(browser: Any, lesson: Any) -> Any:
    state = lesson.get_workflow().start(lesson, None)
    names = (lesson.pk, "approve", state.current_task_state.pk)
    return browser.post(reverse("wagtailadmin_pages:workflow_action", args=names))


@pytest.mark.parametrize("way", [from_the_list, at_the_end_of_a_review])
def test_where_nobody_was_asked_before_what_is_left_out_is_said_afterwards(faces, admin, enter, course, way):
    call_command("make_roles")
    module, lesson = course.get_children().get().specific, pages.LessonPage.objects.get(title="Threading")
    for above in (course, module):
        above.save_revision().publish()
    answer = way(enter(admin), lesson)
    assert said_afterwards(answer) == [LEFT_OUT]
    assert Lesson.objects.get(uuid=lesson.translation_key).steps.filter(retired_at=None).count() == 1


def test_whoever_was_asked_is_not_told_once_more(admin, enter, course):
    answer = enter(admin).post(publish_address(course), {"what": "this"})
    assert said_afterwards(answer) == []


def test_one_button_publishes_the_page_what_is_under_it_and_its_questions(admin, enter, course):
    browser = enter(admin)
    page = browser.get(publish_address(course))
    assert [row.title for row in page.context["waiting"]] == ["A straight seam", "Threading"]
    browser.post(publish_address(course), {"what": "all"})
    assert list(Question.objects.values_list("live", flat=True)) == [True, True]
    assert [page.live for page in course.get_descendants(inclusive=True)] == [True, True, True]
    assert [len(step.questions) for step in Step.objects.current()] == [0, 1]
    assert len(Quiz.objects.get(retired_at=None).questions) == 1
    again = browser.get(publish_address(course)).context
    assert (again["waiting"], again["in_the_way"]) == ([], [])


def test_it_is_all_or_nothing(admin, enter, course):
    lesson = pages.LessonPage.objects.get()
    lesson.title = "Survivors of trafficking"
    lesson.save_revision(clean=False)
    refused = enter(admin).post(publish_address(course), {"what": "all"})
    assert refused.status_code == 409
    assert "“Survivors of trafficking” cannot be published yet." in refused.content.decode()
    assert Course.objects.count() == 0
    assert [page.live for page in course.get_descendants(inclusive=True)] == [False] * 3
    assert list(Question.objects.values_list("live", flat=True)) == [False, False]


def test_whoever_may_not_publish_below_publishes_nothing(faces, enter, course):
    """Rights on the pages alone, none on questions."""
    reviewer = make_worker(Role.TRAINER)
    group = Group.objects.create(name="Pages only")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=faces.skills, permission=Permission.objects.get(codename="publish_page")
    )
    reviewer.groups.add(group)
    refused = enter(reviewer).post(publish_address(course), {"what": "all"})
    assert refused.status_code == 409
    assert "can only be published by somebody else" in refused.content.decode()
    assert (Course.objects.count(), Question.objects.filter(live=True).count()) == (0, 0)


def test_whoever_may_not_publish_the_page_is_not_asked(faces, enter, course):
    author = make_worker(Role.TRAINER)
    group = Group.objects.create(name="Authors only")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=faces.skills, permission=Permission.objects.get(codename="add_page")
    )
    author.groups.add(group)
    browser = enter(author)
    assert browser.post(publish_address(course), {"what": "all"}).status_code in {302, 403}
    assert Course.objects.count() == 0


@pytest.mark.parametrize("what", ["this", "all"])
def test_what_somebody_else_has_locked_is_not_published(faces, admin, enter, course, what):
    reviewer = make_worker(Role.TRAINER)
    group = Group.objects.create(name="Reviewers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=faces.skills, permission=Permission.objects.get(codename=name)
        )
    reviewer.groups.add(group)
    type(course).objects.update(locked=True, locked_by=admin)
    refused = enter(reviewer).post(publish_address(course), {"what": what})
    assert (refused.status_code, "“Sewing” is locked." in refused.content.decode()) == (409, True)
    assert Course.objects.count() == 0


# ── deleting ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("where", ["Lesson 1.1", "Module 1"])
def test_a_question_that_is_asked_is_not_deleted_and_where_is_said(faces, admin, enter, where):
    course = make.published_course(faces.skills, lessons=1, quiz=1)
    key = Quiz.objects.get().questions[0] if where == "Module 1" else None
    asked = (
        Question.objects.get(translation_key=key)
        if key
        else Question.objects.exclude(translation_key__in=Quiz.objects.get().questions).get()
    )
    browser = enter(admin)
    address = reverse(Question.snippet_viewset.get_url_name("delete"), args=[asked.pk])
    refused = browser.post(address, follow=True)
    assert f"Nothing was deleted. This question is used in: {where}." in refused.content.decode()
    assert Question.objects.filter(pk=asked.pk).exists()
    assert course.modules.count() == 1


def test_a_question_that_nothing_asks_is_deleted(faces, admin, enter):
    question = make.question()
    enter(admin).post(reverse(Question.snippet_viewset.get_url_name("delete"), args=[question.pk]))
    assert Question.objects.count() == 0
