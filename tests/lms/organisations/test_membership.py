"""When being here tells by itself: fewer than half of the learners come from elsewhere."""

import pytest

from lms.organisations.models import Organisation, Role
from lms.organisations.queries import active_learners, membership_tells
from tests.factories.people import make_learner, make_organisation, make_worker


@pytest.fixture
def elsewhere(db) -> Organisation:
    return Organisation.objects.create(name="Scuola Serale", programme=False)


@pytest.mark.parametrize(
    ("inside", "outside", "tells"), [(0, 0, False), (1, 0, True), (2, 1, True), (2, 2, False), (1, 3, False)]
)
def test_half_of_them_from_elsewhere_is_enough(elsewhere, inside, outside, tells):
    for _number in range(inside):
        make_learner()
    for _number in range(outside):
        make_learner(organisation=elsewhere)
    assert membership_tells() is tells


def test_who_left_or_is_suspended_does_not_count(elsewhere):
    here, gone = make_learner(organisation=elsewhere), make_learner()
    gone.user.memberships.update(ended_at="2026-01-01T00:00Z")
    assert list(active_learners()) == [here.profile]
    assert membership_tells() is False


def test_a_new_partner_counts_as_of_the_programme():
    assert Organisation(name="New").programme is True


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.COORDINATOR, True), (Role.TRAINER, False), (Role.CASE_WORKER, False)]
)
def test_the_coordinator_is_told_in_one_sentence(faces, enter, role, shown):
    make_learner()
    page = enter(make_worker(role)).get("/teach/").content.decode()
    assert ("Fewer than half of the learners come from outside the programme" in page) is shown


def test_it_ends_when_there_are_others(faces, enter, elsewhere):
    make_learner()
    make_learner(organisation=elsewhere)
    assert make_organisation().programme
    assert "come by other ways" not in enter(make_worker(Role.COORDINATOR)).get("/teach/").content.decode()
