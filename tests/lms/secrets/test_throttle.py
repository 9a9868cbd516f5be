"""Wrong tries are slowed down, by whoever and from wherever they come, and nobody is locked out by somebody
else's.
"""

import datetime

import pytest
from django.db import transaction
from django.test import RequestFactory

from lms.secrets import throttle
from lms.secrets.models import EntryThrottle
from lms.secrets.throttle import Tries

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Time that stands still until a test moves it."""

    class Clock:
        now = datetime.datetime(2026, 11, 25, 9, 0, tzinfo=datetime.UTC)

        def forward(self, seconds):
            self.now += datetime.timedelta(seconds=seconds)

    clock = Clock()
    monkeypatch.setattr(throttle.timezone, "now", lambda: clock.now)
    return clock


def tries(address="203.0.113.7", whose="river", door="enter", **meta):
    return Tries(door, RequestFactory().get("/", REMOTE_ADDR=address, **meta), whose)


def guess(*args, **kwargs):
    """A wrong try. How long it would have to wait; 0 when it was heard."""
    return tries(*args, **kwargs).take()


def waits(*args, **kwargs):
    """How long somebody would have to wait now; who would not, does not try."""
    with transaction.atomic():
        wait = guess(*args, **kwargs)
        transaction.set_rollback(not wait)
    return wait


def test_s11_five_wrong_tries_are_free_then_the_wait_doubles_up_to_a_minute(clock):
    waited = []
    for _try in range(13):
        waited.append(waits())
        clock.forward(waited[-1])
        assert guess() == 0
    assert waited == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_s11_a_neighbour_in_the_network_shares_the_count_and_another_network_does_not(clock):
    for _try in range(5):
        guess("203.0.113.7")
    assert [waits(address) for address in ("203.0.113.200", "198.51.100.1", "2001:db8::1")] == [2, 0, 0]


def test_s11_a_try_that_has_to_wait_is_not_counted(clock):
    for _try in range(40):
        guess()
    assert waits() == 2
    assert EntryThrottle.objects.order_by("count").values_list("count", flat=True).last() == 5


def many_networks_guess(clock, *, rounds=6, networks=50):
    """As fast as they are heard."""
    for _round in range(rounds):
        for number in range(networks):
            guess(f"10.0.{number}.1")
        clock.forward(42)


def test_s11_her_own_phone_gets_in_after_fifty_guesses_from_elsewhere(clock):
    """However many networks guess, and while they go on guessing: what she was told is kept."""
    many_networks_guess(clock)
    for number in range(50):
        guess(f"10.0.{number}.1")
    wait = guess("203.0.113.7")
    assert 0 < wait <= 42
    for second in range(wait):
        assert guess("203.0.113.7") == wait - second, "asking too early changes nothing"
        clock.forward(1)
        guess(f"10.0.{second}.1")
        guess(f"10.1.{second}.1")
    assert guess("203.0.113.7") == 0


def test_s11_a_promise_is_for_one_try(clock):
    many_networks_guess(clock)
    guess("10.0.1.1")
    clock.forward(guess("203.0.113.7"))
    assert guess("203.0.113.7") == 0
    assert guess("203.0.113.7") == 42


def test_s11_a_promise_for_the_count_from_everywhere_does_not_shorten_the_wait_here(clock):
    """She was promised to be heard 2 seconds later, and has guessed five times here: those have a wait of
    their own.
    """
    for _try in range(5):
        guess("203.0.113.7")
    for number in range(25):
        guess(f"10.0.{number}.1")
    for doubled in (2, 4, 8, 16, 32, 60, 60):
        assert guess("203.0.113.7") == doubled
        clock.forward(doubled)
        assert guess("203.0.113.7") == 0


def test_s11_one_address_has_sixty_wrong_tries_an_hour_over_all_accounts(clock):
    for number in range(60):
        assert guess(whose=f"account-{number}") == 0
    assert waits(whose="another") == 2
    assert waits("203.0.113.8", whose="another") == 0


def test_s11_the_limit_of_an_address_holds_whatever_else_was_promised(clock):
    """Forty other accounts, each told when it is its turn, and each back at that moment: one of them is heard
    at a time.
    """
    for number in range(65):
        clock.forward(waits(whose=f"account-{number}"))
        assert guess(whose=f"account-{number}") == 0
    others = [f"other-{number}" for number in range(40)]
    assert {0 < guess(whose=other) <= 60 for other in others} == {True}
    clock.forward(60)
    assert [guess(whose=other) for other in others].count(0) == 1
    clock.forward(60)
    assert [guess(whose=other) for other in others].count(0) == 1


def test_s11_of_those_at_one_address_the_first_who_asked_is_heard_when_she_was_told(clock):
    """Others at the same address go on guessing, and one of them asks in the moment before her."""
    for number in range(66):
        clock.forward(waits(whose=f"account-{number}"))
        guess(whose=f"account-{number}")
    wait = guess(whose="river")
    for second in range(wait):
        clock.forward(1)
        assert guess(whose=f"other-{second}") > 0
    assert guess(whose="one more") > 0
    assert guess(whose="river") == 0


def test_s11_a_turn_that_nobody_takes_passes_on(clock):
    for number in range(60):
        guess(whose=f"account-{number}")
    guess(whose="river")
    clock.forward(2)
    assert guess(whose="another") == 30
    clock.forward(30)
    assert guess(whose="another") == 0


def test_s11_the_count_ends_after_an_hour(clock):
    for _try in range(8):
        guess()
    clock.forward(3601)
    last = tries()
    assert (last.take(), last.number) == (0, 1)


def test_s11_the_right_one_clears_the_count_here_and_not_everywhere(clock):
    for number in range(6):
        clock.forward(2 * (number == 5))
        assert guess() == 0
    clock.forward(60)
    right = tries()
    assert right.take() == 0
    right.forget()
    assert waits() == 0
    elsewhere = tries("198.51.100.1")
    assert (elsewhere.take(), elsewhere.number) == (0, 7)
    elsewhere.forget(everywhere=True)
    last = tries()
    assert (last.take(), last.number) == (0, 1)


def test_s11_what_was_right_leaves_no_trace(clock):
    """Who signs in without a slip is in no row, not even under a fingerprint."""
    for _try in range(70):
        right = tries()
        assert right.take() == 0
        right.forget()
    assert EntryThrottle.objects.count() == 0


def test_s11_the_count_stands_in_the_database_and_says_nothing(clock):
    """Every process of the server reads the same rows; none of them tells who it was or where from."""
    guess()
    rows = list(EntryThrottle.objects.values_list("key", "count"))
    assert [count for _key, count in rows] == [1, 1, 1]
    assert all(
        len(key) == 64 and "203" not in key.split(".")[0][:3] and "river" not in key for key, _count in rows
    )


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "198.51.100.1", "203.0.113.7"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (1, "", "203.0.113.7"),
    ],
)
def test_s11_behind_a_proxy_the_visitors_own_address_is_counted(settings, proxies, forwarded, counted):
    settings.LMS_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert throttle.address_of_visitor(request) == counted
