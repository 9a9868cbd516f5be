"""What is kept of a long list is a minute old at most, and shows nobody who is no longer hers to see."""

import datetime
from functools import partial
from itertools import count

import pytest
from django.core.cache import cache
from django.utils import timezone

from lms.listing import listing, remembered
from lms.listing.remembered import Remembered
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_organisation, make_worker


@pytest.fixture
def at(monkeypatch):
    """The moment it is: so many seconds after the first."""
    begun = timezone.now()

    def call(seconds):
        monkeypatch.setattr(remembered.timezone, "now", lambda: begun + datetime.timedelta(seconds=seconds))

    call(0)
    return call


def test_it_is_made_once_a_minute():
    make = partial(next, count(1))
    assert [Remembered("people").once("all", make) for _time in range(2)] == [1, 1]
    assert Remembered("others").once("all", make) == 2


def test_what_is_added_later_goes_with_what_was_there(at, monkeypatch):
    """Whoever turns a page every few seconds does not see the numbers of an hour ago."""
    left = []
    monkeypatch.setattr(cache, "set", lambda key, value, seconds: left.append(seconds), raising=False)
    kept = Remembered("people")
    kept.once("all", lambda: 1)
    at(50)
    kept.once("page 2", lambda: 2)
    at(61)
    kept.once("page 3", lambda: 3)
    assert left == [60, 10]


def test_what_was_forgotten_is_made_anew_and_the_list_is_long_all_the_same():
    make, kept = partial(next, count(1)), Remembered("people")
    kept.it_is_long()
    kept.once("all", make)
    kept.forget()
    assert [Remembered("people").since, Remembered("people").is_long] == [None, True]
    assert Remembered("people").once("all", make) == 2


@pytest.fixture
def desk(db, faces, enter, monkeypatch):
    """A long list of five, as it is kept: somebody who makes accounts, and who is in it."""
    monkeypatch.setattr(listing, "FEW", 2)
    place, worker = make_organisation(), make_worker(Role.COORDINATOR)
    learners = [make_learner(organisation=place, handle=f"River Maple {n}") for n in range(11, 16)]
    browser = enter(worker)

    def shown():
        rows = browser.get("/teach/").context["listing"].page.object_list
        return [row.handle for row in rows]

    assert shown() == [learner.profile.handle for learner in learners]
    return browser, shown, learners


def test_nobody_who_left_stands_in_a_list_that_is_kept(desk):
    _browser, shown, learners = desk
    left = learners[2].profile
    left.user.memberships.update(ended_at=timezone.now())
    assert shown() == [one.profile.handle for one in learners if one.profile != left]


def test_whoever_makes_an_account_sees_it_in_her_list_at_once(desk):
    browser, shown, learners = desk
    browser.post("/teach/accounts/new/", {"count": 2, "language": "en"})
    assert len(shown()) == len(learners) + 2


def test_what_is_said_of_a_row_is_of_now(desk):
    browser, _shown, learners = desk
    first = learners[0].profile
    type(first).objects.filter(pk=first.pk).update(suspended_at=timezone.now())
    rows = browser.get("/teach/").context["listing"].rows
    assert [cell.words for _column, cell in rows[0].cells][-1] == "Account closed for now"
