"""Every model says what it holds about a person, and those that hold something give nothing away by
themselves.
"""

import uuid

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone

from lms.contracts import personal_data
from lms.contracts.checks import our_app_labels
from lms.core.models import AboutAPerson
from tests.architecture import house

#: Django's own user row: a learner's user name is a random word, and Wagtail keeps no log of her
#: (test_no_person_in_wagtail).
NOT_OURS_TO_SHAPE = {"heal_users.User"}


def personal_models() -> list[type[models.Model]]:
    found = [
        apps.get_model(declaration.label)
        for declaration in personal_data.declarations
        if declaration.is_personal and apps.is_installed(_app_of(declaration.label))
    ]
    return [
        model
        for model in found
        if model.__module__.split(".")[0] in house.PACKAGES and model._meta.label not in NOT_OURS_TO_SHAPE
    ]


def _app_of(label: str) -> str:
    configs = {config.label: config.name for config in apps.get_app_configs()}
    return configs.get(label.partition(".")[0], "not installed")


def telling_value(field: models.Field):
    """A value for `field` that would be recognised in a string."""
    values = {
        models.UUIDField: uuid.uuid4(),
        models.JSONField: {"telling": "Telltale JSON"},
        models.DateTimeField: timezone.now(),
        models.DateField: timezone.localdate(),
        models.EmailField: "telltale@example.org",
        models.FileField: f"telltale/{field.name}.png",
        models.CharField: f"Telltale {field.name}",
        models.TextField: f"Telltale {field.name}",
        models.IntegerField: 8675309,
        models.DecimalField: 8675309,
    }
    return next((value for kind, value in values.items() if isinstance(field, kind)), None)


def test_nothing_is_undeclared():
    assert list(personal_data.problems(our_app_labels())) == []


def test_every_declared_label_is_a_model():
    unknown = [
        declaration.label
        for declaration in personal_data.declarations
        if declaration.label.lower() not in {model._meta.label_lower for model in apps.get_models()}
    ]
    assert unknown == []


@pytest.mark.parametrize("model", personal_models(), ids=lambda model: model._meta.label)
def test_a_model_about_a_person_leaves_no_trace_in_wagtail(model):
    assert issubclass(model, AboutAPerson)
    assert model.wagtail_reference_index_ignore is True


@pytest.mark.parametrize("model", personal_models(), ids=lambda model: model._meta.label)
def test_a_model_about_a_person_does_not_tell_who_it_is(model):
    """Wagtail's log, error pages and the debugger all show str() and repr()."""
    values = {
        field.attname: telling_value(field)
        for field in model._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    }
    links = {field.attname: 8675309 for field in model._meta.concrete_fields if field.is_relation}
    instance = model(pk=1, **{name: value for name, value in values.items() if value is not None}, **links)
    shown = f"{instance} {instance!r}"
    assert [
        name
        for name, value in instance.__dict__.items()
        if name in {*values, *links} and value is not None and str(value) in shown
    ] == []


def test_models_not_about_a_person_have_no_key_to_a_user():
    """A key to a user is personal data: whoever has one declares it."""
    quiet = [
        apps.get_model(declaration.label)
        for declaration in personal_data.declarations
        if not declaration.is_personal and apps.is_installed(_app_of(declaration.label))
    ]
    keys = [
        f"{model._meta.label}.{field.name}"
        for model in quiet
        for field in model._meta.concrete_fields
        if field.related_model is get_user_model() and model._meta.app_label in house.apps()
    ]
    pages = [
        key for key in keys if key.endswith((".owner", ".locked_by"))
    ]  # Wagtail's own: which editor made or locked a page
    assert sorted(set(keys) - set(pages)) == []
