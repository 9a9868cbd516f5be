"""What learners meet of a lesson is kept for everybody, and what is published anew is met at once."""

import pytest

from courses.catalogue.queries import steps_of_lesson
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def kept(lesson):
    lesson.refresh_from_db()
    module = lesson.module
    module.refresh_from_db()
    return steps_of_lesson(lesson.pk, lesson_version=lesson.version, module_version=module.version)


def test_steps_are_read_once_for_everybody(faces, django_assert_num_queries):
    lesson = make.lessons_of(make.published_course(faces.skills, lessons=1, steps=3))[0]
    module = lesson.module
    steps_of_lesson(lesson.pk, lesson_version=lesson.version, module_version=module.version)
    with django_assert_num_queries(0):
        steps = steps_of_lesson(lesson.pk, lesson_version=lesson.version, module_version=module.version)
        assert [step.lesson.module.title for step in steps] == ["Module 1"] * 3
    assert steps == list(lesson.steps.order_by("position"))


def test_a_lesson_or_module_published_anew_is_met_at_once(faces):
    lesson = make.lessons_of(make.published_course(faces.skills, lessons=1, steps=2))[0]
    assert len(kept(lesson)) == 2
    page = make.page_of(lesson)
    page.title, page.body = "Knives", make.lesson_body([[("text", {"text": "<p>Step 1</p>", "audio": None})]])
    page.save_revision().publish()
    steps = kept(lesson)
    assert [(step.lesson.title, step.retired_at is None) for step in steps].count(("Knives", True)) == 1
    module = make.page_of(lesson.module)
    module.title = "Sharp things"
    module.save_revision().publish()
    assert kept(lesson)[0].lesson.module.title == "Sharp things"
