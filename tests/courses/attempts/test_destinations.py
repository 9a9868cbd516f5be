"""Practice that a trainer watched, as a thing to lead to."""

import uuid

import pytest

from courses.attempts.models import Observation
from courses.attempts.observations import sign_off, undo_sign_off
from courses.enrolments.actions import enrol
from lms.contracts import destination
from lms.core import days
from lms.organisations.actions import assign
from lms.organisations.models import Role
from tests.factories.courses import taught_module
from tests.factories.learning import practice_task
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


def test_it_counts_from_the_day_it_was_watched_until_it_is_taken_back():
    module, trainer = taught_module(), make_worker(Role.TRAINER)
    task, taught = practice_task(module), module.taught.first()
    learner = make_learner(worker=trainer)
    assign(trainer, learner.user, make_organisation())
    enrolment = enrol(learner.user, module.course, by=trainer)
    name = ("practice", taught.competence.uuid)
    watched: Observation = sign_off(
        enrolment,
        module,
        taught.competence,
        taught.level,
        tasks=[task.uuid],
        assessor=trainer,
        place="Turin",
        observed_on=days.in_days(-1),
        idempotency_key=uuid.uuid4(),
    )
    assert list(destination.reached([learner.user.pk], [name]).values()) == [days.in_days(-1)]
    undo_sign_off(watched, by=trainer, reason=Observation.Reason.OTHER_PERSON)
    assert destination.reached([learner.user.pk], [name]) == {}


def test_only_what_is_watched_for_is_a_choice():
    module = taught_module()
    kind = next(kind for kind in destination.kinds() if kind.key == "practice")
    assert kind.choices(language="en") == []
    practice_task(module)
    competence = module.taught.first().competence
    assert [choice.uuid for choice in kind.choices(language="en")] == [competence.uuid]
    assert kind.titles([competence.uuid], language="en") == {competence.uuid: competence.label_in("en")}
