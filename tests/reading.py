"""GET, HEAD and declared reads write nothing but what is declared here.

Held at the database: every statement of every request that any test makes is looked at (tests/conftest.py),
whoever sends it: a view, a middleware, a template tag, a signal, a library. A request is looked at as a
whole, because some writes belong together: an opening is logged in two tables, and a session that ends is
written down.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse

READING = {"GET", "HEAD"}
#: A form that only reads, sent by POST so that no address holds what it asks (lms.safety.access.tokenless).
DECLARED_READ = "reads"
WRITING = re.compile(
    r"""^\s*(?:/\*.*?\*/\s*)?(insert|update|delete|replace|merge|truncate|create|drop|alter)\b
    (?:\s+or\s+\w+)?(?:\s+(?:into|from|table|index|trigger))?\s+["`]?(\w+)""",
    re.IGNORECASE | re.VERBOSE,
)
AUDIT = {"lms_auditentry", "lms_audithead", "lms_pseudonym"}

Write = tuple[str, str]


@dataclass(frozen=True)
class Declared:
    """What reading may write, and why. `tables` are allowed when `sign` was written too ("" for always), in
    the view whose name is, or begins with, `view` ("" for every one).
    """

    why: str
    tables: frozenset[str]
    sign: Write | None = None
    view: str = ""

    def allows(self, written: set[Write], view: str) -> set[Write]:
        if not view.startswith(self.view) or (self.sign and self.sign not in written):
            return set()
        return {write for write in written if write[1] in self.tables}


DECLARED = [
    Declared(
        "the session says when its page was last touched, and what is locked", frozenset({"django_session"})
    ),
    Declared(
        "a session that was quiet for too long ends, and that somebody is signed out is written down",
        frozenset(AUDIT),
        sign=("delete", "django_session"),
    ),
    Declared(
        "who opened what of hers is logged while it is shown",
        frozenset({"lms_accessentry", *AUDIT}),
        sign=("insert", "lms_accessentry"),
    ),
    Declared(
        "the code of a new card, or a first password, is wiped while it is shown, so that it is shown once",
        frozenset({"lms_submission"}),
        sign=("update", "lms_submission"),
    ),
    Declared(
        "that something is new is forgotten when it was looked at",
        frozenset({"lms_notice"}),
        sign=("update", "lms_notice"),
    ),
    Declared(
        "of every tenth sheet for employers that is taken, ten are written down, and nobody with them",
        frozenset({"employers_materials_taken"}),
        sign=("update", "employers_materials_taken"),
        view="wagtail_serve",
    ),
    Declared(
        "whether the site is ready is whether its database takes a write",
        frozenset({"lms_probe"}),
        view="safety:ready",
    ),
    Declared(
        "that ten have looked for the same in vain is counted",
        frozenset({"lms_services_tally"}),
        view="services:find",
    ),
    Declared(
        "Wagtail makes a smaller picture when it is first shown", frozenset({"wagtailimages_rendition"})
    ),
    Declared(
        "Wagtail's editor notes who is in it, and its choices",
        frozenset(
            {
                "wagtailcore_pagesubscription",
                "wagtailadmin_editingsession",
                "wagtailusers_userprofile",
                "wagtailcore_referenceindex",
            }
        ),
        view="wagtail",
    ),
    Declared(
        "whoever guesses the address of a calendar waits: tries are counted",
        frozenset({"lms_entrythrottle"}),
        view="session_calendar:feed",
    ),
    Declared(
        "whoever tries addresses of invitations waits: tries are counted",
        frozenset({"lms_entrythrottle"}),
        view="player:invited",
    ),
]


class WroteOnReading(AssertionError):
    """A page that is only read wrote to the database."""


def undeclared(written: set[Write], view: str) -> set[Write]:
    allowed: set[Write] = set().union(*(declared.allows(written, view) for declared in DECLARED))
    return written - allowed


def only_reads(request: HttpRequest) -> bool:
    """By its method, or because the view says so of its forms."""
    match = getattr(request, "resolver_match", None)
    return request.method in READING or getattr(match and match.func, "lms_tokenless", "") == DECLARED_READ


def view_of(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return (match.view_name or "") if match else ""


@contextmanager
def refuse_writes_on_reading() -> Iterator[None]:
    """Every GET, HEAD and declared read that any handler answers, the tests' client and a live server
    alike.
    """
    answer = BaseHandler.get_response

    def get_response(self, request: HttpRequest) -> HttpResponse:
        written: set[Write] = set()

        def look(execute, sql, params, many, context):
            found = WRITING.match(sql)
            if found:
                written.add((found[1].lower(), found[2].lower()))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(look):
            response = answer(self, request)
        if only_reads(request) and (left := undeclared(written, view_of(request))):
            raise WroteOnReading(
                f"{request.method} {request.path} ({view_of(request) or 'no view'}) wrote: {sorted(left)}."
                " Make it a POST, or declare it in tests/reading.py."
            )
        return response

    with patch.object(BaseHandler, "get_response", get_response):
        yield
