"""A lesson leads somewhere: what it is called and where she finds it is looked up on her screen."""

import pytest

from courses.catalogue.models import Course, Lesson, LessonText
from courses.enrolments.actions import enrol
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def module(faces):
    return make.module_page(make.course_page(faces.skills))


@pytest.fixture
def goal(module):
    return make.lesson_page(module, title="Knives")


def published(module, *blocks):
    lesson = make.lesson_page(module, title="Boards")
    lesson.body = make.lesson_body([[*blocks, ("text", {"text": "<p>Then this.</p>"})]])
    lesson.save_revision().publish()
    return lesson


def blocks_of(enter, lesson) -> str:
    """What she reads of it, without the text."""
    learner = make_learner().user
    enrol(learner, Course.objects.get(), by=learner)
    step = Lesson.objects.get(uuid=lesson.translation_key).steps.get(retired_at=None)
    parts = enter(learner).get(f"/learn/{step.uuid}/").context["parts"]
    return "".join(str(block) for part in parts for block in part.blocks if "Then this." not in block)


def test_the_lesson_keeps_what_it_names_and_nothing_of_it(module, goal):
    lesson = published(module, ("leads_to", {"leads_to": f"lesson:{goal.translation_key}"}))
    (step,) = LessonText.objects.get(lesson__uuid=lesson.translation_key).body
    leading, text = step["blocks"]
    assert leading == {"kind": "leads_to", "id": leading["id"], "leads_to": f"lesson:{goal.translation_key}"}
    assert text["kind"] == "text"


def test_she_reads_its_name_and_gets_there(module, goal, enter):
    lesson = published(module, ("leads_to", {"leads_to": f"lesson:{goal.translation_key}"}))
    goal.title = "Sharp knives"
    goal.save_revision().publish()
    read = blocks_of(enter, lesson)
    there = Lesson.objects.get(uuid=goal.translation_key).uuid
    assert f'<a class="task__title" href="/learn/lesson/{there}/">Sharp knives</a>' in read


def test_what_is_gone_is_not_told(module, goal, enter):
    lesson = published(module, ("leads_to", {"leads_to": f"lesson:{goal.translation_key}"}))
    goal.unpublish()
    assert blocks_of(enter, lesson) == ""


def test_she_gets_to_the_page_where_she_writes(module, enter):
    read = blocks_of(enter, published(module, ("ask", None)))
    assert '<a class="task__title" href="/learn/messages/">I need help</a>' in read
