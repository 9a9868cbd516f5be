"""What somebody is in one organisation gives her no right over a learner of another."""

import pytest
from django.test import RequestFactory

from courses.attempts.observations import may_sign_off
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Role
from lms.organisations.rules import can_renew_card, needs_reason
from lms.safety.access.policy import policies
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


def worker_of_two(here: Role, elsewhere: Role):
    """`here` where the learner is, `elsewhere` in another organisation."""
    worker = make_worker(here)
    add_membership(worker, make_organisation("Ergasia"), elsewhere)
    return worker


def test_s23_a_trainer_elsewhere_signs_off_nothing_here():
    learner = make_learner()
    worker = worker_of_two(Role.COORDINATOR, Role.TRAINER)
    assert not may_sign_off(worker, learner.user)
    assert may_sign_off(make_worker(Role.TRAINER), learner.user)


def test_s24_a_coordinator_who_teaches_elsewhere_gives_a_reason_here():
    learner = make_learner()
    assert needs_reason(worker_of_two(Role.COORDINATOR, Role.TRAINER), learner.profile)
    assert not needs_reason(worker_of_two(Role.TRAINER, Role.COORDINATOR), learner.profile)


def test_s23_a_trainer_who_makes_cards_elsewhere_makes_none_here():
    learner = make_learner()
    assert not can_renew_card(worker_of_two(Role.TRAINER, Role.CASE_WORKER), learner.profile)


def test_s23_whoever_accompanies_her_for_another_organisation_acts_for_that_one():
    learner = make_learner()
    worker = make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia"))
    assert not can_renew_card(worker, learner.profile)
    assign(worker, learner.user, make_organisation("Ergasia"))
    assert can_renew_card(worker, learner.profile)


@pytest.mark.parametrize(
    ("role", "policy"),
    [
        (Role.TRAINER, "assessor"),
        (Role.CASE_WORKER, "accounts"),
        (Role.COORDINATOR, "coordinator"),
        (Role.EMPLOYER, "employer"),
    ],
)
def test_s25_a_role_that_a_learners_account_was_given_opens_nothing(role, policy):
    """Her card asks for no second factor."""
    learner = make_learner()
    add_membership(learner.user, make_organisation(), role)
    request = RequestFactory().get("/")
    request.user = learner.user
    assert [name for name in ("desk", policy) if policies[name].allows(request)] == []
