"""Taking a course: once, and again after leaving."""

import datetime
import uuid

import pytest
from django.utils import timezone

from courses.catalogue.models import Course, Quiz
from courses.enrolments.actions import end_enrolment, enrol
from courses.enrolments.models import Cohort, Enrolment
from courses.enrolments.queries import courses_to_join, enrolment_for_quiz, enrolments_of
from lms.audit.models import AuditEntry
from tests.factories import courses as make
from tests.factories.learning import finish_lesson
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


def make_course(title: str = "Kitchen work") -> Course:
    course = Course.objects.create(uuid=uuid.uuid4(), texts={"en": {"title": title}})
    make.more_lessons(course.modules.create(uuid=uuid.uuid4()), 2, steps=3)
    return course


@pytest.fixture
def course() -> Course:
    return make_course()


@pytest.fixture
def learner():
    return make_learner().user


def make_cohort(course: Course, name: str = "Autumn") -> Cohort:
    return Cohort.objects.create(organisation=make_organisation(), course=course, name=name)


def titles(enrolments) -> list[str]:
    return [enrolment.course.title for enrolment in enrolments]


def test_beginning_counts_what_there_is_and_is_in_the_audit(learner, course):
    worker = make_worker()
    enrolment = enrol(learner, course, by=worker)
    enrolment.refresh_from_db()
    assert (enrolment.lessons_done, enrolment.lessons_total, enrolment.steps_done, enrolment.steps_total) == (
        0,
        2,
        0,
        6,
    )
    entry = AuditEntry.objects.get(action="enrolment.made")
    assert (entry.actor.person, entry.about.person, entry.about.subject) == (
        worker,
        learner,
        str(enrolment.uuid),
    )


def test_twice_is_once(learner, course):
    assert enrol(learner, course, by=learner) == enrol(learner, course, by=learner)
    assert (Enrolment.objects.count(), AuditEntry.objects.filter(action="enrolment.made").count()) == (1, 1)


def test_coming_back_goes_on_where_she_was(learner, course):
    enrolment = enrol(learner, course, by=learner)
    finish_lesson(enrolment, course.modules.get().lessons.first())
    end_enrolment(enrolment, by=learner)
    make.more_lessons(course.modules.get(), 1, steps=2)  # while she was away
    enrol(learner, course, by=learner)
    enrolment.refresh_from_db()
    counts = (enrolment.lessons_done, enrolment.lessons_total, enrolment.steps_done, enrolment.steps_total)
    assert (enrolment.ended_at, counts) == (None, (1, 3, 3, 8))
    assert AuditEntry.objects.filter(action__in=["enrolment.ended", "enrolment.resumed"]).count() == 2


def test_ending_twice_is_once(learner, course):
    enrolment = enrol(learner, course, by=learner)
    end_enrolment(enrolment, by=learner)
    ended_at = enrolment.ended_at
    end_enrolment(enrolment, by=learner)
    assert (enrolment.ended_at, AuditEntry.objects.filter(action="enrolment.ended").count()) == (ended_at, 1)


def test_a_group_can_come_later_and_beginning_by_herself_does_not_take_it_away(learner, course):
    enrol(learner, course, by=learner)
    cohort = make_cohort(course)
    enrol(learner, course, by=learner, cohort=cohort)
    assert Enrolment.objects.get().cohort == cohort
    enrol(learner, course, by=learner)
    assert Enrolment.objects.get().cohort == cohort


def test_the_course_she_was_in_last_comes_first_and_ended_ones_do_not_come(learner):
    first, second, left, gone = (
        enrol(learner, make_course(title), by=learner) for title in ("First", "Second", "Left", "Gone")
    )
    for enrolment, hour in ((first, 9), (second, 10), (left, 11), (gone, 12)):
        Enrolment.objects.filter(pk=enrolment.pk).update(last_active_at=f"2026-05-04T{hour:02}:00Z")
    Enrolment.objects.filter(pk=left.pk).update(ended_at=timezone.now())
    Course.objects.filter(pk=gone.course_id).update(retired_at=timezone.now())
    assert titles(enrolments_of(learner)) == ["Second", "First"]
    assert titles(enrolments_of(make_learner().user)) == []


def test_what_she_may_begin_is_what_she_does_not_take(learner, course):
    other = make_course("Other")
    enrol(make_learner().user, other, by=learner)
    enrolment = enrol(learner, course, by=learner)
    assert list(courses_to_join(learner)) == [other]
    enrol(make_learner().user, course, by=learner)  # somebody else takes it still
    Enrolment.objects.filter(pk=enrolment.pk).update(ended_at=timezone.now())
    assert set(courses_to_join(learner)) == {course, other}


def test_s23_an_enrolment_is_found_for_whose_it_is_alone(learner, course):
    enrolment = enrol(learner, course, by=learner)
    module = course.modules.get()
    quiz = Quiz.objects.create(uuid=uuid.uuid4(), module=module)
    stranger = make_learner().user
    enrol(stranger, make_course("Other"), by=stranger)
    assert enrolment_for_quiz(learner, quiz) == enrolment
    assert enrolment_for_quiz(stranger, quiz) is None


def test_r12_courses_she_was_never_in_stand_after_those_she_was_in(learner):
    now = timezone.now()
    for number, days in enumerate([None, 2, None, 1]):
        enrolment = enrol(learner, make_course(str(number)), by=learner)
        seen = None if days is None else now - datetime.timedelta(days=days)
        Enrolment.objects.filter(pk=enrolment.pk).update(last_active_at=seen, started_at=now)
    assert titles(enrolments_of(learner)) == ["3", "1", "2", "0"]
