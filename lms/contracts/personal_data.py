"""Contract: every model says what it holds about a person and how that is erased.

A model carries the declaration as a decorator, so it stands where its fields stand:

    @personal_data.held(subject="person", purpose="…", basis=Basis.PUBLIC_INTEREST, erase=Erase.DELETE, fields={"chosen": "her answer"})
    class Answer(AboutAPerson): …

    @personal_data.not_held("The published structure of courses.")
    class Course(models.Model): …

Models of other packages are declared with `held_by("app.Model", …)` / `not_held_by("app.Model", "why")`.
`problems()` is run as a system check: an undeclared model of ours, or a declaration that names no real field, stops the start.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db import models

from lms.contracts.registry import Registry


class Basis(Enum):
    """Legal basis in the words of GDPR article 6 and 9."""

    CONTRACT = "needed for the training she asked for (art. 6.1 b)"
    PUBLIC_INTEREST = "a task in the public interest (art. 6.1 e)"
    LEGITIMATE_INTEREST = "the organisation's legitimate interest (art. 6.1 f)"
    CONSENT = "her consent (art. 6.1 a), which she can take back"


class Erase(Enum):
    DELETE = "the row is deleted"
    CASCADE = "the row goes with the row it hangs on"
    UNLINK = "the row stays for aggregates, without any link to her"
    KEEP = "the row stays, because it says nothing about her once the account is gone"


@dataclass(frozen=True)
class Declaration:
    """`subject` is the lookup path from the model to the user it is about ("" when the model *is* about nobody)."""

    label: str
    subject: str = ""
    purpose: str = ""
    basis: Basis | None = None
    erase: Erase | None = None
    keep_days: int | None = None
    fields: dict[str, str] = field(default_factory=dict)
    none_because: str = ""

    @property
    def is_personal(self) -> bool:
        return not self.none_because


declarations: Registry[Declaration] = Registry("personal_data")


def held(*, subject: str, purpose: str, basis: Basis, erase: Erase, fields: dict[str, str], keep_days: int | None = None) -> Callable[[type[models.Model]], type[models.Model]]:
    """Declare a model of ours that holds personal data. `keep_days` is the retention after the account's end (None: until then)."""

    def declare(model: type[models.Model]) -> type[models.Model]:
        held_by(model._meta.label, subject=subject, purpose=purpose, basis=basis, erase=erase, fields=fields, keep_days=keep_days)
        return model

    return declare


def not_held(why: str) -> Callable[[type[models.Model]], type[models.Model]]:
    """Declare a model of ours that holds nothing about a person."""

    def declare(model: type[models.Model]) -> type[models.Model]:
        not_held_by(model._meta.label, why)
        return model

    return declare


def held_by(label: str, *, subject: str, purpose: str, basis: Basis, erase: Erase, fields: dict[str, str], keep_days: int | None = None) -> None:
    missing = [name for name, value in {"subject": subject, "purpose": purpose, "fields": fields}.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"personal_data: {label} declares no {', '.join(missing)}.")
    declarations.add(label, Declaration(label, subject, purpose, basis, erase, keep_days, dict(fields)))


def not_held_by(label: str, why: str) -> None:
    if not why:
        raise ImproperlyConfigured(f"personal_data: {label} says it holds nothing, but not why.")
    declarations.add(label, Declaration(label, none_because=why))


def problems(app_labels: set[str]) -> Iterator[str]:
    """What is wrong with the declarations of the models in `app_labels`, one sentence each."""
    for model in apps.get_models():
        label = model._meta.label
        declaration = declarations.get(label)
        if declaration is None:
            if model._meta.app_label in app_labels:
                yield f"{label} does not declare its personal data (lms.contracts.personal_data)."
        elif declaration.is_personal:
            yield from _field_problems(model, declaration)


def _field_problems(model: type[models.Model], declaration: Declaration) -> Iterator[str]:
    for name in declaration.fields:
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            yield f"{declaration.label} declares personal data in {name!r}, which is not a field of it."
    if not _reaches_a_user(model, declaration.subject):
        yield f"{declaration.label}: the subject path {declaration.subject!r} does not lead to a user."


def _reaches_a_user(model: type[models.Model], path: str) -> bool:
    if path == "self":
        return model is get_user_model()
    for name in path.split("__"):
        try:
            related = model._meta.get_field(name).related_model
        except FieldDoesNotExist:
            return False
        if related is None:
            return False
        model = related
    return model is get_user_model()
