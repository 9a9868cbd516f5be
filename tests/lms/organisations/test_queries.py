"""Who may see which learner."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from lms.accounts.models import Profile
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Membership, Role, SupportAssignment
from lms.organisations.queries import (
    current_memberships,
    desk_organisation_ids,
    employer_organisation_ids,
    learners_for,
    roles_of,
)
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def learners():
    """Amber and Birch of Officina, Cedar of Ergasia; Birch is accompanied by a worker of her own."""
    officina, ergasia = make_organisation(), make_organisation("Ergasia")
    own = make_worker(username="own")
    make_learner(handle="Amber Field 11", organisation=officina)
    make_learner(handle="Birch Lake 22", organisation=officina, worker=own)
    make_learner(handle="Cedar Hill 33", organisation=ergasia)
    return own


def seen_by(person) -> list[str]:
    return [profile.handle.split()[0] for profile in learners_for(fresh(person))]


def fresh(person):
    """As the next request finds her: roles are read once a request."""
    return type(person).objects.get(pk=person.pk)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.TRAINER, ["Amber", "Birch"]),
        (Role.COORDINATOR, ["Amber", "Birch"]),
        (Role.CASE_WORKER, []),
        (Role.REVIEWER, []),
        (Role.ADMINISTRATOR, []),
        (Role.LEARNER, []),
        (Role.EMPLOYER, []),
    ],
)
def test_s24_by_role(learners, role, seen):
    assert seen_by(make_worker(role)) == seen


def test_s24_a_case_worker_sees_those_she_accompanies_until_it_ends(learners):
    assert seen_by(learners) == ["Birch"]
    SupportAssignment.objects.update(ended_at=timezone.now())
    assert seen_by(learners) == []


def test_s24_an_assignment_for_an_organisation_she_left_shows_nobody(learners):
    Membership.objects.filter(person=learners).update(ended_at=timezone.now())
    assert seen_by(learners) == []
    add_membership(learners, make_organisation("Ergasia"), Role.CASE_WORKER)
    assert seen_by(learners) == []


def test_s24_an_assignment_to_somebody_elsewhere_shows_her(learners):
    trainer = make_worker(Role.TRAINER)
    assign(trainer, Profile.objects.get(handle="Cedar Hill 33").user, make_organisation())
    assert seen_by(trainer) == ["Amber", "Birch", "Cedar"]


def test_s24_a_learner_who_left_the_organisation_is_no_longer_seen(learners):
    Membership.objects.filter(person__profile__handle="Amber Field 11").update(ended_at=timezone.now())
    assert seen_by(make_worker(Role.TRAINER)) == ["Birch"]


def test_s24_a_learner_who_joins_another_organisation_is_seen_there_too(learners):
    amber = Profile.objects.get(handle="Amber Field 11").user
    add_membership(amber, make_organisation("Ergasia"), Role.LEARNER)
    assert seen_by(make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"))) == ["Amber", "Cedar"]


def test_s24_a_trainer_who_also_learns_somewhere_sees_nobody_there(learners):
    trainer = make_worker(Role.TRAINER)
    add_membership(trainer, make_organisation("Ergasia"), Role.LEARNER)
    assert seen_by(trainer) == ["Amber", "Birch"]


def test_nobody_is_seen_twice(learners):
    trainer = make_worker(Role.TRAINER)
    add_membership(trainer, make_organisation(), Role.COORDINATOR)
    assign(trainer, Profile.objects.get(handle="Amber Field 11").user, make_organisation())
    assert seen_by(trainer) == ["Amber", "Birch"]


def test_ended_roles_are_no_roles():
    worker = make_worker(Role.TRAINER)
    add_membership(worker, make_organisation("Ergasia"), Role.REVIEWER)
    Membership.objects.filter(role=Role.TRAINER).update(ended_at=timezone.now())
    worker = fresh(worker)
    assert (roles_of(worker), desk_organisation_ids(worker)) == ({"reviewer"}, set())


def test_a_visitor_has_no_role():
    assert (current_memberships(AnonymousUser()), roles_of(AnonymousUser())) == ([], set())


def test_roles_are_read_once_a_request(django_assert_num_queries):
    worker = make_worker(Role.TRAINER)
    with django_assert_num_queries(1):
        for _time in range(3):
            roles_of(worker)


def test_somebody_acts_for_the_checked_employers_she_works_for_alone():
    person = make_employer("Hotel Aurora")
    make_employer("Trattoria")
    assert employer_organisation_ids(person) == {person.memberships.get().organisation_id}
    assert (
        employer_organisation_ids(
            make_worker(Role.COORDINATOR, organisation=make_organisation("Hotel Aurora"))
        )
        == set()
    )
