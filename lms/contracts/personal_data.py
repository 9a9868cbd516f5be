"""Contract: every model says what it holds about a person and how that is erased.

A model carries the declaration as a decorator, so it stands where its fields stand:

    @personal_data.held(subject="person", purpose="…", basis=Basis.PUBLIC_INTEREST, erase=Erase.DELETE,
    fields={"chosen": "her answer"}) class Answer(AboutAPerson): …

    @personal_data.not_held("The published structure of courses.") class Course(models.Model): …

Models of other packages are declared with `held_by("app.Model", …)` / `not_held_by("app.Model", "why")`.
`problems()` is run as a system check: an undeclared model of ours, or a declaration that names no real field,
stops the start.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.contracts.registry import Registry

Words: TypeAlias = str | Promise


class Basis(Enum):
    """Legal basis in the words of GDPR article 6 and 9."""

    CONTRACT = "needed for the training she asked for (art. 6.1 b)"
    PUBLIC_INTEREST = "a task in the public interest (art. 6.1 e)"
    LEGITIMATE_INTEREST = "the organisation's legitimate interest (art. 6.1 f)"
    CONSENT = "her consent (art. 6.1 a), which she can take back; never a condition of the training"


class Erase(Enum):
    DELETE = "the row is deleted"
    CASCADE = "the row goes with the row it hangs on"
    UNLINK = "the row stays for aggregates, without any link to her"
    KEEP = "the row stays, because it says nothing about her once the account is gone"


USUAL_READERS = _("herself; in her organisation, those who support her")


@dataclass(frozen=True)
class Declaration:
    """`subject` is the lookup path from the model to the user it is about ("" when the model *is* about
    nobody).

    `title`, `purpose`, `readers` and the words of `fields` are read by her, in her language: in the copy of
    her data and on the page that says what is kept. `withheld` names columns that a copy leaves out:
    fingerprints of secrets and keys of other tables, which tell her nothing and would help whoever finds the
    file. `staff_only`: learners never have such a row.

    A row whose columns hold keys and ids says in the copy what they mean, with a method `in_words() -> {name:
    words}`, and may say with `in_group() -> words` among which others it stands. `links` are the paths of
    keys that these two follow. `for_machines` are columns that have no words: the JSON has them.

    `closes` is the column that, once it is set, ends what the row opened to somebody. After a restore it is
    set again where it was set since the backup; everywhere, when nobody knows any more.
    """

    label: str
    subject: str = ""
    purpose: Words = ""
    basis: Basis | None = None
    erase: Erase | None = None
    keep_days: int | None = None
    fields: dict[str, Words] = field(default_factory=dict)
    keep_from: str = ""
    title: Words = ""
    readers: Words = USUAL_READERS
    withheld: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    for_machines: tuple[str, ...] = ()
    closes: str = ""
    staff_only: bool = False
    none_because: str = ""

    @property
    def is_personal(self) -> bool:
        return not self.none_because


declarations: Registry[Declaration] = Registry("personal_data")


def held(
    *,
    subject: str,
    purpose: Words,
    basis: Basis,
    erase: Erase,
    fields: dict[str, Words],
    **more: Any,
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Declare a model of ours that holds personal data. `more` is what else a Declaration has.

    `keep_days` counts from `keep_from`, a date of the row: older rows go (apply_retention). Without it the
    row stays until the account goes.
    """

    def declare(model: type[models.Model]) -> type[models.Model]:
        held_by(
            model._meta.label,
            subject=subject,
            purpose=purpose,
            basis=basis,
            erase=erase,
            fields=fields,
            **more,
        )
        return model

    return declare


def not_held(
    why: str, *, keep_days: int | None = None, keep_from: str = ""
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Declare a model of ours that holds nothing about a person. Its rows may have their time as well."""

    def declare(model: type[models.Model]) -> type[models.Model]:
        not_held_by(model._meta.label, why, keep_days=keep_days, keep_from=keep_from)
        return model

    return declare


def held_by(
    label: str,
    *,
    subject: str,
    purpose: Words,
    basis: Basis,
    erase: Erase,
    fields: dict[str, Words],
    **more: Any,
) -> None:
    missing = [
        name
        for name, value in {"subject": subject, "purpose": purpose, "fields": fields}.items()
        if not value
    ]
    if missing:
        raise ImproperlyConfigured(f"personal_data: {label} declares no {', '.join(missing)}.")
    _has_both(label, more.get("keep_days"), more.get("keep_from", ""))
    declarations.add(label, Declaration(label, subject, purpose, basis, erase, fields=dict(fields), **more))


def not_held_by(label: str, why: str, *, keep_days: int | None = None, keep_from: str = "") -> None:
    if not why:
        raise ImproperlyConfigured(f"personal_data: {label} says it holds nothing, but not why.")
    _has_both(label, keep_days, keep_from)
    declarations.add(label, Declaration(label, none_because=why, keep_days=keep_days, keep_from=keep_from))


def _has_both(label: str, keep_days: int | None, keep_from: str) -> None:
    if (keep_days is None) != (not keep_from):
        raise ImproperlyConfigured(f"personal_data: {label} says keep_days or keep_from, but not both.")


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
        if declaration and declaration.keep_from and not _is_a_moment(model, declaration.keep_from):
            yield (
                f"{label}: {declaration.keep_from!r}, from which its days are counted, is not a date of it."
            )


def _field_problems(model: type[models.Model], declaration: Declaration) -> Iterator[str]:
    closes = [declaration.closes] if declaration.closes else []
    for name in [*declaration.fields, *declaration.withheld, *declaration.for_machines, *closes]:
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            yield f"{declaration.label} declares personal data in {name!r}, which is not a field of it."
    if not _reaches_a_user(model, declaration.subject):
        yield f"{declaration.label}: the subject path {declaration.subject!r} does not lead to a user."


def _is_a_moment(model: type[models.Model], path: str) -> bool:
    *links, name = path.split("__")
    try:
        for link in links:
            model = model._meta.get_field(link).related_model
        return isinstance(model._meta.get_field(name), models.DateField)
    except (FieldDoesNotExist, AttributeError):
        return False


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
