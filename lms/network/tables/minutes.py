"""Minutes: written, read by those who were there, frozen. What is frozen nobody changes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.network.practices.telling import check_texts
from lms.network.tables.enums import Amendment, MinutesStage
from lms.network.tables.models import MinutesAmendment, RoundTable, TableMinutes, TableParty, TableSeat
from lms.network.tables.rules import (
    AMEND_DAYS,
    can_amend,
    can_freeze,
    can_hand_round,
    can_prepare,
    can_write_minutes,
)

#: So many letters of a fingerprint are shown, and kept in the audit as a number.
SHOWN = 12
COLUMNS = ("held_on", "language", "text")


@transaction.atomic
def write(
    table: RoundTable, *, by: Person, values: Mapping[str, Any], attended: Sequence[TableParty]
) -> TableMinutes:
    lock(table)
    permit(can_prepare(by, table))
    check_texts({"text": values["text"]})
    minutes = TableMinutes.objects.create(table=table, **values)
    minutes.attended.set(attended)
    return minutes


@transaction.atomic
def change(
    minutes: TableMinutes, *, by: Person, values: Mapping[str, Any], attended: Sequence[TableParty]
) -> None:
    lock(minutes)
    permit(can_write_minutes(by, minutes))
    check_texts({"text": values["text"]})
    for name in COLUMNS:
        setattr(minutes, name, values[name])
    minutes.save(update_fields=COLUMNS)
    minutes.attended.set(attended)


@transaction.atomic
def hand_round(minutes: TableMinutes, *, by: Person) -> None:
    """Those who were there read them, and say in the next days what they want otherwise."""
    lock(minutes)
    permit(can_hand_round(by, minutes))
    if not minutes.attended.exists():
        raise ValidationError(_("Say who was there first."))
    minutes.stage = MinutesStage.OPEN
    minutes.amend_until = days.today() + timedelta(days=AMEND_DAYS)
    minutes.save(update_fields=["stage", "amend_until"])
    record("minutes.handed_round", actor=by, subject=minutes)


@transaction.atomic
def amend(
    minutes: TableMinutes, *, by: Person, seat: TableSeat, language: str, text: str
) -> MinutesAmendment:
    lock(minutes)
    permit(can_amend(by, minutes, seat))
    check_texts({"text": text})
    return MinutesAmendment.objects.create(
        minutes=minutes, party=seat.party, by=by, language=language, text=text.strip()
    )


@transaction.atomic
def settle(amendment: MinutesAmendment, *, by: Person, state: Amendment) -> None:
    """Taken into the text, which who moderates changes too; or it stands beside it, as it was said."""
    lock(amendment.minutes)
    lock(amendment)
    permit(can_write_minutes(by, amendment.minutes))
    amendment.state = state
    amendment.save(update_fields=["state"])


@transaction.atomic
def freeze(minutes: TableMinutes, *, by: Person) -> None:
    """Its fingerprint goes into the audit, whose entries hang on each other."""
    lock(minutes)
    permit(can_freeze(by, minutes))
    if minutes.amendments.filter(state=Amendment.OPEN).exists():
        raise ValidationError(_("Somebody who was there waits for an answer. Settle that first."))
    minutes.stage, minutes.frozen_at = MinutesStage.FROZEN, timezone.now()
    minutes.fingerprint = fingerprint_of(minutes)
    minutes.save(update_fields=["stage", "frozen_at", "fingerprint"])
    record("minutes.frozen", actor=by, subject=minutes, fingerprint=int(minutes.fingerprint[:SHOWN], 16))


def fingerprint_of(minutes: TableMinutes) -> str:
    """Of all that was frozen: a letter that changes gives another one."""
    beside = sorted(
        (each for each in minutes.amendments.all() if each.state == Amendment.BESIDE),
        key=lambda each: each.pk,
    )
    said = [str(minutes.held_on), minutes.language, minutes.text]
    said += [text for each in beside for text in (each.language, each.text)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def is_as_frozen(minutes: TableMinutes) -> bool:
    """Whether what stands there is still what was frozen."""
    return minutes.is_frozen and fingerprint_of(minutes) == minutes.fingerprint
