"""Accounts, cards, assignments and checks of employers: who does them, and what they leave behind."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from lms.organisations.actions import add_membership, assign, make_learner_account, renew_card, vet
from lms.organisations.cards import is_code_of
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment, Vetting
from lms.organisations.queries import employer_organisation_ids, vetted_employers
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


def done(action: str) -> list[tuple]:
    return list(
        AuditEntry.objects.filter(action=action)
        .order_by("number")
        .values_list("actor__person__username", "about__person")
    )


# ── accounts ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.COORDINATOR])
def test_a_new_learner_belongs_to_the_workers_organisation_and_is_accompanied_by_her(role):
    worker = make_worker(role, username="giulia")
    profile, issued = make_learner_account(worker=worker, language="ar")
    assert profile.language == "ar"
    assert list(Membership.objects.filter(person=profile.user).values_list("organisation__name", "role")) == [
        ("Officina", "learner")
    ]
    assert list(
        SupportAssignment.objects.values_list("worker", "learner", "organisation__name", "ended_at")
    ) == [(worker.pk, profile.user_id, "Officina", None)]
    assert (issued.card.profile, issued.card.issued_by, is_code_of(issued.card, issued.code)) == (
        profile,
        worker,
        True,
    )
    assert [done(action) for action in ("account.created", "support_assignment.made", "card.issued")] == [
        [("giulia", profile.user_id)]
    ] * 3


def test_s09_a_new_account_holds_no_name_and_no_way_to_be_written_to():
    profile, _issued = make_learner_account(worker=make_worker(), language="en", handle="River Maple 42")
    user = profile.user
    assert (user.get_full_name(), user.email, user.has_usable_password(), profile.handle) == (
        "",
        "",
        False,
        "River Maple 42",
    )
    assert user.username not in profile.handle


@pytest.mark.parametrize(
    "role", [Role.TRAINER, Role.LEARNER, Role.EMPLOYER, Role.REVIEWER, Role.ADMINISTRATOR]
)
def test_s23_nobody_else_makes_accounts(role):
    worker = make_worker(role)
    with pytest.raises(PermissionDenied):
        make_learner_account(worker=worker, language="en")
    assert Profile.objects.count() == 0


def test_s23_whoever_left_makes_none():
    worker = make_worker()
    worker.memberships.update(ended_at=timezone.now())
    with pytest.raises(PermissionDenied):
        make_learner_account(worker=worker, language="en")


# ── cards ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_s09_a_new_card_ends_the_old_one_and_every_open_session(faces, enter):
    worker = make_worker()
    learner = make_learner(worker=worker)
    browser = enter(learner.user)
    assert browser.get("/learn/").status_code == 200
    issued = renew_card(learner.profile, worker=worker)
    learner.card.refresh_from_db()
    assert (is_code_of(learner.card, learner.code), is_code_of(issued.card, issued.code)) == (False, True)
    assert browser.get("/learn/")["Location"] == "/learn/enter/?again=1"


def test_a_code_belongs_to_its_card_alone():
    first, second = make_learner(), make_learner()
    assert [
        is_code_of(card, code) for card in (first.card, second.card) for code in (first.code, second.code)
    ] == [True, False, False, True]


@pytest.mark.parametrize(
    "stranger", ["trainer", "case worker who does not accompany her", "coordinator elsewhere"]
)
def test_s23_only_who_makes_accounts_and_may_see_her_renews_her_card(stranger):
    learner = make_learner(worker=make_worker())
    worker = {
        "trainer": lambda: make_worker(Role.TRAINER),
        "case worker who does not accompany her": make_worker,
        "coordinator elsewhere": lambda: make_worker(
            Role.COORDINATOR, organisation=make_organisation("Ergasia")
        ),
    }[stranger]()
    with pytest.raises(PermissionDenied):
        renew_card(learner.profile, worker=worker)
    learner.card.refresh_from_db()
    assert learner.card.revoked_at is None


# ── roles and assignments ───────────────────────────────────────────────────────────────────────────────────
def test_a_role_is_given_once_and_again_after_it_ended():
    worker = make_worker(Role.TRAINER)
    first = worker.memberships.get()
    assert add_membership(worker, make_organisation(), Role.TRAINER) == first
    Membership.objects.update(ended_at=timezone.now())
    again = add_membership(worker, make_organisation(), Role.TRAINER)
    assert again != first
    assert Membership.objects.filter(person=worker, ended_at=None).get() == again


def test_an_assignment_is_made_once_and_again_after_it_ended():
    worker, learner = make_worker(), make_learner().user
    first = assign(worker, learner, make_organisation())
    assert assign(worker, learner, make_organisation()) == first
    SupportAssignment.objects.update(ended_at=timezone.now())
    assert assign(worker, learner, make_organisation()) != first
    assert len(done("support_assignment.made")) == 2


# ── employers ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def hotel() -> Organisation:
    return make_organisation("Hotel Aurora", "employer")


def coordinator_of(name: str):
    return make_worker(Role.COORDINATOR, organisation=make_organisation(name))


def checked() -> list[str]:
    return [organisation.name for organisation in vetted_employers()]


def test_s16_two_different_organisations_open_an_employers_door(hotel):
    person = make_worker(Role.EMPLOYER, organisation=hotel)
    first = coordinator_of("Officina")
    vet(hotel, coordinator=first, note="visited")
    assert (checked(), employer_organisation_ids(person)) == ([], set())
    vet(hotel, coordinator=coordinator_of("Ergasia"), note="telephoned")
    assert (checked(), employer_organisation_ids(person)) == (["Hotel Aurora"], {hotel.pk})


def test_s16_two_coordinators_of_one_organisation_are_one_check(hotel):
    first = vet(hotel, coordinator=coordinator_of("Officina"), note="visited")
    assert vet(hotel, coordinator=coordinator_of("Officina"), note="visited again") == first
    assert (checked(), Vetting.objects.count(), len(AuditEntry.objects.filter(action="employer.vetted"))) == (
        [],
        1,
        1,
    )


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR, Role.EMPLOYER])
def test_s23_only_a_coordinator_checks(hotel, role):
    with pytest.raises(PermissionDenied):
        vet(hotel, coordinator=make_worker(role), note="visited")
    assert Vetting.objects.count() == 0


def test_s16_an_employer_does_not_check_employers(hotel):
    with pytest.raises(PermissionDenied):
        vet(
            hotel,
            coordinator=make_worker(
                Role.COORDINATOR, organisation=make_organisation("Trattoria", "employer")
            ),
            note="visited",
        )


def test_only_employers_are_checked():
    with pytest.raises(PermissionDenied):
        vet(make_organisation("Ergasia"), coordinator=coordinator_of("Officina"), note="visited")
