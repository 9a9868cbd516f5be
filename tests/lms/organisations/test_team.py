"""Who works for an organisation, and who says so. Every change of a role is in the audit (S33)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lms.audit.models import AuditEntry
from lms.organisations import team
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment
from lms.organisations.queries import who_could
from lms.organisations.rules import led_organisations, roles_to_give
from lms.organisations.team import (
    accompany,
    change_organisation,
    make_colleague,
    organisation_led_of,
    set_roles,
    stop_accompanying,
    team_of,
    who_accompanies,
)
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
DESK = (Role.TRAINER, Role.CASE_WORKER, Role.COORDINATOR)


@pytest.fixture
def coordinator():
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def administrator():
    return make_worker(Role.ADMINISTRATOR)


@pytest.fixture
def own():
    return make_organisation()


def roles(person, organisation):
    return sorted(
        Membership.objects.filter(person=person, organisation=organisation, ended_at=None).values_list(
            "role", flat=True
        )
    )


def done(person):
    return list(
        AuditEntry.objects.filter(actor__person=person).order_by("number").values_list("action", flat=True)
    )


def test_a_coordinator_leads_her_own_organisation_and_an_administrator_all(coordinator, administrator, own):
    elsewhere, employer = make_organisation("Ergasia"), make_organisation("Hotel Aurora", "employer")
    assert set(led_organisations(coordinator)) == {own}
    assert set(led_organisations(administrator)) == {own, elsewhere, employer}
    assert [
        led_organisations(make_worker(role)).count()
        for role in (Role.TRAINER, Role.CASE_WORKER, Role.REVIEWER)
    ] == [0, 0, 0]
    assert led_organisations(make_employer()).count() == 0


def test_only_administrators_make_administrators(coordinator, administrator, own):
    employer = make_organisation("Hotel Aurora", "employer")
    assert [roles_to_give(person, own) for person in (coordinator, administrator)] == [
        (*DESK, Role.AUTHOR),
        (*DESK, Role.AUTHOR, Role.REVIEWER, Role.ADMINISTRATOR),
    ]
    assert roles_to_give(administrator, employer) == (Role.EMPLOYER,)
    with pytest.raises(PermissionDenied):
        make_colleague(own, [Role.ADMINISTRATOR], by=coordinator, username="eva")


def test_s25_a_colleague_gets_an_account_and_a_password_nobody_can_read_again(coordinator, own):
    person, password = make_colleague(
        own,
        [Role.TRAINER, Role.CASE_WORKER],
        by=coordinator,
        username="eva",
        first_name="Eva",
        last_name="Rossi",
    )
    assert (person.get_full_name(), person.check_password(password), person.last_login, len(password)) == (
        "Eva Rossi",
        True,
        None,
        23,
    )
    assert roles(person, own) == ["case_worker", "trainer"]
    assert done(coordinator) == ["role.given", "role.given"]


def test_roles_are_exactly_those_that_were_chosen(coordinator, own):
    person = make_worker(Role.TRAINER)
    set_roles(person, own, [Role.CASE_WORKER], by=coordinator)
    assert roles(person, own) == ["case_worker"]
    assert done(coordinator) == ["role.ended", "role.given"]
    set_roles(person, own, [Role.CASE_WORKER], by=coordinator)
    assert done(coordinator) == ["role.ended", "role.given"]


def test_s23_who_no_longer_works_with_learners_accompanies_nobody(coordinator, own):
    worker = make_worker(Role.CASE_WORKER)
    learner = make_learner(worker=worker)
    set_roles(worker, own, [], by=coordinator)
    assert (roles(worker, own), list(who_accompanies(learner.profile))) == ([], [])
    assert done(coordinator) == ["role.ended", "support_assignment.ended"]


def test_a_coordinator_does_not_take_what_an_administrator_gave(coordinator, own):
    person = make_worker(Role.ADMINISTRATOR)
    set_roles(person, own, [Role.TRAINER], by=coordinator)
    assert roles(person, own) == ["administrator", "trainer"]


def test_an_organisation_keeps_somebody_who_coordinates_it(coordinator, administrator, own):
    with pytest.raises(ValidationError):
        set_roles(coordinator, own, [Role.TRAINER], by=coordinator)
    assert roles(coordinator, own) == ["coordinator"]
    set_roles(coordinator, own, [Role.TRAINER], by=administrator)
    assert roles(coordinator, own) == ["trainer"]


def test_s23_another_organisation_is_not_hers(coordinator):
    elsewhere = make_organisation("Ergasia")
    with pytest.raises(PermissionDenied):
        set_roles(make_worker(Role.TRAINER, organisation=elsewhere), elsewhere, [], by=coordinator)
    with pytest.raises(PermissionDenied):
        make_colleague(elsewhere, [Role.TRAINER], by=coordinator, username="eva")


def test_organisations_are_made_by_administrators(administrator, coordinator):
    made = team.make_organisation(name="Bar Sud", kind="employer", place="Bari", by=administrator)
    change_organisation(made, place="Lecce", by=administrator)
    assert done(administrator) == ["organisation.made", "organisation.changed"]
    with pytest.raises(PermissionDenied):
        team.make_organisation(name="Ergasia", by=coordinator)
    with pytest.raises(PermissionDenied):
        change_organisation(made, place="Bari", by=coordinator)
    assert Organisation.objects.get(name="Bar Sud").place == "Lecce"


def test_the_team_is_everybody_but_learners(coordinator, own):
    make_learner()
    trainer = make_worker(Role.TRAINER)
    make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"))
    assert [membership.person for membership in team_of(own)] == [coordinator, trainer]


def test_a_coordinator_says_who_accompanies_a_learner_of_hers(coordinator, own):
    worker, learner = make_worker(Role.CASE_WORKER), make_learner(worker=coordinator)
    make_worker(Role.REVIEWER)
    assert list(who_could(learner.profile, own)) == [worker]
    assignment = accompany(learner.profile, worker, by=coordinator)
    assert [(row.worker, row.organisation) for row in who_accompanies(learner.profile)] == [
        (coordinator, own),
        (worker, own),
    ]
    assert accompany(learner.profile, worker, by=coordinator) == assignment  # twice is once
    with pytest.raises(PermissionDenied):
        accompany(learner.profile, make_worker(Role.REVIEWER), by=coordinator)
    stop_accompanying(learner.profile, assignment, by=coordinator)
    assert [row.worker for row in who_accompanies(learner.profile)] == [coordinator]
    assert done(coordinator)[-2:] == ["support_assignment.made", "support_assignment.ended"]


def test_s23_nobody_else_says_so(coordinator, own):
    worker, learner = make_worker(Role.CASE_WORKER), make_learner()
    strange = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    assert [organisation_led_of(person, learner.profile) for person in (coordinator, worker, strange)] == [
        own,
        None,
        None,
    ]
    for person in (worker, strange):
        with pytest.raises(PermissionDenied):
            accompany(learner.profile, worker, by=person)
    assignment = accompany(learner.profile, worker, by=coordinator)
    for person in (worker, strange):
        with pytest.raises(PermissionDenied):
            stop_accompanying(learner.profile, assignment, by=person)
    assert SupportAssignment.objects.get().ended_at is None
