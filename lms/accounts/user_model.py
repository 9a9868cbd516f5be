"""What this suite asks of a site's user model (AUTH_USER_MODEL), and what stands where it wants a name."""

import secrets
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

#: No mail ever arrives at a name that ends so (RFC 2606): who must have an address here has none.
NOWHERE = "learner.invalid"
#: What accounts are made, closed, counted and given rights by.
FIELDS = ("last_login", "is_active", "is_superuser", "groups", "user_permissions")
METHODS = ("get_full_name", "get_short_name", "has_perm")


def nameless() -> dict[str, str]:
    """A new account's values by field: a random word in what people sign in with, and in everything else that
    no two accounts may share. Where that is an e-mail address, it is one at which nothing arrives.
    """
    word = f"l-{secrets.token_hex(8)}"
    return {
        field.name: f"{word}@{NOWHERE}" if isinstance(field, models.EmailField) else word
        for field in _told_apart_by(get_user_model())
    }


def sign_in_word() -> Any:
    """What staff sign in with, as the door and the desk call it."""
    field = get_user_model()._meta.get_field(get_user_model().USERNAME_FIELD)
    return _("User name") if field.name == "username" else capfirst(field.verbose_name)


def signs_in_with_address() -> bool:
    model = get_user_model()
    return isinstance(model._meta.get_field(model.USERNAME_FIELD), models.EmailField)


def what_is_missing(model: type[Any]) -> Iterator[str]:
    """What keeps this suite from making accounts of `model`, each in words that end a sentence."""
    there = {field.name for field in model._meta.get_fields()}
    for name in FIELDS:
        if name not in there:
            yield f"has no field {name}: AbstractUser has it"
    for name in METHODS:
        if not hasattr(model, name):
            yield f"has no method {name}: AbstractUser has it"
    told_apart = {field.name: field for field in _told_apart_by(model)}
    for field in told_apart.values():
        if not isinstance(field, (models.CharField, models.EmailField)) or _too_short(field):
            yield f"wants {field.name} of everybody, where no random word fits: let it be empty (null=True)"
    for field in model._meta.concrete_fields:
        if field.name not in told_apart and _must_be_said(field):
            yield f"wants {field.name} of everybody: give it a default, or let it be empty (null=True)"


def _told_apart_by(model: type[Any]) -> list[models.Field]:
    """What may not stand twice, and cannot be left empty."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name == model.USERNAME_FIELD
        or (field.unique and not field.null and not field.primary_key and not field.has_default())
    ]


def _too_short(field: Any) -> bool:
    longest = len(f"l-{'0' * 16}@{NOWHERE}" if isinstance(field, models.EmailField) else f"l-{'0' * 16}")
    return field.max_length is not None and field.max_length < longest


def _must_be_said(field: Any) -> bool:
    filled_in = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    filled_in = filled_in or field.has_db_default() or getattr(field, "generated", False)
    return not (field.null or field.primary_key or filled_in) and field.get_default() is None
