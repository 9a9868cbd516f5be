"""What is the same for everybody is made once; without a cache it is made each time."""

import logging
from functools import partial
from itertools import count

import pytest
from django.core.cache import cache

from lms.core import faults
from lms.core.shared import forget, shared, shared_for_good, shared_lately, shared_uncopied, uncopied

pytestmark = pytest.mark.django_db


class Away:
    """A cache whose disk is full or whose server is gone."""

    def __getattr__(self, name):
        raise OSError(name)


def counted():
    """Makes 1, then 2, then 3."""
    return partial(next, count(1))


def test_it_is_made_once_until_it_is_forgotten():
    make = counted()
    assert [shared("numbers", make, seconds=60) for _time in range(3)] == [1, 1, 1]
    forget("numbers")
    assert shared("numbers", make, seconds=60) == 2
    assert cache.get("numbers") == 2


def test_it_is_forgotten_again_when_the_change_is_saved(django_capture_on_commit_callbacks):
    """Between the change and its commit another process has read the old one, and kept it."""
    make = counted()
    with django_capture_on_commit_callbacks(execute=True):
        forget("numbers")
        assert shared("numbers", make, seconds=60) == 1
    assert shared("numbers", make, seconds=60) == 2


def test_a_cache_that_is_away_costs_time_and_not_the_page(monkeypatch):
    monkeypatch.setattr("lms.core.shared.cache", Away())
    make = counted()
    assert [shared("numbers", make, seconds=60) for _time in range(2)] == [1, 2]
    forget("numbers")


def test_a_cache_that_is_away_is_told_of_once(monkeypatch, caplog):
    faults._told.clear()
    monkeypatch.setattr("lms.core.shared.cache", Away())
    with caplog.at_level(logging.WARNING, logger="lms.faults"):
        for _time in range(3):
            shared("numbers", counted(), seconds=60)
        forget("numbers")
    assert [record.facts for record in caplog.records] == [{"what": "cache", "error": "OSError"}]


def test_what_never_changes_is_asked_of_no_cache_again(monkeypatch):
    make = counted()
    assert shared_for_good("version-1", make, seconds=60) == 1
    monkeypatch.setattr("lms.core.shared.cache", Away())
    assert [
        shared_for_good("version-1", make, seconds=60),
        shared_for_good("version-2", make, seconds=60),
    ] == [1, 2]


def test_what_never_changes_is_nobodys_to_change():
    shared_for_good("version-1", list, seconds=60).append("mine")
    assert shared_for_good("version-1", list, seconds=60) == []


def test_what_goes_wrong_while_it_is_made_is_told():
    def make():
        raise LookupError

    with pytest.raises(LookupError):
        shared("numbers", make, seconds=60)


def test_what_nobody_can_change_is_given_out_uncopied_under_its_key():
    make = counted()
    first = shared_uncopied(("course", 1), lambda: (make(), "words"))
    assert shared_uncopied(("course", 1), lambda: (make(), "words")) is first
    assert shared_uncopied(("course", 2), lambda: (make(), "words")) == (2, "words")
    uncopied.clear()
    assert shared_uncopied(("course", 1), lambda: (make(), "words")) == (3, "words")


def test_what_every_request_asks_is_looked_up_in_the_cache_once_in_a_while(monkeypatch):
    """What another process forgot is seen after `here` seconds; what this one forgets, at once."""
    make, now = counted(), [100.0]
    monkeypatch.setattr("lms.core.shared.time.monotonic", lambda: now[0])
    asked = partial(shared_lately, "numbers", make, seconds=60, here=5)
    assert asked() == 1
    cache.delete("numbers")  # as another process does
    now[0] += 4
    assert asked() == 1
    now[0] += 1
    assert asked() == 2
    forget("numbers")
    assert asked() == 3
