"""Courses, modules and lessons as things to lead to."""

import pytest
from django.utils import timezone

from courses.enrolments.actions import enrol
from lms.contracts import destination
from lms.core import days
from tests.factories.courses import lessons_of, modules_of, published_course
from tests.factories.learning import finish_lesson, pass_module
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    return published_course(faces.skills, lessons=2, steps=1, quiz=1)


def named(course):
    return {
        "course": ("course", course.uuid),
        "module": ("module", modules_of(course)[0].uuid),
        "lesson": ("lesson", lessons_of(course)[0].uuid),
    }


def urls(course, person):
    told = destination.told(named(course).values(), language="en", person=person)
    return {kind: told[name].url for kind, name in named(course).items()}


def test_she_is_led_to_where_she_takes_it_and_else_to_where_she_may_begin(course):
    person = make_learner().user
    assert set(urls(course, person).values()) == {"/learn/courses/"}
    enrol(person, course, by=person)
    lesson, module = lessons_of(course)[0].uuid, modules_of(course)[0].uuid
    assert urls(course, person) == {
        "course": f"/learn/course/{course.uuid}/",
        "module": f"/learn/course/{course.uuid}/#{module}",
        "lesson": f"/learn/lesson/{lesson}/",
    }


def test_what_was_done_is_told_step_by_step(course):
    person, wanted = make_learner().user, named(course)

    def done():
        return {kind for _person, kind, _uuid in destination.reached([person.pk], wanted.values())}

    enrolment = enrol(person, course, by=person)
    assert done() == set()
    finish_lesson(enrolment, lessons_of(course)[0])
    assert done() == {"lesson"}
    pass_module(enrolment, modules_of(course)[0])
    assert done() == {"lesson", "module", "course"}
    assert set(destination.reached([person.pk], wanted.values()).values()) == {days.today()}


def test_what_is_withdrawn_has_no_name_and_what_was_done_there_stays(course):
    person = make_learner().user
    finish_lesson(enrol(person, course, by=person), lessons_of(course)[0])
    module = modules_of(course)[0]
    module.retired_at = timezone.now()
    module.save(update_fields=["retired_at"])
    wanted = named(course)
    assert set(destination.told(wanted.values(), language="en", person=person)) == {wanted["course"]}
    assert [kind for _person, kind, _uuid in destination.reached([person.pk], wanted.values())] == ["lesson"]


def test_authors_choose_among_what_is_taught_and_read_where_it_stands(course):
    choices = {kind.key: kind.choices(language="en") for kind in destination.kinds()}
    assert [choice.title for choice in choices["course"]] == ["Kitchen work"]
    assert [(choice.title, choice.under) for choice in choices["module"]] == [("Module 1", "Kitchen work")]
    assert [(choice.title, choice.under) for choice in choices["lesson"]] == [
        ("Lesson 1.1", "Module 1"),
        ("Lesson 1.2", "Module 1"),
    ]
