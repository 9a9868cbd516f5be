"""A contact as a reader meets it today: in her language, and only as far as it was checked."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from lms.contacts.enums import Hours, Kind
from lms.contacts.models import Contact, ContactWords
from lms.core.reviewing import Standing
from lms.core.texts import Text

#: The emergency number of all four countries, where a site has none of its own.
EMERGENCY = "112"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownContact:
    """`stands`: its number may be called; else the reader is sent to her adviser. `is_old`: nobody checked in
    time, and it stands all the same. `emergency` then stands beside it.

    The answers (`trace` to `cost`) are values of lms.contacts.enums; each website has words of its own for
    them.
    """

    kind: str
    country: str
    number: str
    label: Text
    when: Text
    happens: tuple[Text, ...]
    language: str
    hours: str
    trace: str
    recorded: str
    interpreter: str
    police: str
    migration: str
    cost: str
    stands: bool
    is_old: bool
    checked_on: datetime.date | None
    emergency: "ShownContact | None" = None

    @property
    def dialled(self) -> str:
        return self.number.replace(" ", "")


def shown_on(
    contact: Contact, day: datetime.date, *, language: str, emergency: Contact | None = None
) -> ShownContact:
    """`emergency` is put beside it where it needs one."""
    words = words_in(contact.words.all(), language)
    said_in = words.language if words else settings.LANGUAGE_CODE
    checked = contact.holds_on(day)
    old = Kind(contact.kind).stays and not checked
    beside = emergency if old and contact.kind != Kind.EMERGENCY else None
    written = words.hours if words and contact.hours == Hours.WRITTEN else ""
    return ShownContact(
        kind=contact.kind,
        country=contact.country,
        number=contact.number,
        label=Text(words.label if words else contact.name, said_in),
        when=Text(written, said_in),
        happens=tuple(Text(line.strip(), said_in) for line in _lines(words)),
        language=said_in,
        hours=contact.hours if contact.hours != Hours.WRITTEN or written else str(Hours.UNKNOWN),
        trace=contact.trace,
        recorded=contact.recorded,
        interpreter=contact.interpreter,
        police=contact.police,
        migration=contact.migration,
        cost=contact.cost,
        stands=checked or Kind(contact.kind).stays,
        is_old=old,
        checked_on=contact.reviewed_on if contact.standing_on(day) != Standing.UNREVIEWED else None,
        emergency=shown_on(beside, day, language=language) if beside else None,
    )


def words_in(rows: Iterable[ContactWords], language: str) -> ContactWords | None:
    """In her language, else in the site's, else in any: a number in another language is better than none."""
    found = {row.language: row for row in rows}
    for wanted in (language, language.partition("-")[0], settings.LANGUAGE_CODE):
        if wanted in found:
            return found[wanted]
    return next(iter(found.values()), None)


def _lines(words: ContactWords | None) -> list[str]:
    return [line for line in words.happens.splitlines() if line.strip()] if words else []
