"""Who is invited to a round table, who sits down, and who says whether its name may be read."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.actions import create_staff
from lms.accounts.sessions import end_sign_ins
from lms.audit.actions import record
from lms.core.alike import words_of
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.network.practices.telling import check_texts
from lms.network.tables.enums import Side
from lms.network.tables.models import RoundTable, TableParty, TableSeat
from lms.network.tables.rules import can_prepare, can_speak_for, can_take_seat
from lms.organisations.models import Organisation

TRIES = 50
DIGITS = 4


def is_known_elsewhere(name: str) -> bool:
    """Whether a firm of this name may be one where learners look for work: it would learn here who they
    are.
    """
    asked = set(words_of(name))
    firms = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER).values_list("name", flat=True)
    known = (set(words_of(each)) for each in firms)
    return any(asked <= words or words <= asked for words in known if words and asked)


@transaction.atomic
def invite_partner(
    table: RoundTable, organisation: Organisation, *, by: Person, side: Side, country: str
) -> TableParty:
    """Whoever works there finds the table among hers."""
    lock(table)
    permit(can_prepare(by, table))
    try:
        with transaction.atomic():
            party = TableParty.objects.create(
                table=table, organisation=organisation, side=side, country=country
            )
    except IntegrityError:
        raise ValidationError({"organisation": _("It is invited already.")}) from None
    record("table.invited", actor=by, subject=table)
    return party


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a firm or an office from outside. `is_sure`: whoever invites has thought of what a firm
    learns that learners know; `address` where people sign in with one.
    """

    called: str
    side: Side
    country: str
    is_sure: bool
    address: str = ""


@transaction.atomic
def invite_guest(table: RoundTable, guest: Guest, *, by: Person) -> tuple[Person, str]:
    """An account that opens nothing but this table, and its first password."""
    lock(table)
    permit(can_prepare(by, table))
    check_texts({"called": guest.called})
    if not guest.is_sure and is_known_elsewhere(guest.called):
        raise ValidationError({"is_sure": _(
            "A firm of this name is known where learners look for work. Here it would learn what they have"
            " lived through. Invite it only if you have thought of that, and tick the box."
        )})  # fmt: skip
    party = TableParty.objects.create(
        table=table, called=guest.called.strip(), side=guest.side, country=guest.country
    )
    person, password = _account(guest.address)
    TableSeat.objects.create(party=party, person=person)
    record("table.invited", actor=by, subject=table)
    return person, password


def _account(address: str) -> tuple[Person, str]:
    if address:
        return create_staff(username=address)
    for _try in range(TRIES):
        try:
            return create_staff(username=f"table-{secrets.randbelow(10**DIGITS):0{DIGITS}d}")
        except ValidationError:
            continue
    raise RuntimeError("No free user name was found.")


@transaction.atomic
def uninvite(party: TableParty, *, by: Person) -> None:
    """Nobody of theirs reads the table from the next request on. What they said stays. Twice is once."""
    lock(party)
    permit(can_prepare(by, party.table))
    if party.ended_at is not None:
        return
    party.ended_at = timezone.now()
    party.save(update_fields=["ended_at"])
    record("table.uninvited", actor=by, subject=party.table)
    if party.organisation_id is None:
        end_sign_ins(set(party.seats.values_list("person", flat=True)))


@transaction.atomic
def sit_down(party: TableParty, *, by: Person, reads: Sequence[str]) -> TableSeat:
    """Somebody agrees to how people talk there. Twice is once."""
    lock(party)
    held = party.seats.filter(person=by.pk).first()
    permit(can_take_seat(by, party, held))
    seat = held or TableSeat.objects.create(party=party, person=by)
    seat.agreed_at, seat.reads = seat.agreed_at or timezone.now(), list(reads)
    seat.save(update_fields=["agreed_at", "reads"])
    return seat


@transaction.atomic
def say_whether_named(seat: TableSeat, *, by: Person, is_named: bool, called: str) -> None:
    """Whether the report names the organisation, and how. It can be taken back at any time."""
    party = lock(seat.party)
    permit(can_speak_for(by, seat))
    check_texts({"called": called})
    if is_named and not called.strip():
        raise ValidationError({"called": _("Write how the report names you.")})
    party.is_named = is_named
    if is_named:
        party.called = called.strip()
    party.save(update_fields=["is_named", "called"])
    record("table.named", actor=by, subject=party.table, is_named=is_named)
