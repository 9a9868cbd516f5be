"""Everybody opens every page while the database is held, full, or only to be read, and the disk takes
nothing. Prints what differed.

Runs in a process of its own, on a database in a file: a test's own is in memory and never commits.
"""

import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.lms.privacy.file_settings"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db import OperationalError, connection, transaction  # noqa: E402
from django.utils import translation  # noqa: E402

from lms.core import patience  # noqa: E402
from lms.core.shared import local_cache, uncopied  # noqa: E402
from tests.architecture import matrix  # noqa: E402
from tests.architecture.matrix_world import PEOPLE, World, make_world  # noqa: E402
from tests.conftest import Faces, seldom_look_for_garbage, sign_in  # noqa: E402
from tests.factories.faces import make_faces  # noqa: E402
from tools.migrated import migrated  # noqa: E402

PLACE = Path(os.environ["TEST_PLACE"])
READERS = ["visitor", "her+pin", "worker", "employer", "admin"]
WRITERS = ["her+pin", "worker", "coord+why"]
ON_BOTH_FACES, ALSO_READ_ONLY = {"visitor", "admin"}, {"visitor", "her+pin"}
#: Half a minute ago somebody was active: each request wants to write that down.
AGES_AGO = 30
#: Of each second that somebody is told to wait here only this part is waited.
HURRY = 0.1


@contextmanager
def held() -> Iterator[None]:
    """Another process writes and does not come to an end."""
    other = sqlite3.connect(PLACE / "db.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def full() -> Iterator[None]:
    """No file grows: not the database, not the cache, not a picture."""
    connection.ensure_connection()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only() -> Iterator[None]:
    """What SQLite says of a file it may not write, and a cache whose folder is none."""
    connection.ensure_connection()
    connection.connection.execute("PRAGMA query_only = ON")
    folder, aside = PLACE / "cache", PLACE / "cache-aside"
    folder.rename(aside)
    folder.write_text("")
    try:
        yield
    finally:
        folder.unlink()
        aside.rename(folder)
        connection.connection.execute("PRAGMA query_only = OFF")


@contextmanager
def well() -> Iterator[None]:
    """What a request changed is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


FAULTS = {"held": held, "full": full, "read_only": read_only, "well": well}
ELSEWHERE = {"/leave/", "/readyz"}


def hurry() -> None:
    usual = patience._set_busy_timeout
    wanted = float(connection.settings_dict["OPTIONS"].get("timeout", 5))
    patience._set_busy_timeout = lambda connection, seconds: usual(
        connection, HURRY * (wanted if seconds is None else seconds)
    )


class Watch:
    """How long the database was waited for in vain, as it was told to.

    How many statements changed something.
    """

    def __init__(self) -> None:
        self.waited, self.changes = 0.0, 0

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        try:
            done = execute(sql, params, many, context)
        except OperationalError as problem:
            if "locked" in str(problem):
                self.waited += (
                    connection.connection.execute("PRAGMA busy_timeout").fetchone()[0] / 1000 / HURRY
                )
            raise
        self.changes += sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql
        return done


def ask(
    browser: Any, cookies: str, place: matrix.Place, fault: str, form: dict | None = None
) -> dict[str, Any]:
    """Asks, or sends `form`, while something is wrong. Nothing was kept of earlier askings."""
    translation.activate("en")
    browser.cookies.load(cookies)
    cache.clear()
    local_cache.clear()
    uncopied.clear()
    watch, begun = Watch(), time.monotonic()
    with FAULTS[fault](), connection.execute_wrapper(watch):
        headers = {"host": matrix.HOSTS[place.face]}
        answer = (
            browser.get(place.path, headers=headers)
            if form is None
            else browser.post(place.path, form, headers=headers)
        )
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return {
        "status": answer.status_code,
        "again": answer.get("Retry-After"),
        "waited": round(watch.waited, 3),
        "took": round(time.monotonic() - begun, 2),
        "changes": watch.changes,
        "sent_again": b"is not saved yet" in body,
        "offers": b'name="csrfmiddlewaretoken"' in body,
    }


def last_active(browser: Any) -> None:
    session = browser.session
    for key in ("seen", "since"):
        session[key] = int(time.time()) - AGES_AGO
    session.save()


def all_places(world: World, name: str) -> Iterator[matrix.Place]:
    yield from (place for place in matrix.places(world) if place.face == "skills" or name in ON_BOTH_FACES)
    if name in matrix.WRITERS:
        for route in matrix.wagtail_routes(settings.LMS_FACE_URLCONFS["skills"]):
            yield matrix.Place("skills", route, f"/{route}")


def main() -> None:
    seldom_look_for_garbage()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    shutil.copyfile(migrated(), PLACE / "db.sqlite3")
    hurry()
    with transaction.atomic():
        world = make_world(Faces(*make_faces()))
    with matrix.quickly():
        sys.stdout.write(json.dumps({"read": read(world), "written": written(world), "left": left(world)}))


def read(world: World) -> dict[str, dict[str, dict]]:
    told, usual = {}, {"held", "full", "well"}
    for name in READERS:
        browser, cookies = entered(world, name)
        for place in all_places(world, name):
            if place.row not in matrix.ON_PURPOSE and place.path not in ELSEWHERE:
                told[f"{name} {place.row}"] = {
                    fault: ask(browser, cookies, place, fault)
                    for fault in FAULTS
                    if fault in usual or name in ALSO_READ_ONLY
                }
    return told


def written(world: World) -> dict[str, dict[str, dict]]:
    """Every form that does something. What was held would be waited for, so only what is refused at once."""
    told, forms = {}, matrix.forms(world)
    for name in WRITERS:
        browser, cookies = entered(world, name)
        for place in matrix.places(world):
            if place.face == "skills" and place.route in forms and place.path not in ELSEWHERE:
                form = forms[place.route]
                told[f"{name} {place.row}"] = {
                    fault: ask(browser, cookies, place, fault, form)
                    for fault in ("full", "read_only", "well")
                }
    return told


def left(world: World) -> dict[str, dict]:
    """She leaves although the database cannot be told."""
    told = {}
    for fault in FAULTS:
        browser, cookies = entered(world, "her+pin")
        told[fault] = ask(browser, cookies, matrix.Place("skills", "leave/", "/leave/"), fault, {})
        told[fault]["cookie"] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    return told


def entered(world: World, name: str) -> tuple[Any, str]:
    browser = PEOPLE[name].enter(world, sign_in)
    browser.raise_request_exception = False
    if name != "visitor":
        last_active(browser)
    return browser, browser.cookies.output(header="", sep=";")


main()
