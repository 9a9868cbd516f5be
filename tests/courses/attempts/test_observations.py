"""Observed practice: who may sign off, on what, and that it counts once."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from courses.attempts.models import Observation
from courses.attempts.observations import sign_off
from courses.catalogue.models import Module, PracticeTask
from courses.enrolments.actions import enrol
from lms.audit.models import AuditEntry
from lms.competences.models import Attainment
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import practice_task
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def module() -> Module:
    return make.taught_module()


@pytest.fixture
def tasks(module) -> list[PracticeTask]:
    return [practice_task(module), practice_task(module, "Keeps raw and cooked food apart")]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


@pytest.fixture
def enrolment(module):
    learner = make_learner().user
    return enrol(learner, module.course, by=learner)


@pytest.fixture
def sign(enrolment, module, tasks, trainer):
    """Signs off what the module teaches; a fact by keyword is another one."""
    taught = module.taught.get()

    def call(**facts) -> Observation:
        whole = {
            "tasks": [task.uuid for task in tasks],
            "assessor": trainer,
            "place": "Turin",
            "observed_on": timezone.localdate(),
            "idempotency_key": uuid.uuid4(),
        }
        return sign_off(enrolment, module, taught.competence, taught.level, **{**whole, **facts})

    return call


def nothing_was_written() -> bool:
    return (
        Observation.objects.count(),
        Attainment.objects.count(),
        AuditEntry.objects.filter(action="practice.signed_off").count(),
    ) == (0, 0, 0)


def test_watching_every_task_gives_the_competence_with_who_where_and_when(
    sign, enrolment, trainer, tasks, module
):
    day = timezone.localdate() - datetime.timedelta(days=3)
    seen = sign(observed_on=day)
    attainment = Attainment.objects.get()
    assert (attainment.person, attainment.competence, attainment.source, attainment.evidence) == (
        enrolment.person,
        module.taught.get().competence,
        "observed_practice",
        seen.uuid,
    )
    assert (attainment.assessor, attainment.place, attainment.attained_at.date()) == (trainer, "Turin", day)
    assert (set(seen.tasks), seen.observed_on) == ({str(task.uuid) for task in tasks}, day)
    entry = AuditEntry.objects.get(action="practice.signed_off")
    assert (entry.actor.person, entry.about.person, entry.about.subject) == (
        trainer,
        enrolment.person,
        str(seen.uuid),
    )


def test_the_same_key_twice_is_one_observation(sign):
    key = uuid.uuid4()
    assert sign(idempotency_key=key) == sign(idempotency_key=key)
    assert (Observation.objects.count(), Attainment.objects.count()) == (1, 1)


def test_another_day_with_another_key_is_another_observation(sign):
    assert sign() != sign(observed_on=timezone.localdate() - datetime.timedelta(days=1))
    assert (Observation.objects.count(), Attainment.objects.count()) == (2, 2)


def test_a_task_not_watched_gives_nothing(sign, tasks):
    with pytest.raises(ValidationError, match="watched all its tasks"):
        sign(tasks=[tasks[0].uuid])
    assert nothing_was_written()


def test_a_task_that_is_no_longer_asked_need_not_be_watched(sign, tasks):
    PracticeTask.objects.filter(pk=tasks[1].pk).update(retired_at=timezone.now())
    assert sign(tasks=[tasks[0].uuid]).tasks == [str(tasks[0].uuid)]


def test_a_competence_without_tasks_cannot_be_signed_off(sign):
    PracticeTask.objects.all().delete()
    with pytest.raises(ValidationError, match="watched all its tasks"):
        sign(tasks=[])
    assert nothing_was_written()


def test_foreign_tasks_are_not_kept(sign, tasks):
    assert set(sign(tasks=[*(task.uuid for task in tasks), uuid.uuid4()]).tasks) == {
        str(task.uuid) for task in tasks
    }


def test_a_day_that_has_not_come_is_refused(sign):
    with pytest.raises(ValidationError, match="is in the future"):
        sign(observed_on=timezone.localdate() + datetime.timedelta(days=1))
    assert nothing_was_written()


@pytest.mark.parametrize(
    "role", [Role.CASE_WORKER, Role.COORDINATOR, Role.LEARNER, Role.EMPLOYER, Role.REVIEWER]
)
def test_s23_only_a_trainer_assesses(sign, role):
    with pytest.raises(PermissionDenied):
        sign(assessor=make_worker(role))
    assert nothing_was_written()


def test_s23_a_trainer_of_another_organisation_does_not(sign):
    with pytest.raises(PermissionDenied):
        sign(assessor=make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")))
    assert nothing_was_written()


def test_s23_a_trainer_who_left_does_not(sign, trainer):
    trainer.memberships.update(ended_at=timezone.now())
    with pytest.raises(PermissionDenied):
        sign()
    assert nothing_was_written()
