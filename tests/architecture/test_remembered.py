"""What is remembered is as if it was made anew (tests/remembered.py)."""

import contextlib
import time
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from lms.core.shared import local_cache, uncopied
from lms.intake.problems import IntakeProblem
from lms.intake.received import Received
from lms.organisations.models import Organisation
from lms.safety.session import idle
from tests.factories.courses import course_page, published_course
from tests.factories.people import make_learner
from tests.remembered import Opened, memory, remembered

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only(reason="only there anything is remembered")]


@pytest.fixture(autouse=True)
def _on():
    if not memory.is_on:
        pytest.skip("HEAL_TEST_REMEMBER=no")


@pytest.fixture
def maker():
    """Makes an organisation; how often it really did."""

    @remembered
    def make(name: str) -> Organisation:
        make.times += 1
        return Organisation.objects.create(name=name, kind="partner")

    make.times = 0
    return make


def undone(act):
    """What it gives; what it writes is taken back."""
    with transaction.atomic():
        result = act()
        transaction.set_rollback(True)
    return result


def rows() -> dict[str, list[tuple]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in cursor.fetchall()]
        return {table: cursor.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608 - names from the schema


def held(row) -> dict:
    return {name: value for name, value in row.__dict__.items() if name != "_state"}


def test_the_database_and_what_came_of_it_are_the_same(faces):
    def make() -> tuple:
        for kept in (cache, local_cache, uncopied):  # as before each test
            kept.clear()
        home = type(faces.skills).objects.get(pk=faces.skills.pk)
        course = published_course(home, lessons=1, quiz=1)
        learner = make_learner(handle="River Maple 42")
        return rows(), held(home), held(course), held(learner.user), held(learner.profile), learner.code

    first, before, again = undone(make), memory.again, undone(make)
    assert memory.again > before
    assert again == first


def test_a_row_that_was_given_and_changed_is_changed_in_the_same_way(faces):
    def two_courses() -> list[str]:
        home = type(faces.skills).objects.get(pk=faces.skills.pk)
        return [course_page(home, title).path for title in ("One", "Two")]

    first, second = undone(two_courses), undone(two_courses)
    assert len(set(first)) == 2
    assert second == first


def test_it_is_made_once_for_the_same_state_and_again_for_another(maker):
    assert [undone(lambda: maker("One")).name for _time in range(3)] == ["One"] * 3
    assert maker.times == 1
    undone(lambda: maker("Two"))
    assert maker.times == 2
    undone(lambda: (Organisation.objects.create(name="Other", kind="partner"), maker("One")))
    assert maker.times == 3
    undone(lambda: (maker("Two"), maker("One")))  # after what is known too
    undone(lambda: (maker("Two"), maker("One")))
    assert maker.times == 4


def test_what_a_fixture_gives_to_make_more_with_is_the_same_with_the_same_inside():
    times = []

    def maker_of(name: str):
        return lambda: Organisation.objects.create(name=name, kind="partner")

    @remembered
    def make(maker) -> Organisation:
        made = maker()
        times.append(made.name)
        return made

    for name in ("One", "One", "Two"):
        assert undone(lambda name=name: make(maker_of(name))).name == name
    assert times == ["One", "Two"]


def test_each_gets_rows_of_its_own(maker):
    first, second = undone(lambda: maker("One")), undone(lambda: maker("One"))
    assert first == second
    assert first is not second


def test_what_waits_for_the_end_of_the_transaction_waits_again(django_capture_on_commit_callbacks):
    told = []

    @remembered
    def make() -> None:
        Organisation.objects.create(name="One", kind="partner")
        transaction.on_commit(lambda: told.append("done"))

    for _time in range(2):
        sid = transaction.savepoint()
        with django_capture_on_commit_callbacks(execute=True):
            make()
        transaction.savepoint_rollback(sid)
    assert told == ["done", "done"]


@pytest.mark.parametrize(
    "world",
    [
        lambda: patch("lms.accounts.codes.new_code"),
        lambda: patch.dict("os.environ", {"ONE": "1"}),
        lambda: override_settings(LMS_PEPPER="another"),
        lambda: CaptureQueriesContext(connection),
        lambda: connection.execute_wrapper(lambda execute, *args: execute(*args)),
        lambda: translation.override("it"),
    ],
    ids=["patched", "environment", "setting", "counted", "watched", "language"],
)
def test_another_world_makes_its_own(maker, world):
    undone(lambda: maker("One"))
    with world():
        undone(lambda: maker("One"))
    assert maker.times == 2
    undone(lambda: maker("One"))
    assert maker.times == 2


def test_a_patch_of_a_test_makes_its_own(maker, monkeypatch):
    undone(lambda: maker("One"))
    monkeypatch.setenv("ONE", "1")
    undone(lambda: maker("One"))
    assert maker.times == 2


@pytest.mark.parametrize(
    "outside",
    [
        lambda: default_storage.save("one.txt", ContentFile(b"1")),
        lambda: send_mail("One", "1", "from@example.org", ["to@example.org"]),
        lambda: cache.set("known", 2),
    ],
    ids=["file", "mail", "cache"],
)
def test_what_also_happens_elsewhere_happens_each_time(outside):
    times = []

    @remembered
    def make() -> None:
        times.append(1)
        Organisation.objects.create(name="One", kind="partner")
        outside()

    for _time in range(2):
        cache.set("known", 1)
        undone(make)
    assert len(times) == 2


def test_what_it_has_forgotten_is_forgotten_again():
    @remembered
    def make() -> None:
        Organisation.objects.create(name="One", kind="partner")
        cache.delete("known")

    before = memory.again
    for _time in range(2):
        cache.set("known", 1)
        undone(make)
        assert cache.get("known") is None
    assert memory.again == before + 1


def test_after_a_request_everything_is_made(maker, client, faces):
    undone(lambda: maker("One"))
    undone(lambda: (client.get("/"), maker("One")))
    assert maker.times == 2


@pytest.mark.made_anew(reason="says what the mark does")
def test_a_test_may_want_its_own(maker):
    undone(lambda: maker("One"))
    undone(lambda: maker("One"))
    assert maker.times == 2


def test_what_is_older_than_it_may_be_is_made(maker):
    with patch.object(memory, "patched", set()):  # the clock is changed for the memory alone
        lately = remembered(maker.__wrapped__, seconds=5)
        undone(lambda: lately("One"))
        with patch("tests.remembered.time") as clock:
            memory.patched.clear()
            for later, times in ((4, 1), (6, 2)):
                clock.monotonic.return_value = time.monotonic() + later
                undone(lambda: lately("One"))
                assert maker.times == times


def test_what_the_clock_writes_is_not_counted(faces, enter, count_queries):
    """A session that was begun long ago is written to when it asks, whatever it asks for."""
    browser = enter(make_learner().user)
    now = count_queries(browser.get, "/learn/certificates/")
    session = browser.session
    session[idle.SEEN] -= idle.WRITTEN_EVERY
    session.save()
    assert count_queries(browser.get, "/learn/certificates/") == now


def test_a_foreign_file_is_opened_once_for_its_bytes_and_what_is_refused_each_time(tmp_path):
    asked, remembering_opener = [], Opened()

    def run(job, foreign, answered, place) -> Received:
        asked.append((job, foreign.read()))
        if asked[-1][1] == b"bad":
            raise IntakeProblem("file.broken")
        return Received(b"clean", "png")

    def open_it(job: str, content: bytes, *, opener: Opened = remembering_opener) -> Received | None:
        (tmp_path / "file").write_bytes(content)
        with (tmp_path / "file").open("rb") as foreign, contextlib.suppress(IntakeProblem):
            return opener.instead(run)(job, foreign, foreign, 0)

    asks = [("picture", b"a"), ("picture", b"a"), ("picture", b"b"), ("document", b"a")]
    assert [open_it(*ask) for ask in asks] == [Received(b"clean", "png")] * 4
    assert asked == [asks[0], *asks[2:]]
    assert [open_it("picture", b"bad") for _time in range(2)] == [None, None]
    assert asked[3:] == [("picture", b"bad")] * 2
    opened_anew = Opened()
    opened_anew.is_wanted = False
    for _time in range(2):
        open_it("picture", b"a", opener=opened_anew)
    assert asked[5:] == [("picture", b"a")] * 2
