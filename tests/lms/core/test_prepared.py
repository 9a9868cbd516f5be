"""A query that is put into SQL once says the same as one made anew, to each about herself alone."""

import pytest

from lms.accounts.models import Profile
from lms.core.prepared import Prepared
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def learners():
    return [make_learner(handle=f"River Maple {number}").profile for number in (11, 22, 33)]


def by_user(*made):
    """A prepared query for one learner; `made` gets a row each time the query is put together."""

    def make(user):
        for each in made:
            each.append(user)
        return Profile.objects.select_related("user").filter(user=user)

    return Prepared(make)


def test_each_is_told_of_herself_by_one_statement(learners, django_assert_num_queries):
    made = []
    prepared = by_user(made)
    with django_assert_num_queries(3):
        rows = [prepared.rows(learner.user_id) for learner in learners]
        assert [[row.user.pk for row in found] for found in rows] == [[one.user_id] for one in learners]
    assert rows == [[learner] for learner in learners]
    assert len(made) == 1


def test_it_is_asked_anew_each_time(learners):
    prepared = by_user()
    prepared.rows(learners[0].user_id)
    Profile.objects.filter(pk=learners[0].pk).update(language="ar")
    assert [row.language for row in prepared.rows(learners[0].user_id)] == ["ar"]


def test_lists_of_any_length_are_asked_for(learners):
    prepared = Prepared(lambda keys, but: Profile.objects.filter(pk__in=keys).exclude(pk=but).order_by("pk"))
    first, second, third = (learner.pk for learner in learners)
    asked = [([first, second, third], second), ([third, first], second), ([second], second), ([], second)]
    assert [[row.pk for row in prepared.rows(*each)] for each in asked] == [
        [first, third],
        [first, third],
        [],
        [],
    ]


def test_values_and_slices_are_rows_too(learners):
    prepared = Prepared(
        lambda least: Profile.objects.filter(pk__gte=least).values_list("handle", flat=True)[:2]
    )
    assert sorted(prepared.rows(learners[1].pk)) == ["River Maple 22", "River Maple 33"]


def test_keys_that_are_texts_are_filled_in_as_they_are(learners, django_assert_num_queries):
    """Whatever is typed into them: it is a value, and never looked at."""
    made = []

    def make(handle, least):
        made.append(handle)
        return Profile.objects.filter(handle=handle, pk__gte=least)

    prepared = Prepared(make)
    asked = [(learners[0].handle, 0), ("' OR 1=1 --", 0), ("\ue000", 2**53), (learners[2].handle, 0)]
    with django_assert_num_queries(4):
        found = [prepared.rows(*each) for each in asked]
    assert found == [[learners[0]], [], [], [learners[2]]]
    assert len(made) == 1


def test_ids_that_are_no_numbers_are_asked_for_as_ever(learners):
    prepared = Prepared(lambda uuid: Profile.objects.filter(uuid=uuid))
    assert [prepared.rows(learner.uuid) for learner in learners] == [[learner] for learner in learners]


def test_a_value_the_query_does_not_name_is_not_forgotten(learners):
    prepared = Prepared(lambda user: Profile.objects.filter(user__in=[one for one in (user,) if one < 2**40]))
    assert prepared.rows(learners[0].user_id) == [learners[0]]
