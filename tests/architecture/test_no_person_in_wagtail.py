"""Wagtail holds what is authored. People live on our own desks."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.models import AbstractPage, DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index
from wagtail.snippets.models import get_snippet_models

from tests.architecture.test_personal_data import personal_models
from tests.factories.people import make_learner, make_worker

PEOPLE = personal_models()


@pytest.mark.parametrize("model", PEOPLE, ids=lambda model: model._meta.label)
def test_a_model_about_a_person_is_nothing_that_wagtail_keeps_copies_of(model):
    assert not issubclass(model, (AbstractPage, RevisionMixin, DraftStateMixin, WorkflowMixin, index.Indexed))


def test_no_model_about_a_person_is_a_snippet():
    assert set(PEOPLE) & set(get_snippet_models()) == set()


def test_no_model_about_a_person_is_edited_in_wagtail():
    viewsets.populate()
    edited = {getattr(viewset, "model", None) for viewset in viewsets.viewsets}
    assert set(PEOPLE) & edited == set()


def test_no_authored_model_points_to_a_person():
    """A page, a snippet or a setting with a key to a learner's row would put her into revisions and the
    reference index.
    """
    authored = [
        model
        for model in apps.get_models()
        if issubclass(model, (AbstractPage, RevisionMixin)) or model in get_snippet_models()
    ]
    keys = [
        f"{model._meta.label}.{field.name}"
        for model in authored
        for field in model._meta.concrete_fields
        if field.related_model in PEOPLE
    ]
    assert keys == []


@pytest.fixture
def administrator(db):
    return get_user_model().objects.create_superuser("administrator", password="not-used")


def test_wagtails_list_of_users_knows_staff_only(faces, enter, administrator):
    staff, learner = make_worker(username="marta"), make_learner()
    page = enter(administrator).get(reverse("wagtailusers_users:index"))
    assert page.status_code == 200
    listed = {user.get_username() for user in page.context["object_list"]}
    assert listed == {staff.get_username(), "administrator"}
    assert learner.user.get_username() not in page.content.decode()


@pytest.mark.parametrize("view", ["edit", "delete", "history"])
def test_a_learners_row_is_not_there_for_wagtail(faces, enter, administrator, view):
    learner = make_learner()
    assert (
        enter(administrator).get(reverse(f"wagtailusers_users:{view}", args=[learner.user.pk])).status_code
        == 404
    )


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_a_bulk_action_never_reaches_a_learner(faces, enter, administrator, action):
    """ "Select all" means everybody in the table, not everybody in the list the administrator saw."""
    make_worker(username="marta")
    learner = make_learner()
    model = get_user_model()._meta
    address = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, action])
    for chosen in ("all", learner.user.pk):
        page = enter(administrator).get(address, {"id": chosen, "next": "/admin/users/"}, follow=True)
        assert learner.user.get_username() not in page.content.decode()
