"""After a restore: what was closed since the backup was made must not be open again."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from lms.accounts.models import CodeCard
from lms.audit.actions import record
from lms.contracts.registry import Registry
from lms.privacy import erasure
from lms.privacy.registry import installed_declarations


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a package remembers over a restore by itself. `look` looks at the database that is about to be
    replaced, which may be unreadable; `again` is told in the restored one what was seen, None if nothing was.
    """

    name: str
    look: Callable[[], Any]
    again: Callable[[Any], None]


remembered: Registry[Remembered] = Registry("remembered over a restore")


def remember(what: Remembered) -> None:
    remembered.add(what.name, what)


@dataclass
class Closed:
    """What the database that is about to be replaced knows.

    `known` is False when it can no longer be read. `rows` are those that open something to nobody any more,
    by their model's label; `seen` is what packages remember by themselves, by their name.
    """

    known: bool = True
    accounts: dict[uuid.UUID, bool] = field(default_factory=dict)
    rows: dict[str, set[uuid.UUID]] = field(default_factory=dict)
    cards: set[uuid.UUID] = field(default_factory=set)
    seen: dict[str, Any] = field(default_factory=dict)


def _what_opens() -> Iterator[tuple[str, type[models.Model], str]]:
    """(label, model, the column that closes) of what opens something of hers to others."""
    for declaration, model in installed_declarations():
        if declaration.closes:
            yield declaration.label, model, declaration.closes


def look_before() -> Closed:
    closed = _look_at_rows()
    closed.seen = {each.name: each.look() for each in remembered}
    return closed


def _look_at_rows() -> Closed:
    try:
        return Closed(
            accounts=erasure.listed_accounts(),
            rows={
                label: set(model._base_manager.exclude(**{closes: None}).values_list("uuid", flat=True))
                for label, model, closes in _what_opens()
            },
            cards=set(CodeCard.objects.exclude(revoked_at=None).values_list("uuid", flat=True)),
        )
    except (DatabaseError, OSError):
        return Closed(known=False, accounts=erasure.accounts_listed_outside())


@transaction.atomic
def close_again(closed: Closed) -> None:
    """Sessions end, revoked cards stay revoked; what she had closed, or agreed to and taken back, stays
    closed: all of it when nobody knows which.
    """
    now = timezone.now()
    for label, model, closes in _what_opens():
        still_open = model._base_manager.filter(**{closes: None})
        if closed.known:
            still_open = still_open.filter(uuid__in=closed.rows.get(label, ()))
        still_open.update(**{closes: now})
    CodeCard.objects.filter(revoked_at=None, uuid__in=closed.cards).update(revoked_at=now)
    for each in remembered:
        each.again(closed.seen.get(each.name))
    if apps.is_installed("django.contrib.sessions"):
        apps.get_model("sessions.Session")._base_manager.all().delete()
    record("database.restored", actor=None, subject="database", known=closed.known)
