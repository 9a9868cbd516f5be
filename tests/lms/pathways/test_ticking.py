"""A step ticks from what she did, wherever she did it; nothing of that is copied."""

import pytest
from django.utils import timezone

from courses.catalogue.models import Lesson
from courses.certificates.actions import withdraw
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from lms.core import days
from lms.pathways.models import Step
from lms.pathways.plans.actions import do_step, put_aside, take_up
from lms.pathways.plans.queries import plan_of
from tests.factories.courses import lessons_of, modules_of, more_lessons, published_course, taught_module
from tests.factories.learning import finish_lesson, pass_module
from tests.factories.people import make_learner, make_worker
from tests.factories.plans import make_plan, make_step, make_template, stage_block
from tests.racing import at_once, failures


@pytest.fixture
def course(faces):
    return published_course(faces.skills, lessons=1, steps=1, quiz=1)


def empty_plan(person):
    return make_plan(person, template=make_template("A way", stage_block(steps=())))


def only_step(person):
    [step] = plan_of(person).steps
    return step


@pytest.mark.django_db
def test_a_lesson_she_finishes_ticks_its_step(course):
    person = make_learner().user
    lesson = lessons_of(course)[0]
    make_step(empty_plan(person), leads_to=("lesson", lesson.uuid))
    enrolment = enrol(person, course, by=person)
    assert (only_step(person).is_open, only_step(person).ticks_by_itself) == (True, True)
    finish_lesson(enrolment, lesson)
    step = only_step(person)
    assert (step.is_done, step.is_ticked_by_itself, step.done_on) == (True, True, days.today())
    assert Step.objects.get().state == Step.State.OPEN


@pytest.mark.django_db
def test_what_she_did_before_there_was_a_plan_is_ticked_from_the_first(course):
    person = make_learner().user
    finish_lesson(enrol(person, course, by=person), lessons_of(course)[0])
    make_step(empty_plan(person), leads_to=("lesson", lessons_of(course)[0].uuid))
    assert only_step(person).is_ticked_by_itself


@pytest.mark.django_db
def test_somebody_elses_lesson_ticks_nothing(course):
    person, other = make_learner().user, make_learner().user
    make_step(empty_plan(person), leads_to=("lesson", lessons_of(course)[0].uuid))
    finish_lesson(enrol(other, course, by=other), lessons_of(course)[0])
    assert not only_step(person).is_done


@pytest.mark.django_db
def test_a_step_of_a_certificate_is_open_again_when_that_is_withdrawn(course):
    worker = make_worker()
    person = make_learner(worker=worker).user
    module = modules_of(course)[0]
    make_step(empty_plan(person), leads_to=("certificate", module.uuid))
    pass_module(enrol(person, course, by=worker), module)
    assert only_step(person).is_ticked_by_itself
    withdraw(Certificate.objects.get(person=person), by=worker)
    assert only_step(person).is_open


@pytest.mark.django_db
def test_what_she_said_she_did_stays_when_the_certificate_goes(course):
    worker = make_worker()
    person = make_learner(worker=worker).user
    module = modules_of(course)[0]
    step = make_step(empty_plan(person), leads_to=("certificate", module.uuid))
    pass_module(enrol(person, course, by=worker), module)
    do_step(step, by=person)
    withdraw(Certificate.objects.get(person=person), by=worker)
    assert (only_step(person).is_done, only_step(person).is_ticked_by_itself) == (True, False)


@pytest.mark.django_db
def test_a_step_of_a_deleted_module_stands_on_and_is_hers_to_do(course):
    person = make_learner().user
    module = modules_of(course)[0]
    row = make_step(empty_plan(person), "Finish the first module.", leads_to=("module", module.uuid))
    module.retired_at = timezone.now()
    module.save(update_fields=["retired_at"])
    step = only_step(person)
    assert (step.words.here, step.place, step.ticks_by_itself) == ("Finish the first module.", None, False)
    do_step(row, by=person)
    assert only_step(person).is_done


@pytest.mark.django_db
def test_a_step_of_a_deleted_module_that_she_had_passed_stays_ticked(course):
    person = make_learner().user
    module = modules_of(course)[0]
    make_step(empty_plan(person), leads_to=("module", module.uuid))
    pass_module(enrol(person, course, by=person), module)
    module.retired_at = timezone.now()
    module.save(update_fields=["retired_at"])
    step = only_step(person)
    assert (step.is_ticked_by_itself, step.place) == (True, None)


@pytest.mark.django_db
def test_a_step_of_a_kind_that_is_not_installed_is_a_plain_one(course):
    person = make_learner().user
    make_step(empty_plan(person), leads_to=("internship", course.uuid))
    assert (only_step(person).is_open, only_step(person).place) == (True, None)


@pytest.mark.django_db
def test_what_she_put_aside_and_did_all_the_same_is_done(course):
    person = make_learner().user
    step = make_step(empty_plan(person), leads_to=("lesson", lessons_of(course)[0].uuid))
    put_aside(step, by=person)
    finish_lesson(enrol(person, course, by=person), lessons_of(course)[0])
    plan = plan_of(person)
    assert (plan.aside, len(plan.ticked)) == ((), 1)


@pytest.mark.django_db
def test_of_two_days_the_first_counts(course):
    person = make_learner().user
    step = make_step(empty_plan(person), leads_to=("lesson", lessons_of(course)[0].uuid))
    finish_lesson(enrol(person, course, by=person), lessons_of(course)[0])
    do_step(step, by=person, on=days.in_days(-3))
    assert only_step(person).done_on == days.in_days(-3)
    take_up(step, by=person)
    assert only_step(person).done_on == days.today()


def test_r02_done_by_her_and_by_learning_at_once_is_done_once(own_database):
    module = taught_module()
    more_lessons(module, 1, steps=1)
    person = make_learner(pin="").user
    lesson = Lesson.objects.get(module=module)
    enrolment = enrol(person, module.course, by=person)
    step = make_step(empty_plan(person), leads_to=("lesson", lesson.uuid))

    results = at_once(
        lambda: do_step(Step.objects.get(pk=step.pk), by=person),
        lambda: finish_lesson(Enrolment.objects.get(pk=enrolment.pk), Lesson.objects.get(pk=lesson.pk)),
        times=4,
    )

    assert failures(results) == []
    told = only_step(person)
    assert (told.state, told.reached_on, told.done_on) == (Step.State.DONE, days.today(), days.today())
