"""S25: two colleagues take away a lost second factor.

Who may, what it ends, and that nobody does both halves.
"""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.accounts.factors.actions import add_app
from lms.accounts.factors.queries import current_renewal, has_factor, last_renewal
from lms.accounts.models import FactorRenewal
from lms.audit.models import AuditEntry
from lms.organisations.actions import add_membership
from lms.organisations.models import Closing, Role
from lms.organisations.renewing import (
    confirm_renewal,
    propose_renewal,
    renewals_to_know_of,
    take_renewal_back,
)
from lms.organisations.team import set_roles
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def coordinator(organisation="Officina", **names):
    return make_worker(Role.COORDINATOR, organisation=make_organisation(organisation), **names)


@pytest.fixture
def eva(faces):
    """A trainer of Officina with a second factor."""
    person = make_worker(Role.TRAINER, username="eva")
    add_app(person, SECRET)
    return person


@pytest.fixture
def two(eva):
    return coordinator(username="carla"), coordinator(username="dora")


def renew(person, one, other):
    confirm_renewal(propose_renewal(person, by=one), by=other)


def refused(act, *told):
    with pytest.raises(told or PermissionDenied), transaction.atomic():
        act()
    return True


def test_s25_two_colleagues_renew_a_lost_factor(eva, two, enter):
    here, other = enter(eva), enter(two[0])
    renewal = propose_renewal(eva, by=two[0])
    assert (has_factor(eva), here.get("/admin/login/own/").status_code) == (True, 200)
    confirm_renewal(renewal, by=two[1])
    assert not has_factor(eva)
    assert here.get("/admin/login/own/")["Location"].startswith("/admin/login/?")
    assert other.get("/admin/login/own/").status_code == 200
    done = last_renewal(eva)
    assert (done.proposed_by, done.confirmed_by) == two
    said = AuditEntry.objects.filter(action__startswith="factor.").order_by("number")
    assert list(said.values_list("action", "actor__person__username"))[1:] == [
        ("factor.renewal_proposed", "carla"),
        ("factor.all_removed", "dora"),
        ("factor.renewal_confirmed", "dora"),
    ]


def test_s25_nobody_does_both_halves_or_either_for_herself(eva, two):
    carla, _dora = two
    renewal = propose_renewal(eva, by=carla)
    assert refused(lambda: confirm_renewal(renewal, by=carla), ValidationError)
    assert refused(lambda: propose_renewal(carla, by=carla))
    own = propose_renewal(carla, by=coordinator(username="emma"))
    assert refused(lambda: confirm_renewal(own, by=carla))
    assert has_factor(eva)


@pytest.mark.parametrize(
    "halves", [("proposed_by", "confirmed_by"), ("person", "confirmed_by"), ("person", "proposed_by")]
)
def test_s25_the_database_refuses_one_person_for_two(eva, two, halves):
    row = {"person": eva, "proposed_by": two[0], "confirmed_by": two[1], "confirmed_at": timezone.now()}
    row[halves[1]] = row[halves[0]]
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorRenewal.objects.create(**row)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.REVIEWER])
def test_s25_other_roles_do_neither_half(eva, two, role):
    somebody = make_worker(role)
    assert refused(lambda: propose_renewal(eva, by=somebody))
    renewal = propose_renewal(eva, by=two[0])
    assert refused(lambda: confirm_renewal(renewal, by=somebody))
    assert refused(lambda: take_renewal_back(current_renewal(eva), by=somebody))


def test_s25_coordinators_of_elsewhere_and_spare_administrators_are_not_asked(eva, two):
    for stranger in (
        coordinator("Ergasia"),
        make_worker(Role.ADMINISTRATOR, organisation=make_organisation("Ergasia")),
        make_employer(),
    ):
        assert refused(lambda stranger=stranger: propose_renewal(eva, by=stranger))
        renewal = propose_renewal(eva, by=two[0])
        assert refused(lambda renewal=renewal, stranger=stranger: confirm_renewal(renewal, by=stranger))


def test_s25_where_there_is_one_coordinator_an_administrator_is_the_second(eva):
    carla = coordinator()
    elsewhere = [
        make_worker(Role.ADMINISTRATOR, organisation=make_organisation("Ergasia")) for _one in range(2)
    ]
    renewal = propose_renewal(eva, by=elsewhere[0])
    assert refused(lambda: confirm_renewal(renewal, by=elsewhere[1]))
    confirm_renewal(renewal, by=carla)
    renew(eva, carla, elsewhere[1])
    renew(carla, *elsewhere)
    assert FactorRenewal.objects.exclude(confirmed_at=None).count() == 3


def test_s25_an_administrator_of_the_organisation_counts_like_its_coordinators(eva, two):
    renew(eva, make_worker(Role.ADMINISTRATOR), two[0])
    assert not has_factor(eva)


def test_s25_an_employers_people_are_renewed_by_coordinators_of_partners(db):
    person, (one, other) = make_employer(), (coordinator("Officina"), coordinator("Ergasia"))
    assert refused(lambda: propose_renewal(person, by=make_worker(Role.ADMINISTRATOR)))
    assert refused(
        lambda: propose_renewal(
            person, by=make_worker(Role.EMPLOYER, organisation=person.memberships.get().organisation)
        )
    )
    renew(person, one, other)
    assert last_renewal(person).confirmed_by == other


def test_s25_learners_and_people_of_closed_places_have_none(db):
    one, _other = coordinator(), coordinator()
    assert refused(lambda: propose_renewal(make_learner().user, by=one))
    person = make_employer()
    Closing.objects.create(
        organisation=person.memberships.get().organisation, on_behalf_of=make_organisation(), reason="x"
    )
    assert refused(lambda: propose_renewal(person, by=one))


@pytest.mark.parametrize("hours", [25, -2])
def test_s25_a_proposal_is_over_after_a_day_and_when_the_clock_was_put_back(eva, two, hours):
    renewal = propose_renewal(eva, by=two[0])
    FactorRenewal.objects.update(proposed_at=timezone.now() - datetime.timedelta(hours=hours))
    assert renewals_to_know_of(two[1]) == []
    assert refused(lambda: confirm_renewal(renewal, by=two[1]), ValidationError)
    renew(eva, two[1], two[0])
    assert not has_factor(eva)


def test_s25_a_proposal_falls_with_who_made_it(eva, two):
    renewal = propose_renewal(eva, by=two[0])
    administrator = make_worker(Role.ADMINISTRATOR)
    set_roles(two[0], make_organisation(), [Role.TRAINER], by=administrator)
    assert refused(lambda: confirm_renewal(renewal, by=two[1]))
    two[0].delete()
    assert refused(lambda: confirm_renewal(FactorRenewal.objects.get(), by=two[1]), ValidationError)
    assert has_factor(eva)


def test_s25_a_coordinator_who_was_deactivated_does_no_half(eva, two):
    third = coordinator()
    renewal = propose_renewal(eva, by=two[0])
    type(third).objects.filter(pk=two[0].pk).update(is_active=False)
    assert refused(lambda: confirm_renewal(renewal, by=third))


def test_s25_what_is_proposed_can_be_taken_back_or_refused(eva, two):
    for who in two:
        renewal = propose_renewal(eva, by=two[0])
        take_renewal_back(renewal, by=who)
        take_renewal_back(renewal, by=who)
        assert refused(lambda renewal=renewal: confirm_renewal(renewal, by=two[1]), ValidationError)
    assert AuditEntry.objects.filter(action="factor.renewal_taken_back").count() == 2
    assert has_factor(eva)


def test_s25_proposing_twice_is_once_and_a_colleagues_is_not_replaced(eva, two):
    assert propose_renewal(eva, by=two[0]) == propose_renewal(eva, by=two[0])
    assert refused(lambda: propose_renewal(eva, by=two[1]), ValidationError)
    assert FactorRenewal.objects.count() == 1


def test_s25_the_command_ends_what_was_proposed_and_is_told_to_her(eva, two, capsys):
    renewal = propose_renewal(eva, by=two[0])
    call_command("reset_second_factor", "eva")
    assert refused(lambda: confirm_renewal(renewal, by=two[1]), ValidationError)
    assert last_renewal(eva).confirmed_by is None


def test_s25_a_role_that_is_taken_away_ends_her_sessions(eva, two, enter):
    here, other = enter(eva), enter(two[1])
    set_roles(eva, make_organisation(), [Role.TRAINER, Role.CASE_WORKER], by=two[0])
    assert here.get("/admin/login/own/").status_code == 200
    set_roles(eva, make_organisation(), [Role.TRAINER], by=two[0])
    assert here.get("/admin/login/own/")["Location"].startswith("/admin/login/?")
    assert other.get("/admin/login/own/").status_code == 200


def test_s25_who_works_in_two_places_is_renewed_by_two_of_one(eva, two):
    add_membership(eva, make_organisation("Ergasia"), Role.TRAINER)
    renewal = propose_renewal(eva, by=two[0])
    coordinator("Ergasia")
    assert refused(lambda: confirm_renewal(renewal, by=coordinator("Ergasia")))
    confirm_renewal(renewal, by=two[1])
