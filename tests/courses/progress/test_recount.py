"""Counting a course anew after its structure changed: a group's worth at once, more beside the pages."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress import actions
from courses.progress.queries import differences
from lms.jobs import actions as jobs
from lms.jobs.actions import STALE_AFTER, run
from lms.jobs.models import Job
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db
PEOPLE = 5


class Killed(BaseException):
    """What ends a process is no Exception."""


@pytest.fixture(scope="module")
def course_id(shared_faces):
    course = make.published_course(shared_faces.skills, lessons=2, steps=1, quiz=0)
    for _person in range(PEOPLE):
        learner = make_learner()
        enrol(learner.user, course, by=learner.user)
    return course.pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def two_at_a_time(monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 2)


def counted() -> list[bool]:
    """Of each enrolment whether its counts are those of the records."""
    return [differences(enrolment) == {} for enrolment in Enrolment.objects.order_by("pk")]


def retire_a_lesson(course: Course) -> None:
    make.page_of(make.lessons_of(course)[-1]).unpublish()


def test_a_group_is_counted_in_the_authors_transaction(course):
    retire_a_lesson(course)
    assert (counted(), Job.objects.count()) == ([True] * PEOPLE, 0)
    assert set(Enrolment.objects.values_list("lessons_total", flat=True)) == {1}


def test_more_people_are_counted_afterwards(course, two_at_a_time, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        retire_a_lesson(course)
        assert counted() == [False] * PEOPLE
    assert counted() == [True] * PEOPLE
    job = Job.objects.get()
    assert (job.kind, job.about, job.owner, job.state, job.done, job.total) == (
        "recount",
        str(course.uuid),
        None,
        "done",
        PEOPLE,
        PEOPLE,
    )


@pytest.mark.parametrize(("at", "whole"), [(1, 0), (3, 2), (4, 2), (5, 4)])
def test_killed_between_its_batches_it_finds_its_way_again(course, two_at_a_time, monkeypatch, at, whole):
    """Never more than a batch is held, and what a batch has counted stays counted."""
    retire_a_lesson(course)
    job, recount, met = Job.objects.get(), actions.recount, []

    def killed_at(enrolment, **more):
        met.append(enrolment.pk)
        if len(met) == at:
            raise Killed
        recount(enrolment, **more)

    monkeypatch.setattr(actions, "recount", killed_at)
    with pytest.raises(Killed):
        run(job.uuid)
    assert counted() == [True] * whole + [False] * (PEOPLE - whole)
    monkeypatch.setattr(actions, "recount", recount)
    Job.objects.update(touched_at=timezone.now() - STALE_AFTER * 2)
    call_command("take_up_jobs", verbosity=0)
    job.refresh_from_db()
    assert (counted(), job.state, job.done) == ([True] * PEOPLE, "done", PEOPLE)


def test_a_second_change_between_two_batches_counts_everybody_again(course, two_at_a_time, monkeypatch):
    retire_a_lesson(course)
    job, do_batch = Job.objects.get(), jobs._do_batch

    def then_change(*of_what):
        more = do_batch(*of_what)
        monkeypatch.setattr(jobs, "_do_batch", do_batch)
        make.more_lessons(course.modules.get(), 2)
        actions.recount_course(course)
        return more

    monkeypatch.setattr(jobs, "_do_batch", then_change)
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, job.done, counted()) == ("waiting", 0, [False] * PEOPLE)
    run(job.uuid)
    assert counted() == [True] * PEOPLE
    assert set(Enrolment.objects.values_list("lessons_total", flat=True)) == {3}
