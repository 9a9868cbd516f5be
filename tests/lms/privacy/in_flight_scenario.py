"""Every form about a learner is sent while she is erased: once before the view begins, once before it first
writes. Prints what came of it.

Runs on a database in a file, which is put back after each. She is erased where nothing was written yet, so
the database is the same afterwards each time: it is kept the first time, and put there by "another process".
"""

import functools
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.cookies import SimpleCookie
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.lms.privacy.file_settings"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import translation  # noqa: E402

from lms.audit.queries import check_chain  # noqa: E402
from lms.privacy import erasure  # noqa: E402
from lms.privacy.registry import installed_declarations, rows_about  # noqa: E402
from lms.safety.session import idle, locking  # noqa: E402
from tests.architecture import matrix  # noqa: E402
from tests.architecture.matrix_world import PEOPLE, World, make_world  # noqa: E402
from tests.conftest import Faces, seldom_look_for_garbage, sign_in  # noqa: E402
from tests.factories.faces import make_faces  # noqa: E402
from tools.migrated import migrated  # noqa: E402

PLACE = Path(os.environ["TEST_PLACE"])
LIVE, KEPT, ERASED = PLACE / "db.sqlite3", PLACE / "kept.sqlite3", PLACE / "erased.sqlite3"


def erase_her(key: int) -> None:
    connection.ensure_connection()
    is_as_kept = connection.connection.total_changes == 0 and not connection.in_atomic_block
    if is_as_kept and ERASED.exists():
        with closing(sqlite3.connect(ERASED)) as erased:
            erased.backup(connection.connection)
        cache.clear()  # of all that is beside the database, this alone is made again (traces.wipe_cache)
        return
    erasure.erase(get_user_model().objects.get(pk=key), keep_certificates=False)
    if is_as_kept:
        with closing(sqlite3.connect(ERASED)) as erased:
            connection.connection.backup(erased)


@contextmanager
def before_the_view(key: int) -> Iterator[None]:
    usual = locking.is_activity

    def and_then(request: Any) -> bool:
        erase_her(key)
        return usual(request)

    with patch.object(locking, "is_activity", and_then):
        yield


@contextmanager
def before_it_writes(key: int) -> Iterator[None]:
    """Another process gets the database first: what this one then begins comes after."""
    done = []

    def first(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (
            not done
            and sql.startswith(("BEGIN", "INSERT", "UPDATE", "DELETE"))
            and not connection.in_atomic_block
        ):
            done.append(True)
            erase_her(key)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(first):
        yield


MOMENTS = {"before the view": before_the_view, "before it writes": before_it_writes}
#: A request writes down when her session was last used, unless another did so a moment ago.
SEEN = {"": 0, ", seen just now": 10**9}


def main() -> None:
    seldom_look_for_garbage()
    shutil.copyfile(migrated(), LIVE)
    with transaction.atomic():
        world = make_world(Faces(*make_faces()))
    forms = matrix.forms(world)
    browsers = {
        name: PEOPLE[name].enter(world, sign_in) for name in ("her+pin", "worker", "coord+why", "employer")
    }
    kept = {name: browser.cookies.output(header="", sep=";") for name, browser in browsers.items()}
    entering = Client(SERVER_NAME="localhost")
    assert len(left(world.her.user.pk)) > 20  # it finds what is there
    connection.close()
    shutil.copyfile(LIVE, KEPT)
    told: dict[str, dict] = {}
    with matrix.quickly():
        for name, browser in browsers.items():
            for place in matrix.places(world):
                if (
                    place.face == "skills"
                    and (place.route in forms or name in {"worker", "employer"})
                    and place.path not in {"/leave/", "/readyz"}
                ):
                    for (moment, meanwhile), seen in product(MOMENTS.items(), SEEN):
                        if seen and name != "her+pin":
                            continue
                        with patch.object(idle, "WRITTEN_EVERY", SEEN[seen]):
                            told[f"{name} {place.row}{seen}, {moment}"] = sent(
                                world, browser, kept[name], place.path, forms.get(place.route), meanwhile
                            )
        for moment, meanwhile in MOMENTS.items():
            told[f"entering, {moment}"] = sent(
                world, entering, "", reverse("accounts:enter"), forms["learn/enter/"], meanwhile
            )
    sys.stdout.write(json.dumps(told))


def sent(
    world: World, browser: Client, cookies: str, path: str, form: dict | None, meanwhile: Callable
) -> dict[str, Any]:
    connection.close()
    for beside in ("-wal", "-shm"):
        Path(f"{LIVE}{beside}").unlink(missing_ok=True)
    shutil.copyfile(KEPT, LIVE)
    translation.activate("en")
    browser.raise_request_exception = False
    browser.cookies = SimpleCookie(cookies)
    key = world.her.user.pk
    with meanwhile(key):
        answer = browser.get(path) if form is None else browser.post(path, form)
    gone = not get_user_model().objects.filter(pk=key).exists()
    return {
        "status": answer.status_code,
        "to": answer.get("Location", ""),
        "gone": gone,
        "left": left(key) if gone else [],
        "chain": check_chain().broken_at,
    }


@functools.cache
def asked_about(key: int) -> list[tuple[str, str, tuple]]:
    """By the name of each kind of row, the statement that says whether there is one about her. Made once: it
    is the same after each of a thousand requests, and to make it takes longer than to ask.
    """
    person, asked = get_user_model()(pk=key), []
    for declaration, model in installed_declarations():
        rows = rows_about(person, declaration, model)
        sql, params = rows.query.exists().get_compiler(connection=connection).as_sql()
        asked.append((model._meta.label, sql, params))
    return asked


def left(key: int) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for label, sql, params in asked_about(key):
            cursor.execute(sql, params)
            found += [label] if cursor.fetchone() else []
    found += ["a session"] * sum(
        str(session.get_decoded().get("_auth_user_id")) == str(key) for session in Session.objects.all()
    )
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        found += sorted({row[0] for row in cursor.fetchall()})
    return found


main()
