import gc
import math
import re
import shutil
import sqlite3
import time
import uuid
from contextlib import closing
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.http import FileResponse
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from courses.pages.models import SkillsHomePage
from lms.accounts.factors.session import GIVEN_AT, SURE_AT
from lms.accounts.pin_gate import GIVEN_AT as PIN_AT
from lms.core import days
from lms.core.shared import local_cache, uncopied
from lms.intake import stored
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.queries import find_face
from lms.safety.leaving.interruption import SEEN, mark_of
from lms.safety.session import idle
from tests import orderings, racing, reading, spent
from tests.factories.faces import faces_again
from tests.remembered import memory, opened, remember_fixture, remembered, remembering
from tools.migrated import migrated


@dataclass(frozen=True)
class Faces:
    """The two faces as tests meet them: the English home of each."""

    skills: SkillsHomePage
    programme: ProgrammeHomePage


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """The tests' database is a copy of one that was migrated once (tools/migrated.py).

    PostgreSQL makes it a copy by itself (TEMPLATE).
    """

    def copy_instead(name: str, *args, **kwargs):
        if name == "migrate" and connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(migrated())) as source:
                source.backup(connection.connection)
        elif name != "migrate":
            call_command(name, *args, **kwargs)

    with patch("django.core.management.call_command", copy_instead):
        yield


@pytest.fixture(scope="session", autouse=True)
def _orders_say_where_empty_stands():
    with orderings.refuse_orders_left_open():
        yield


@pytest.fixture(scope="session", autouse=True)
def _reading_writes_nothing():
    with reading.refuse_writes_on_reading():
        yield


@pytest.fixture(scope="session", autouse=True)
def _names_cost_little():
    """Comparing a name is slow on purpose; tests/courses/certificates/test_names.py holds how slow."""
    with patch("courses.certificates.names.WORK", 2):
        yield


@pytest.fixture(autouse=True)
def _english():
    """A request in another language leaves it behind, and the next test's addresses would begin with it."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def _empty_cache():
    """Ids begin anew in every test, so what one test cached under an id would be another one's lesson.

    The time zone is that of the settings until a face is saved: nothing has to be asked for it.
    """
    cache.clear()
    local_cache.clear()
    uncopied.clear()
    uncopied[days.ZONE] = math.inf, ""
    timezone.deactivate()
    for waiting in (
        stored._waiting.names,
        stored._waiting.rows,
    ):  # files of rows that were undone with a test
        waiting.clear()


_served: list[FileResponse] = []


@pytest.fixture(scope="session", autouse=True)
def _what_is_served_is_noted():
    answer = FileResponse._set_streaming_content

    def keep(self, value):
        _served.append(self)
        answer(self, value)

    with patch.object(FileResponse, "_set_streaming_content", keep):
        yield


@pytest.fixture(autouse=True)
def _what_was_served_is_closed():
    """A server closes what it sends.

    A test that reads only the headers of a file leaves it open, and would be told so in another test.
    """
    yield
    for close in [close for response in _served for close in response._resource_closers]:
        close()
    _served.clear()


@pytest.fixture(scope="session", autouse=True)
def _what_many_begin_with_is_remembered(
    django_db_modify_db_settings,
    _orders_say_where_empty_stands,
    _reading_writes_nothing,
    _names_cost_little,
    _what_is_served_is_noted,
):
    """After what is patched for all: what one test patches, nobody else's rows come from."""
    with remembering():
        yield


@pytest.fixture
def faces(db) -> Faces:
    """Both faces, in English and Italian: localhost shows skills, heal.localhost the programme.

    Kept for everybody, as on a site that runs.
    """
    made = Faces(*faces_again())
    find_face("localhost", "80")
    return made


@pytest.fixture
def own_database(request, tmp_path, django_db_setup, django_db_blocker):
    """A database that this test has for itself and that really commits, for tests/racing.py.

    Goes without `db` and what builds on it.
    """
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError(
            f"{request.node.nodeid}: own_database takes the place of db and of the mark django_db"
        )
    with django_db_blocker.unblock(), racing.own_database(tmp_path):
        yield


@pytest.fixture
def own_faces(own_database) -> Faces:
    """The faces, in a database of the test's own."""
    made = Faces(*faces_again())
    find_face("localhost", "80")
    return made


@pytest.fixture
def client() -> Client:
    """A browser on the skills face. Without the `faces` fixture every host is unknown, as in real life."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def programme_client() -> Client:
    return Client(SERVER_NAME="heal.localhost")


class Browser(Client):
    """Sends what is typed with a key, as every page of a form that makes something does.

    Tests of the keys say `key` themselves.
    """

    def post(self, path, data=None, content_type=MULTIPART_CONTENT, **extra):
        if content_type == MULTIPART_CONTENT and (data is None or isinstance(data, dict)):
            data = {"key": str(uuid.uuid4()), **(data or {})}
        return super().post(path, data, content_type, **extra)


@remembered(seconds=idle.WRITTEN_EVERY / 3)  # a session that is older is written to when it asks
def _signed_in(user, *, pin: bool, with_factor: bool) -> SimpleCookie:
    browser = Browser(SERVER_NAME="localhost")
    is_learner = hasattr(user, "profile")
    browser.force_login(
        user,
        backend=(
            "lms.accounts.backends.CodeCardBackend" if is_learner else "lms.accounts.backends.StaffBackend"
        ),
    )
    given = [PIN_AT] * pin if is_learner else [GIVEN_AT, SURE_AT] * with_factor
    if given:
        session = browser.session
        session.update(dict.fromkeys(given, time.time()))
        session.save()
    if pin:  # she has also seen the page about her phone, which comes before the first page on her rights
        browser.cookies[SEEN] = mark_of(browser.session.session_key, kind="skills")
    return browser.cookies


def sign_in(user, *, pin: bool = False, with_factor: bool = True) -> Client:
    browser = Browser(SERVER_NAME="localhost")
    browser.cookies = _signed_in(user, pin=pin, with_factor=with_factor)
    return browser


@pytest.fixture
def enter():
    """Signs somebody in without the door, which has tests of its own: `enter(user)` gives a browser on the
    skills face.

    `pin=True` opens the PIN gate too. Staff have just given their second factor, unless a test says
    `with_factor=False`.
    """
    return sign_in


@pytest.fixture(scope="module")
def enter_anybody():
    """The same for the fixtures of a module."""
    return sign_in


@pytest.fixture
def count_queries():
    """`count_queries(browser.get, "/learn/")`: how many statements a request that succeeds sends to the
    database.

    Savepoints are not counted: a test is a transaction itself, so the marks of the code's own become them.
    Nor is what the clock writes, whatever is asked for: at which moment she was here last.
    """

    def count(ask, *args, status: int = 200, **kwargs) -> int:
        find_face("localhost", "80")  # what a test made since has had them forgotten
        with patch.object(idle, "WRITTEN_EVERY", math.inf), CaptureQueriesContext(connection) as asked:
            assert ask(*args, **kwargs).status_code == status
        return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in asked)

    return count


@pytest.fixture
def same_absence():
    """Whether addresses are absent in the same way: 404, and the same bytes but for the address itself, the
    request's code, the form's token and the clock.
    """

    def compare(browser, *addresses: str) -> bool:
        answers = [(address, browser.get(address)) for address in addresses]
        told = {
            address: re.sub(
                rb' data-(token|left)="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', b"", answer.content
            )
            for address, answer in answers
        }
        bodies = {
            told[address]
            .replace(address.encode(), b"here")
            .replace(answer.wsgi_request.code.encode(), b"code")
            for address, answer in answers
        }
        return {answer.status_code for _address, answer in answers} == {404} and len(bodies) == 1

    return compare


@pytest.fixture(scope="module")
def shared_data(django_db_setup, django_db_blocker):
    """What a module's fixtures write while it holds is there for all its tests, and gone after the last:
    courses cost time.

    A fixture that uses it has scope="module" and gives ids, not rows: a row that one test changes would be
    another one's.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shared_faces(shared_data) -> Faces:
    """The faces, made once for a module."""
    return Faces(*faces_again())


#: What two databases can do differently: rows that are locked, counted, ordered, kept together and taken
#: apart.
BOTH = {
    *(
        "test_chain.py",
        "test_erasure.py",
        "test_models.py",
        "test_on_postgres.py",
        "test_once.py",
        "test_orderings.py",
        "test_progress.py",
        "test_queries.py",
    ),
    *("test_retention.py", "test_tampering.py"),
}


#: Files that ask for every address, so that together they take long, though no test of theirs does.
WALK_EVERYWHERE = {
    "test_addresses.py",
    "test_comparer.py",
    "test_cookies.py",
    "test_fuzz.py",
    "test_headers.py",
    "test_odd_requests.py",
    "test_one_face_in_editor.py",
}


def _may_be_for_both(path: Path) -> bool:
    return (
        path.name in BOTH
        or re.search(r"\bown_(database|faces)\b", path.read_text(encoding="utf-8")) is not None
    )


def pytest_ignore_collect(collection_path, config) -> bool | None:
    """When only what two databases can do differently is asked for (tools/test.py), only files are read that
    may have some of it: to read all takes as long as to run these.
    """
    only_both = (config.getoption("markexpr") or "").startswith("both ")
    is_test = collection_path.is_file() and collection_path.name.startswith("test_")
    return True if only_both and is_test and not _may_be_for_both(collection_path) else None


@pytest.hookimpl(
    wrapper=True, tryfirst=True
)  # marks before -m chooses; order when everybody else has ordered
def pytest_collection_modifyitems(items):
    for item in items:
        _refuse_unserialized(item)
        if item.get_closest_marker("django_db") or {"db", "transactional_db", "django_db_setup"} & set(
            getattr(item, "fixturenames", ())
        ):
            item.add_marker("database")
        if "own_database" in getattr(item, "fixturenames", ()) or item.path.name in BOTH:
            if not _may_be_for_both(item.path):
                raise pytest.UsageError(f"{item.nodeid}: name own_database or own_faces in its own file")
            item.add_marker("both")
        for mark, vendor in (("sqlite_only", "sqlite"), ("postgres_only", "postgresql")):
            only = item.get_closest_marker(mark)
            if only and connection.vendor != vendor:
                item.add_marker(pytest.mark.skip(reason=f"only on {vendor}: {only.kwargs['reason']}"))
    result = yield
    long = {
        item.path
        for item in items
        if item.get_closest_marker("slow")
        or {"journeys", "hosts"} & set(item.path.parts)
        or item.path.name in WALK_EVERYWHERE
    }
    items.sort(
        key=lambda item: (_empties_the_database(item), item.path not in long)
    )  # what takes longest first: two processes end together
    return result


def _empties_the_database(item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


def _refuse_unserialized(item) -> None:
    """A transactional test empties the tables at its end, Wagtail's root page and locales included, and the
    next test would miss them.
    """
    mark = item.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction") and not mark.kwargs.get("serialized_rollback"):
        raise pytest.UsageError(
            f"{item.nodeid}: write django_db(transaction=True, serialized_rollback=True), or use own_database"
        )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item) -> None:
    memory.is_wanted = item.get_closest_marker("made_anew") is None
    opened.is_wanted = memory.is_wanted and "intake" not in item.path.parts


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef) -> None:
    remember_fixture(fixturedef)


def pytest_configure(config) -> None:
    config.pluginmanager.register(spent)
    gc.disable()  # until all is collected: nearly everything that is imported and collected stays


def pytest_collection_finish() -> None:
    seldom_look_for_garbage()


def seldom_look_for_garbage() -> None:
    """What is there now stays until the end: no look for garbage needs to go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def pytest_sessionfinish() -> None:
    """The settings made folders of their own for uploads in every process."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    shutil.rmtree(settings.LMS_PRIVATE_ROOT, ignore_errors=True)
