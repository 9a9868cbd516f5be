"""A slip is made by whoever carries it and opened once by whom she gives it to."""

import datetime
import json
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.accounts.codes import new_code
from lms.core import days
from lms.core.locking import lock
from lms.secrets.fingerprints import keyed
from lms.secrets.sealing import seal, unseal
from lms.services.directory.models import Service
from lms.services.slips.models import Slip

DAYS = 8
#: More would be no slips that women carry, but somebody who fills the table.
MOST = 20_000
#: The form that opened it may come twice; after this it opens for nobody.
TWICE = datetime.timedelta(minutes=10)


class TooMany(Exception):
    """There are so many slips that a new one has to wait."""


class CannotBeOpened(Exception):
    """There is none with this code, it is too old, or it was opened before (`is_opened`)."""

    def __init__(self, *, is_opened: bool = False) -> None:
        super().__init__()
        self.is_opened = is_opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What she agreed to say. Nothing else goes with it. `needs` and `wishes` are codes of our lists."""

    needs: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    language: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.needs or self.wishes or self.language or self.words)


def as_text(note: Note) -> str:
    return json.dumps(asdict(note))


def from_text(text: str) -> Note:
    facts: dict[str, Any] = json.loads(text)
    return Note(**{**facts, "needs": tuple(facts["needs"]), "wishes": tuple(facts["wishes"])})


def make_slip(service: Service, note: Note) -> tuple[str, Slip]:
    """The code, which is kept nowhere, and the slip."""
    _tidy()
    return _make(service, note)


@transaction.atomic
def _make(service: Service, note: Note) -> tuple[str, Slip]:
    if Slip.objects.count() >= MOST:
        raise TooMany
    code = new_code()
    while Slip.objects.filter(key=_key(code)).exists():
        code = new_code()
    slip = Slip.objects.create(
        key=_key(code),
        service=service,
        sealed=seal(_purpose(code), as_text(note)),
        last_day=days.in_days(DAYS),
    )
    return code, slip


def open_slip(code: str, *, form: str) -> tuple[Service, Note]:
    """`form` names the form that was sent: sent twice, it gets the same answer for ten minutes."""
    _tidy()
    return _open(code, form)


@transaction.atomic
def _open(code: str, form: str) -> tuple[Service, Note]:
    slip = Slip.objects.filter(key=_key(code), last_day__gte=days.today()).first()
    if slip is None:
        raise CannotBeOpened
    lock(slip)
    mark = keyed("slip-opening", form)
    if slip.opened_at and slip.opening != mark:
        raise CannotBeOpened(is_opened=True)
    note = unseal(_purpose(code), slip.sealed)
    if note is None:
        raise CannotBeOpened(is_opened=bool(slip.opened_at))
    if not slip.opened_at:
        slip.opened_at, slip.opening = timezone.now(), mark
        slip.save(update_fields=["opened_at", "opening"])
    return slip.service, from_text(note)


@transaction.atomic
def _tidy() -> None:
    """What is too old goes, and of what was opened the words: also where what is asked for is then refused.
    The night takes what is too old too (lms.privacy.retention).
    """
    Slip.objects.filter(last_day__lt=days.today()).delete()
    Slip.objects.filter(opened_at__lt=timezone.now() - TWICE).exclude(sealed="").update(sealed="")


def _key(code: str) -> str:
    return keyed("slip", code)


def _purpose(code: str) -> str:
    return f"slip:{code}"
