"""R9: what passes by itself is told from what is broken.

A cache that cannot be written costs time and nothing else.
"""

import errno
import logging

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.template import engines

from lms.core import faults
from lms.core.caches import CalmFileCache
from lms.core.patience import A_LOOK, NOTING, READING, is_pause, noting, patience


@pytest.fixture(autouse=True)
def _untold():
    faults._told.clear()


@pytest.mark.parametrize(
    ("problem", "pauses"),
    [
        (OperationalError("database is locked"), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EROFS, "Read-only file system"), True),
        (OSError(errno.ENOENT, "No such file or directory"), False),
        (IntegrityError("UNIQUE constraint failed"), False),
        (ValueError("a slip of ours"), False),
    ],
)
def test_r09_what_passes_by_itself(problem, pauses):
    assert is_pause(problem) is pauses


@pytest.mark.django_db
def test_r09_patience_ends_with_what_it_is_for_and_is_never_longer_than_around_it():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits in its transaction")
    connection.ensure_connection()

    def wait() -> float:
        return connection.connection.execute("PRAGMA busy_timeout").fetchone()[0] / 1000

    usual, waits = wait(), []
    with patience(READING):
        waits.append(wait())
        with patience(NOTING):
            waits.append(wait())
        with patience(READING * 10):
            waits.append(wait())
        waits.append(wait())
    assert (waits, wait(), usual > READING) == ([READING, NOTING, READING, READING], usual, True)


@pytest.mark.django_db
def test_r09_a_request_waits_in_vain_for_one_note_and_goes_on_without_any():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits in its transaction")
    connection.ensure_connection()
    waits = []

    def held() -> None:
        waits.append(connection.connection.execute("PRAGMA busy_timeout").fetchone()[0] / 1000)
        raise OperationalError("database is locked")

    for _request in range(2):
        with patience(READING):
            for what in ("notices", "session"):
                with noting(what):
                    held()
    assert waits == [NOTING, A_LOOK, NOTING, A_LOOK]


@pytest.mark.django_db
def test_r09_a_note_that_is_refused_for_good_is_a_fault():
    with pytest.raises(IntegrityError), noting("session"):
        raise IntegrityError("UNIQUE constraint failed")


@pytest.fixture
def nowhere(tmp_path) -> CalmFileCache:
    """A cache whose folder is a file."""
    (tmp_path / "cache").write_text("")
    return CalmFileCache(str(tmp_path / "cache"), {})


def test_r09_a_cache_that_cannot_be_written_is_an_empty_one(nowhere):
    nowhere.set("key", 1)
    nowhere.clear()
    assert (
        nowhere.get("key"),
        nowhere.get("key", 2),
        nowhere.has_key("key"),
        nowhere.delete("key"),
        nowhere.touch("key"),
    ) == (None, 2, False, False, False)
    assert (nowhere.get_many(["key"]), nowhere.get_or_set("key", 3)) == ({}, 3)


def test_r09_it_never_says_that_something_was_not_used_before(nowhere, tmp_path):
    """A code of an authenticator app that cannot be remembered is refused."""
    well = CalmFileCache(str(tmp_path / "well"), {})
    assert (nowhere.add("code", "y"), well.add("code", "y"), well.add("code", "y")) == (False, True, False)


def test_r09_it_is_told_once_and_once_more_when_it_works_again(caplog):
    with caplog.at_level(logging.WARNING, logger="lms.faults"):
        for _time in range(5):
            faults.met("cache", OSError())
        faults.over("cache")
        faults.over("cache")
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "full"), OperationalError("database is locked")])
def test_r09_a_picture_that_cannot_be_made_is_left_out(monkeypatch, problem):
    def fails(image, specs):
        raise problem

    monkeypatch.setattr("wagtail.images.templatetags.wagtailimages_tags.ImageNode.render", fails)
    page = engines["django"].from_string(
        '{% load lms_pictures %}before {% image picture width-720 alt="" %}after'
    )
    assert page.render({"picture": object()}) == "before after"
