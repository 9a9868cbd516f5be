"""Everything that is held about one person, found through the declarations of personal data.

Names no model.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from lms.contracts import personal_data
from lms.contracts.personal_data import Declaration
from lms.core.conf import conf
from lms.core.people import Person


def installed_declarations() -> Iterator[tuple[Declaration, type[models.Model]]]:
    """The declarations of personal data whose model is there: a site may have left an app out."""
    for declaration in personal_data.declarations:
        if declaration.is_personal:
            try:
                yield declaration, apps.get_model(declaration.label)
            except LookupError:
                continue


def declarations_with_a_period() -> Iterator[tuple[Declaration, type[models.Model]]]:
    """Of all models that are there, those whose rows have their time, about a person or not."""
    for declaration in personal_data.declarations:
        if days_of(declaration) is not None:
            try:
                yield declaration, apps.get_model(declaration.label)
            except LookupError:
                continue


def rows_about(person: Person, declaration: Declaration, model: type[models.Model]) -> models.QuerySet:
    path = "pk" if declaration.subject == "self" else declaration.subject
    return model._base_manager.filter(**{path: person.pk}).order_by("pk")


def keys_to_users() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of every table that names a user, declared or not."""
    user = get_user_model()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if field.is_relation and field.related_model is user:
                yield model, field.attname


def days_of(declaration: Declaration) -> int | None:
    """How long its rows are kept: what the site set, else what the model declares."""
    return conf.keep_days.get(declaration.label, declaration.keep_days)


def days_kept(model: type[models.Model]) -> int | None:
    """The same, for a page that says how long what it shows is kept."""
    return days_of(personal_data.declarations[model._meta.label])
