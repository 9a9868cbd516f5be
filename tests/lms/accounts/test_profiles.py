"""Whose profile it is: asked of the database once, whoever asks, and never of anybody else."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

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
