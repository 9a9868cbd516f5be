"""What learners have attained is not deleted, whichever way somebody tries."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from lms.competences.models import Attainment, Competence, Framework, Level
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(faces, enter):
    competence, level = make.competence()
    Attainment.objects.create(
        person=make_learner().user, competence=competence, level=level, source="quiz", evidence=uuid.uuid4()
    )
    admin = get_user_model().objects.create_superuser("admin", password="a-long-password-for-tests")
    browser = enter(admin)
    browser.raise_request_exception = False
    return browser


def one_by_one(row) -> str:
    return reverse(type(row).snippet_viewset.get_url_name("delete"), args=[row.pk])


def by_the_list(row) -> str:
    name = type(row)._meta
    return reverse("wagtail_bulk_action", args=[name.app_label, name.model_name, "delete"]) + f"?id={row.pk}"


@pytest.mark.parametrize("way", [one_by_one, by_the_list])
@pytest.mark.parametrize("kind", [Competence, Level, Framework])
def test_it_stays_and_that_is_said(desk, kind, way):
    row = kind.objects.get()
    answer = desk.post(way(row))
    assert (answer.status_code, "Nothing was deleted" in answer.content.decode()) == (409, True)
    assert list(kind.objects.all()) == [row]
