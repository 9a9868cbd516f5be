"""Whose profile it is: asked of the database once, whoever asks, and never of anybody else."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from lms.accounts.backends import StaffBackend
from lms.accounts.queries import profile_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


def fresh(person):
    return get_user_model().objects.get(pk=person.pk)


def test_a_learners_profile_is_hers_and_staff_have_none(django_assert_num_queries):
    ana, mina = make_learner(handle="River Maple 11").user, make_learner(handle="River Maple 22").user
    worker = get_user_model().objects.create(username="worker")
    found = [fresh(ana), SimpleLazyObject(lambda: fresh(mina)), fresh(worker)]
    assert [profile_of(person) for person in found] == [ana.profile, mina.profile, None]
    with django_assert_num_queries(0):
        assert [getattr(profile_of(person), "user", None) for person in found] == [ana, mina, None]
        assert [hasattr(person, "profile") for person in found] == [True, True, False]
    assert profile_of(AnonymousUser()) is None


def test_it_is_asked_for_anew_with_each_request():
    ana = make_learner(handle="River Maple 11").user
    profile_of(fresh(ana))
    ana.profile.language = "ar"
    ana.profile.save()
    assert profile_of(fresh(ana)).language == "ar"


def test_who_staff_are_is_what_django_says():
    people = [get_user_model().objects.create(username=f"w{number}") for number in range(3)]
    get_user_model().objects.filter(pk=people[1].pk).update(is_active=False)
    asked = [*(person.pk for person in people), 0]
    assert [StaffBackend().get_user(key) for key in asked] == [people[0], None, people[2], None]
    assert [StaffBackend().get_user(key) for key in asked] == [ModelBackend().get_user(key) for key in asked]
    get_user_model().objects.filter(pk=people[0].pk).update(is_active=False)
    assert StaffBackend().get_user(people[0].pk) is None
