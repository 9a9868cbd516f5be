"""Two who lead an employer here act in the same moment (R2, R6)."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError

from employers.members import actions
from employers.members.models import Invitation
from employers.members.queries import leaders_of
from lms.organisations.duties import Duty
from lms.organisations.models import Membership, Organisation
from tests.factories.people import make_employer
from tests.racing import at_once, failures

pytestmark = pytest.mark.slow


def person(pk):
    return get_user_model().objects.get(pk=pk)


def membership(pk):
    return Membership.objects.get(pk=pk)


@pytest.fixture
def two(own_database) -> list[Membership]:
    """Of one employer, both lead."""
    return [make_employer("Hotel Aurora").memberships.get() for _number in range(2)]


def left() -> int:
    return len(leaders_of(Organisation.objects.get(name="Hotel Aurora")))


def test_r06_they_remove_each_other_and_one_stays(two):
    one, other = two
    results = at_once(
        lambda: actions.remove(membership(one.pk), by=person(other.person_id)),
        lambda: actions.remove(membership(other.pk), by=person(one.person_id)),
    )
    assert (failures(results, PermissionDenied), left()) == ([], 1)


def test_r06_both_leave_and_one_is_told_to_stay(two):
    results = at_once(
        *[lambda each=each: actions.leave(membership(each.pk), by=person(each.person_id)) for each in two]
    )
    assert (failures(results, ValidationError), left()) == ([], 1)


def test_r06_one_invitation_lets_one_in(two):
    place = two[0].organisation
    invitation, _code = actions.invite(place, [Duty.READS], by=two[0].person)
    joined = at_once(
        lambda: actions.join(Invitation.objects.get(pk=invitation.pk), first_name="Paolo", last_name="B"),
        times=4,
    )
    assert (failures(joined), sum(each is not None for each in joined)) == ([], 1)
