"""What an author does, and what becomes of the published structure."""

import pytest
from wagtail.models import Page

from courses.catalogue.models import Course, Lesson, LessonText, Module, Quiz, Step
from courses.catalogue.queries import lesson_body_in
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def current(model):
    return sorted(str(row) for row in model.objects.filter(retired_at=None))


def test_publishing_writes_course_module_lessons_steps_and_test(faces):
    course = make.published_course(faces.skills, lessons=2, steps=3, quiz=2)
    module = course.modules.get()
    assert (module.hours, module.source_language, module.visible_outside) == (6, "en", True)
    assert [lesson.title for lesson in make.lessons_of(course)] == ["Lesson 1.1", "Lesson 1.2"]
    steps = list(make.lessons_of(course)[0].steps.all())
    assert [step.completion for step in steps] == ["seen", "seen", "answered"]
    assert [bool(step.questions) for step in steps] == [False, False, True]
    assert len(module.quiz.questions) == 2
    assert module.taught.count() == 1


def test_a_draft_changes_nothing(faces):
    course = make.published_course(faces.skills)
    lesson = make.lessons_of(course)[0]
    page = make.page_of(lesson)
    page.title = "Changed"
    page.save_revision()
    assert Lesson.objects.get(pk=lesson.pk).title == "Lesson 1.1"


def test_a_translation_writes_texts_only(faces):
    course = make.published_course(faces.skills)
    lesson = make.lessons_of(course)[0]
    steps = [step.uuid for step in lesson.steps.all()]
    for row, title in ((course, "Corso"), (lesson.module, "Modulo"), (lesson, "Lezione")):
        make.translate(make.page_of(row), "it", title)
    lesson.refresh_from_db()
    assert lesson.text_in("title", "it") == "Lezione"
    assert lesson.text_in("title", "en") == "Lesson 1.1"
    assert lesson.source_language == "en"
    assert [step.uuid for step in lesson.steps.all()] == steps
    italian = LessonText.objects.get(lesson=lesson, language="it")
    assert [entry["step"] for entry in italian.body] == [str(step) for step in steps]


def test_a_step_that_a_translation_added_is_not_a_step(faces):
    course = make.published_course(faces.skills)
    lesson = make.lessons_of(course)[0]
    for row in (course, lesson.module):
        make.translate(make.page_of(row), "it", "…")
    italian = make.translate(make.page_of(lesson), "it", "Lezione")
    italian.body = make.lesson_body([[("text", {"text": "<p>Solo qui</p>", "audio": None})]])
    italian.save_revision().publish()
    assert lesson.steps.filter(retired_at=None).count() == 2


def test_a_removed_step_is_retired_and_comes_back_as_itself(faces):
    course = make.published_course(faces.skills, steps=2)
    lesson = make.lessons_of(course)[0]
    page = make.page_of(lesson)
    stored = page.body.get_prep_value()
    before = [step.uuid for step in lesson.steps.all()]
    page.body = page.body.stream_block.to_python(stored[:1])
    page.save_revision().publish()
    assert [(step.uuid, step.retired_at is None) for step in lesson.steps.all()] == [
        (before[0], True),
        (before[1], False),
    ]
    page.body = page.body.stream_block.to_python(stored)
    page.save_revision().publish()
    assert [(step.uuid, step.retired_at is None) for step in lesson.steps.all()] == [
        (before[0], True),
        (before[1], True),
    ]


def test_a_copied_page_shares_no_step_with_its_original(faces):
    course = make.published_course(faces.skills, lessons=1)
    lesson = make.lessons_of(course)[0]
    make.page_of(lesson).copy(
        update_attrs={"title": "Copy", "slug": "copy"}, keep_live=False
    ).save_revision().publish()
    assert Lesson.objects.count() == 2
    assert Step.objects.count() == 4
    assert (
        set(lesson.steps.values_list("uuid", flat=True))
        & set(Step.objects.exclude(lesson=lesson).values_list("uuid", flat=True))
        == set()
    )


def test_unpublishing_and_deleting_retire(faces):
    course = make.published_course(faces.skills, lessons=3)
    first, second, third = make.lessons_of(course)
    make.page_of(first).unpublish()
    make.page_of(second).delete()
    assert current(Lesson) == ["Lesson 1.3"]
    assert Lesson.objects.count() == 3
    assert third.retired_at is None


def test_unpublishing_a_translation_takes_nothing_away(faces):
    course = make.published_course(faces.skills)
    translated = make.translate(make.page_of(course), "it", "Corso")
    translated.unpublish()
    assert current(Course) == ["Kitchen work"]


def test_moving_changes_the_order_only(faces):
    course = make.published_course(faces.skills, lessons=3)
    first, _second, third = (make.page_of(lesson) for lesson in make.lessons_of(course))
    third.move(first, pos="left")
    assert [lesson.title for lesson in make.lessons_of(course)] == ["Lesson 1.3", "Lesson 1.1", "Lesson 1.2"]


def test_children_published_before_their_parent_follow_it(faces):
    page = make.course_page(faces.skills)
    page.unpublish()
    Course.objects.all().delete()
    module = make.module_page(Page.objects.get(pk=page.pk).specific)
    make.lesson_page(module)
    assert Module.objects.count() == 0
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert (current(Module), current(Lesson)) == (["A clean kitchen"], ["Boards and knives"])


def test_a_test_without_questions_is_retired(faces):
    course = make.published_course(faces.skills, quiz=2)
    page = make.page_of(course.modules.get())
    page.quiz_questions = []
    page.save_revision().publish()
    assert Quiz.objects.get().retired_at is not None


def test_text_of_a_lesson_falls_back_step_by_step_and_is_cached_by_version(faces, django_assert_num_queries):
    course = make.published_course(faces.skills, lessons=1)
    lesson = make.lessons_of(course)[0]
    with django_assert_num_queries(2):
        italian, source = lesson_body_in(lesson, "it")
    assert italian == {}
    assert sorted(source) == sorted(str(step.uuid) for step in lesson.steps.all())
    with django_assert_num_queries(0):
        lesson_body_in(lesson, "it")
    for row in (course, lesson.module, lesson):
        make.translate(make.page_of(row), "it", "Tradotto")
    italian, _source = lesson_body_in(Lesson.objects.get(pk=lesson.pk), "it")
    assert sorted(italian) == sorted(source)


def test_html_from_the_database_is_cleaned(faces):
    course = make.published_course(faces.skills, lessons=1)
    page = make.page_of(make.lessons_of(course)[0])
    page.body = make.lesson_body(
        [
            [
                (
                    "text",
                    {
                        "text": (
                            '<p onclick="x()">Hi<script>alert(1)</script> <a href="javascript:x">no</a></p>'
                        ),
                        "audio": None,
                    },
                )
            ]
        ]
    )
    page.save_revision().publish()
    html = LessonText.objects.get().body[0]["blocks"][0]["html"]
    assert "<script" not in html
    assert "onclick" not in html
    assert "javascript:" not in html
    assert "Hi" in html
