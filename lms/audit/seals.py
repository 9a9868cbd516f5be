"""What the audit's rows are sealed with: keyed with the pepper, which is outside the database.

A *book* stands for a set of rows that may legitimately go (who is meant by an entry, who opened what): how
many there are, and the sum of their seals. A row that is added is added to the sum, one that goes is taken
off, and every entry of the chain says where the books stood. So a row that goes by another way shows, and the
sum says nothing about the rows that went: after an erasure nobody can find out which they were.
"""

import datetime
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lms.core.conf import conf
from lms.core.people import Person

MODULUS = 2**256
NOTHING = "0" * 64


def keyed(kind: str, *content: Any) -> str:
    written = json.dumps([kind, *content], sort_keys=True, default=str)
    return hmac.new(conf.pepper.encode(), written.encode(), hashlib.sha256).hexdigest()


def moment(at: datetime.datetime) -> str:
    """The same whichever way a database gives it back."""
    return at.astimezone(datetime.UTC).isoformat()


@dataclass(frozen=True)
class Book:
    count: int = 0
    total: str = NOTHING

    def with_rows(self, seals: Iterable[str], *, sign: int = 1) -> "Book":
        count, total = self.count, int(self.total, 16)
        for seal in seals:
            count, total = count + sign, (total + sign * _number(seal)) % MODULUS
        return Book(count, f"{total:064x}")

    def without(self, seals: Iterable[str]) -> "Book":
        return self.with_rows(seals, sign=-1)


def _number(seal: str) -> int:
    """A seal that somebody wrote over is none: it shows in the sum, and must not stop an erasure."""
    try:
        return int(seal, 16)
    except ValueError:
        return 0


def of_books(names: Book, openings: Book) -> str:
    return keyed("books", names.count, names.total, openings.count, openings.total)


def of_name(token: Any, person: int, number: int, subject: str) -> str:
    return keyed("name", str(token), person, number, subject)


def of_opening(
    *,
    salt: str,
    person: int,
    reader: Person,
    role: str,
    organisation: Any,
    what: str,
    thing: Any,
    reason: str,
    at: Any,
) -> str:
    return keyed(
        "opening", salt, person, reader, role, organisation, what, str(thing or ""), reason, moment(at)
    )


def of_entry(
    *,
    number: int,
    previous: str,
    at: Any,
    actor: Person,
    about: Any,
    action: str,
    subject: str,
    facts: dict,
    books: str,
) -> str:
    return keyed(
        "entry",
        number,
        previous,
        moment(at),
        str(actor or ""),
        str(about or ""),
        action,
        subject,
        facts,
        books,
    )
