"""The structure follows the state of the pages: publishing later, copying, translating, ordering, moving."""

import datetime
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from courses.catalogue.models import Course, Lesson, LessonText, Module, PracticeTask
from courses.desk.needs import finished
from courses.desk.words import last_words
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.pages import models as pages
from courses.progress.queries import differences
from courses.questions.models import Question, QuestionVersion
from lms.accounts.models import Profile
from tests.factories import courses as make
from tests.factories.learning import finish_lesson, finish_lessons
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def admin_browser(faces, enter):
    return enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))


def again(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def taught(model) -> list[str]:
    return [row.text_in("title", "en") for row in model.objects.current().order_by("position", "pk")]


def due(page: Page, **times: datetime.datetime) -> None:
    """The day has come, as the database sees it."""
    Page.objects.filter(pk=page.pk).update(**times)
    for revision in page.revisions.exclude(approved_go_live_at=None):
        revision.content |= {name: time.isoformat() for name, time in times.items()}
        revision.approved_go_live_at = times.get("go_live_at")
        revision.save()


# ── a day that comes later ─────────────────────────────────────────────────────────────────────────────
def test_a_course_for_a_later_day_is_offered_on_that_day(faces):
    page = pages.CoursePage(title="Later", slug="later", locale=faces.skills.locale)
    page.go_live_at = timezone.now() + DAY
    faces.skills.add_child(instance=page)
    page.save_revision().publish()
    assert Course.objects.count() == 0
    due(page, go_live_at=timezone.now() - DAY)
    call_command("publish_scheduled")
    assert taught(Course) == ["Later"]


def test_a_change_for_a_later_day_leaves_what_is_taught(faces):
    page = again(make.course_page(faces.skills))
    page.title, page.go_live_at = "Tomorrow", timezone.now() + DAY
    page.save_revision().publish()
    assert taught(Course) == ["Kitchen work"]
    due(again(page), go_live_at=timezone.now() - DAY)
    call_command("publish_scheduled")
    assert taught(Course) == ["Tomorrow"]


def test_a_course_that_ends_is_taken_away_on_that_day(faces):
    page = make.course_page(faces.skills)
    due(page, expire_at=timezone.now() - DAY)
    assert taught(Course) == ["Kitchen work"]
    call_command("publish_scheduled")
    assert taught(Course) == []


def test_a_question_for_a_later_day_is_not_asked_yet(faces):
    question = make.question()
    question.unpublish()
    QuestionVersion.objects.all().delete()
    question.go_live_at = timezone.now() + DAY
    question.save_revision().publish()
    assert QuestionVersion.objects.count() == 0


# ── copies ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def course(faces) -> Course:
    made = make.published_course(faces.skills, lessons=2, quiz=1)
    module = make.page_of(made.modules.get())
    competence = module.competences.get().competence
    module.practice = [
        pages.ModulePracticeTask(competence=competence, text=f"Washes {number}") for number in (1, 2)
    ]
    module.save_revision().publish()
    return made


def parts(course: Course) -> dict[str, list]:
    """Everything of a course that has an id of its own, by kind."""
    modules = Module.objects.filter(course=course)
    lessons = Lesson.objects.filter(module__in=modules)
    return {
        "modules": [module.uuid for module in modules],
        "lessons": [lesson.uuid for lesson in lessons],
        "steps": [step.uuid for lesson in lessons for step in lesson.steps.all()],
        "tests": [module.quiz.uuid for module in modules],
        "practice": [task.uuid for module in modules for task in module.practice_tasks.all()],
    }


@pytest.mark.parametrize("live", [True, False])
def test_a_copied_course_is_whole_and_shares_no_id(faces, course, live):
    copied = make.page_of(course).copy(
        recursive=True, keep_live=live, update_attrs={"slug": "copy", "title": "Copy"}
    )
    if not live:
        assert Course.objects.count() == 1
        for page in copied.get_descendants(inclusive=True).specific():
            page.save_revision().publish()
    copy = Course.objects.get(uuid=copied.translation_key)
    before, after = parts(course), parts(copy)
    assert {kind: len(ids) for kind, ids in after.items()} == {kind: len(ids) for kind, ids in before.items()}
    assert {kind: set(ids) & set(before[kind]) for kind, ids in after.items()} == {
        kind: set() for kind in before
    }


@pytest.mark.parametrize("kind", [Module, Lesson])
@pytest.mark.parametrize("live", [True, False])
def test_a_module_or_lesson_is_copied_through_the_admin(admin_browser, course, kind, live):
    row = kind.objects.first()
    page = make.page_of(row)
    fields = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": str(page.get_parent().pk),
        "copy_subpages": "on",
        "alias": "on",  # an old form: there is no such thing any more
        **({"publish_copies": "on"} if live else {}),
    }
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert b'name="alias"' not in admin_browser.get(address).content
    assert admin_browser.post(address, fields).status_code == 302
    copy = Page.objects.get(slug="copy").specific
    assert (copy.live, copy.alias_of_id) == (live, None)
    assert kind.objects.filter(uuid=copy.translation_key).exists() == live
    copy.save_revision().publish()
    assert taught(kind).count("Copy") == 1


@pytest.mark.parametrize("live", [True, False])
def test_a_copy_is_translated_with_everything_below(faces, course, live):
    copied = make.page_of(course).copy(
        recursive=True, keep_live=live, update_attrs={"slug": "copy", "title": "Copy"}
    )
    for page in Page.objects.descendant_of(copied, inclusive=True).order_by("path").specific():
        if not live:
            page.save_revision().publish()
        make.translate(again(page), "it", f"{page.title} it")
    copy = Course.objects.get(uuid=copied.translation_key)
    module = copy.modules.get()
    assert [lesson.text_in("title", "it") for lesson in make.lessons_of(copy)] == [
        "Lesson 1.1 it",
        "Lesson 1.2 it",
    ]
    assert [sorted(task.texts) for task in module.practice_tasks.all()] == [["en"]] * 2  # the same words
    assert PracticeTask.objects.count() == 4


def test_tasks_that_stand_keep_their_id(course):
    """Observations name them, from before the id was made of the module's."""
    module = course.modules.get()
    row = make.page_of(module).practice.first()
    PracticeTask.objects.filter(uuid=uuid.uuid5(module.uuid, str(row.key))).update(uuid=row.key)
    make.page_of(module).save_revision().publish()
    assert (row.key in parts(course)["practice"], len(parts(course)["practice"])) == (True, 2)


def test_a_question_is_copied_through_the_admin(admin_browser, course):
    question = make.question()
    address = reverse(Question.snippet_viewset.get_url_name("copy"), args=[question.pk])
    assert admin_browser.get(address).status_code == 200
    rows = {
        f"activity-0-value-choices-{number}-{name}": value
        for number in (0, 1)
        for name, value in {
            "deleted": "",
            "order": number,
            "value-text": number,
            "value-feedback": "",
        }.items()
    }
    answered = admin_browser.post(
        address,
        {
            "text": "The copy",
            "why": "",
            "hint": "",
            "audio": "",
            "action-publish": "action-publish",
            "competences-TOTAL_FORMS": 0,
            "competences-INITIAL_FORMS": 0,
            "activity-count": "1",
            "activity-0-deleted": "",
            "activity-0-order": "0",
            "activity-0-type": "single",
            "activity-0-value-choices-count": "2",
            **rows,
            "activity-0-value-choices-0-value-is_correct": "on",
        },
    )
    assert answered.status_code == 302
    copy = Question.objects.get(text="The copy")
    assert (copy.translation_key != question.translation_key, copy.live) == (True, True)
    assert Question.objects.get(pk=question.pk).text == question.text


# ── order ──────────────────────────────────────────────────────────────────────────────────────────────
def test_the_order_of_a_translation_is_its_own(faces):
    course = make.published_course(faces.skills, lessons=3)
    for row in (course, course.modules.get(), *make.lessons_of(course)):
        make.translate(make.page_of(row), "it", f"{row.title} it")
    first, _second, third = (make.page_of(lesson, "it") for lesson in make.lessons_of(course))
    third.move(first, pos="left")
    again(third).save_revision().publish()
    make.page_of(course.modules.get(), "it").save_revision().publish()
    assert [row.text_in("title", "en") for row in make.lessons_of(course)] == [
        "Lesson 1.1",
        "Lesson 1.2",
        "Lesson 1.3",
    ]


def test_lessons_and_modules_and_courses_stand_as_their_pages_do(faces):
    one = make.published_course(faces.skills, modules=2, lessons=2)
    two = make.course_page(faces.skills, "Second")
    first, second = (make.page_of(module) for module in make.modules_of(one))
    second.move(first, pos="left")
    again(two).move(make.page_of(one), pos="left")
    assert taught(Course) == ["Second", "Kitchen work"]
    assert taught(Module) == ["Module 2", "Module 1"]


def test_the_explorer_lists_lessons_in_the_order_of_the_course(admin_browser, faces):
    course = make.published_course(faces.skills, lessons=3)
    make.page_of(make.lessons_of(course)[0]).save_revision()
    module = make.page_of(course.modules.get())
    listed = admin_browser.get(reverse("wagtailadmin_explore", args=[module.pk])).context["object_list"]
    assert [page.title for page in listed] == ["Lesson 1.1", "Lesson 1.2", "Lesson 1.3"]


# ── moves and counts ───────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def two_courses(faces) -> tuple[Course, Course]:
    return make.published_course(faces.skills, lessons=2), make.published_course(faces.skills, lessons=1)


def takes(course: Course) -> Enrolment:
    learner = make_learner().user
    return enrol(learner, course, by=learner)


def counts(enrolment: Enrolment) -> tuple[int, int]:
    enrolment.refresh_from_db()
    assert differences(enrolment) == {}
    return enrolment.lessons_done, enrolment.lessons_total


def test_a_lesson_goes_to_another_course_and_back_with_its_counts(two_courses):
    one, two = two_courses
    all_of_it, half, other = takes(one), takes(one), takes(two)
    finish_lessons(all_of_it)
    moved, stays = make.lessons_of(one)
    finish_lesson(half, stays)
    page, home = make.page_of(moved), make.page_of(one.modules.get())
    page.move(make.page_of(two.modules.get()), pos="last-child")
    assert [counts(each) for each in (all_of_it, half, other)] == [(1, 1), (1, 1), (0, 2)]
    again(page).move(home, pos="first-child")
    assert [counts(each) for each in (all_of_it, half, other)] == [(2, 2), (1, 2), (0, 1)]
    call_command("check_progress")


def test_the_desk_says_all_done_of_nobody_who_has_something_left(two_courses):
    one, two = two_courses
    half = takes(one)
    moved, stays = make.lessons_of(one)
    finish_lesson(half, stays)
    page, home = make.page_of(moved), make.page_of(one.modules.get())
    page.move(make.page_of(two.modules.get()), pos="last-child")
    assert list(Profile.objects.filter(finished())) == [half.person.profile]
    again(page).move(home, pos="first-child")
    half.refresh_from_db()
    assert half.completed_at is not None
    assert list(Profile.objects.filter(finished())) == []
    assert not last_words(half.person.profile, half).startswith("Finished")


def test_a_lesson_under_a_module_that_was_never_published_waits(two_courses):
    one, _two = two_courses
    lesson = make.lessons_of(one)[0]
    home = make.page_of(one)
    draft = pages.ModulePage(title="Draft", slug="draft", live=False, locale=home.locale)
    home.add_child(instance=draft)
    make.page_of(lesson).move(draft, pos="last-child")
    lesson.refresh_from_db()
    assert lesson.retired_at is not None
    draft.save_revision().publish()
    lesson.refresh_from_db()
    assert (lesson.retired_at, lesson.module.title) == (None, "Draft")


def test_a_translation_that_waits_is_read_with_its_course(faces):
    page = make.course_page(faces.skills)
    page.unpublish()
    Course.objects.all().delete()
    module = make.module_page(again(page))
    lesson = make.lesson_page(module)
    italian, _created = Locale.objects.get_or_create(language_code="it")
    again(page).copy_for_translation(italian)
    for each, title in ((module, "Modulo"), (lesson, "Lezione")):
        make.translate(again(each), "it", title)
    again(page).save_revision().publish()
    row = Lesson.objects.get()
    assert (row.source_language, sorted(row.texts)) == ("en", ["en", "it"])
    assert sorted(LessonText.objects.values_list("language", flat=True)) == ["en", "it"]
