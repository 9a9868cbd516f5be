"""Somebody's sessions for her calendar program (RFC 5545), at an address that she alone has.

A bearer of the address reads when, and never where: a place may have to stay secret, and a calendar is synced
to machines nobody here knows. Staff read the topic and the group, which are neutral; a learner's calendar
says "Appointment", for whoever holds her phone.
"""

import datetime
import secrets
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from courses.sessions.models import CalendarKey, Session
from courses.sessions.queries import sessions_of, sessions_taught_by
from lms.accounts.queries import profile_of
from lms.audit.actions import record
from lms.core.people import Person
from lms.organisations.queries import coordinated_organisation_ids
from lms.secrets.fingerprints import keyed

GOOD_FOR = datetime.timedelta(days=365)
PAST, AHEAD = datetime.timedelta(days=30), datetime.timedelta(days=365)
#: Octets of a line, its end not counted.
LINE = 75


@transaction.atomic
def make_key(person: Person) -> str:
    """A new token, told once. The one before no longer works."""
    CalendarKey.objects.filter(person=person).delete()
    token = secrets.token_urlsafe(32)
    made = CalendarKey.objects.create(person=person, fingerprint=keyed("calendar", token))
    record("calendar.given", actor=person, subject=made)
    return token


@transaction.atomic
def take_back_key(person: Person) -> None:
    """From the next request on. Twice is once."""
    gone, _rows = CalendarKey.objects.filter(person=person).delete()
    if gone:
        record("calendar.taken_back", actor=person, subject="calendar", about=person)


def key_of(person: Person) -> CalendarKey | None:
    return CalendarKey.objects.filter(person=person, made_at__gt=timezone.now() - GOOD_FOR).first()


def person_for(token: str) -> Person | None:
    """Whose calendar asks; nobody when it was taken back, is too old, or her account is closed."""
    young = CalendarKey.objects.filter(made_at__gt=timezone.now() - GOOD_FOR)
    found = young.filter(fingerprint=keyed("calendar", token)).select_related("person").first()
    if found is None or not found.person.is_active:
        return None
    profile = profile_of(found.person)
    return found.person if profile is None or profile.is_open else None


def calendar_of(person: Person) -> str:
    now, profile = timezone.now(), profile_of(person)
    rows = sessions_of(person) if profile else _given_by(person)
    near = rows.filter(ends_at__gt=now - PAST, starts_at__lt=now + AHEAD)
    with translation.override(profile.language if profile else translation.get_language()):
        called = _("Appointment")
    lines = (
        line
        for row in near.select_related("cohort").order_by("starts_at", "pk")
        for line in _event(row, called if profile else f"{row.topic} · {row.cohort.name}", now)
    )
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", "CALSCALE:GREGORIAN")
    return "".join(f"{_folded(line)}\r\n" for line in (*head, *lines, "END:VCALENDAR"))


def _given_by(person: Person) -> QuerySet[Session]:
    """Those she gives; a coordinator, who plans for all, has those of her organisations."""
    own = Q(trainer=person) | Q(cohort__organisation__in=coordinated_organisation_ids(person))
    return sessions_taught_by(person).filter(own)


def _event(row: Session, summary: str, now: datetime.datetime) -> Iterator[str]:
    yield from (
        "BEGIN:VEVENT",
        f"UID:{row.uuid}",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(row.starts_at)}",
        f"DTEND:{_utc(row.ends_at)}",
        f"SUMMARY:{_text(summary)}",
        f"SEQUENCE:{row.revision}",
        f"STATUS:{'CANCELLED' if row.cancelled_at else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
    )


def _utc(moment: datetime.datetime) -> str:
    """20270105T083000Z."""
    said = moment.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0).isoformat()
    return f"{said.replace('-', '').replace(':', '')}Z"


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return "\\n".join(words.splitlines())


def _folded(line: str) -> str:
    """Lines of at most 75 octets, each after the first behind a space; no letter is cut in two."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LINE - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join((*pieces, piece))
