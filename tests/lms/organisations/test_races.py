"""Teams, cards and who accompanies whom when several people act in the same moment (R2, R6)."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError

from lms.accounts.models import CodeCard, Profile
from lms.audit.models import AuditEntry
from lms.organisations import team
from lms.organisations.actions import (
    add_membership,
    assign,
    confirm_renewed_card,
    open_account_again,
    renew_card,
    suspend_account,
    vet,
)
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment, Vetting
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.racing import at_once, at_once_after_reading, failures


@pytest.fixture
def own(own_database):
    return make_organisation()


@pytest.fixture
def workers(own):
    return [make_worker(Role.CASE_WORKER) for _number in range(4)]


@pytest.fixture
def learner(workers):
    made = make_learner(worker=workers[0])
    for worker in workers[1:]:
        assign(worker, made.user, make_organisation())
    return made


def reading(row):
    return lambda: type(row).objects.get(pk=row.pk)


def done(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def person(worker):
    return get_user_model().objects.get(pk=worker.pk)


@pytest.mark.parametrize("again", range(3))
def test_r06_three_workers_confirm_a_card_at_once_one_does_and_the_others_are_told(workers, learner, again):
    renew_card(learner.profile, worker=workers[0])
    read = reading(learner.profile)
    results = at_once_after_reading(
        *[
            (read, lambda row, worker=worker: confirm_renewed_card(row, worker=person(worker)))
            for worker in workers[1:]
        ]
    )
    assert failures(results, ValidationError) == []
    told = [str(result.message) for result in results if isinstance(result, ValidationError)]
    assert told == ["It is already confirmed. She can open what her PIN protects."] * 2
    assert done("card.confirmed") == 1


def test_r06_a_card_is_renewed_by_four_at_once_and_one_card_is_valid(workers, learner):
    read = reading(learner.profile)
    results = at_once_after_reading(
        *[
            (read, lambda row, worker=worker: renew_card(row, worker=person(worker)).card.pk)
            for worker in workers
        ]
    )
    assert failures(results) == []
    assert CodeCard.objects.filter(profile=learner.profile, revoked_at=None).count() == 1
    assert CodeCard.objects.filter(profile=learner.profile).count() == 5


def test_r06_closed_and_opened_again_at_once_is_one_or_the_other_and_each_told_once(workers, learner):
    read = reading(learner.profile)
    results = at_once_after_reading(
        (read, lambda row: suspend_account(row, worker=person(workers[0]))), times=4
    )
    assert (failures(results), done("account.suspended")) == ([], 1)
    results = at_once_after_reading(
        (read, lambda row: open_account_again(row, worker=person(workers[0]))), times=4
    )
    assert (
        failures(results),
        done("account.let_in_again"),
        Profile.objects.get(pk=learner.profile.pk).suspended_at,
    ) == ([], 1, None)


@pytest.mark.parametrize("again", range(3))
def test_r02_two_coordinators_who_take_each_other_the_role_leave_one(own, again):
    first, second = (make_worker(Role.COORDINATOR) for _number in range(2))

    def take_from(other, *, by):
        return lambda: team.set_roles(person(other), Organisation.objects.get(pk=own.pk), [], by=person(by))

    results = at_once(take_from(second, by=first), take_from(first, by=second))
    assert failures(results, ValidationError, PermissionDenied) == []
    assert Membership.objects.filter(organisation=own, role=Role.COORDINATOR, ended_at=None).count() >= 1


def test_r02_whoever_leaves_in_the_moment_she_is_given_a_learner_accompanies_nobody(own, learner):
    coordinator, leaving = make_worker(Role.COORDINATOR), make_worker(Role.TRAINER)
    results = at_once(
        lambda: team.set_roles(
            person(leaving), Organisation.objects.get(pk=own.pk), [], by=person(coordinator)
        ),
        lambda: team.accompany(
            Profile.objects.get(pk=learner.profile.pk), person(leaving), by=person(coordinator)
        ),
    )
    assert failures(results, PermissionDenied) == []
    assert not SupportAssignment.objects.filter(worker=leaving, ended_at=None).exists()


def test_r06_eight_presses_make_her_accompanied_once_and_end_it_once(own, learner):
    coordinator, worker = make_worker(Role.COORDINATOR), make_worker(Role.TRAINER)
    results = at_once(
        lambda: (
            team.accompany(
                Profile.objects.get(pk=learner.profile.pk), person(worker), by=person(coordinator)
            ).pk
        ),
        times=8,
    )
    assert (failures(results), len(set(results))) == ([], 1)
    read = reading(SupportAssignment.objects.get(worker=worker))
    ends = at_once_after_reading(
        (
            read,
            lambda row: team.stop_accompanying(
                Profile.objects.get(pk=learner.profile.pk), row, by=person(coordinator)
            ),
        ),
        times=4,
    )
    assert (failures(ends), done("support_assignment.ended")) == ([], 1)


def test_r06_one_user_name_for_four_at_once_is_one_account_and_the_others_are_told(own):
    coordinator = make_worker(Role.COORDINATOR)
    results = at_once(
        lambda: team.make_colleague(
            Organisation.objects.get(pk=own.pk), [Role.TRAINER], by=person(coordinator), username="eva"
        ),
        times=4,
    )
    assert (failures(results, ValidationError), get_user_model().objects.filter(username="eva").count()) == (
        [],
        1,
    )
    assert [result.message_dict for result in results if isinstance(result, ValidationError)] == [
        {"username": ["Somebody already has this user name. Choose another one."]}
    ] * 3


def test_r06_one_name_for_four_organisations_at_once_is_one_and_the_others_are_told(own):
    administrator = make_worker(Role.ADMINISTRATOR)
    results = at_once(
        lambda: team.make_organisation(name="Bar Sud", kind="employer", by=person(administrator)).pk, times=4
    )
    assert (failures(results, ValidationError), Organisation.objects.filter(name="Bar Sud").count()) == (
        [],
        1,
    )


def test_r06_one_check_of_an_employer_for_an_organisation_and_one_role_for_somebody(own):
    coordinator, employer = make_worker(Role.COORDINATOR), make_organisation("Bar Sud", "employer")
    checks = at_once(
        lambda: (
            vet(Organisation.objects.get(pk=employer.pk), coordinator=person(coordinator), note="visited").pk
        ),
        times=8,
    )
    roles = at_once(lambda: add_membership(person(coordinator), own, Role.TRAINER).pk, times=8)
    assert (failures(checks), Vetting.objects.count(), failures(roles), len(set(roles))) == ([], 1, [], 1)
