"""Wrong tries are slowed down, by whoever and from wherever they come, and nobody is locked out by somebody else's."""

import datetime

import pytest
from django.test import RequestFactory

from lms.accounts import throttle
from lms.accounts.models import EntryThrottle
from lms.accounts.throttle import Tries

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


def test_s11_five_wrong_tries_are_free_then_the_wait_doubles_up_to_a_minute(clock):
    waits = []
    for _try in range(13):
        waits.append(tries().seconds_to_wait())
        clock.forward(waits[-1])
        assert tries().seconds_to_wait() == 0
        tries().count_wrong()
    assert waits == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_s11_a_neighbour_in_the_network_shares_the_count_and_another_network_does_not(clock):
    for _try in range(5):
        tries("203.0.113.7").count_wrong()
    assert [tries(address).seconds_to_wait() for address in ("203.0.113.200", "198.51.100.1", "2001:db8::1")] == [2, 0, 0]


def test_s11_her_own_phone_gets_in_after_fifty_guesses_from_elsewhere(clock):
    """However many networks guess, and while they go on guessing: what she was told is kept."""
    for number in range(50):
        tries(f"10.0.{number}.1").count_wrong()
    wait = tries("203.0.113.7").seconds_to_wait()
    assert 0 < wait <= 42
    for second in range(wait):
        clock.forward(1)
        tries(f"10.1.{second}.1").count_wrong()
    assert tries("203.0.113.7").seconds_to_wait() == 0


def test_s11_a_promise_is_for_one_try(clock):
    for number in range(50):
        tries(f"10.0.{number}.1").count_wrong()
    clock.forward(tries("203.0.113.7").seconds_to_wait())
    tries("203.0.113.7").count_wrong()
    assert tries("203.0.113.7").seconds_to_wait() == 42


def test_s11_one_address_has_sixty_wrong_tries_an_hour_over_all_accounts(clock):
    for number in range(60):
        tries(whose=f"account-{number}").count_wrong()
    assert tries(whose="another").seconds_to_wait() == 2
    assert tries("203.0.113.8", whose="another").seconds_to_wait() == 0


def test_s11_the_count_ends_after_an_hour(clock):
    for _try in range(8):
        tries().count_wrong()
    clock.forward(3601)
    assert tries().seconds_to_wait() == 0
    assert tries().count_wrong() == 1


def test_s11_the_right_one_clears_the_count_here_and_not_everywhere(clock):
    for _try in range(6):
        tries().count_wrong()
    tries().forget()
    assert tries().seconds_to_wait() == 0
    assert tries("198.51.100.1").count_wrong() == 7
    tries().forget(everywhere=True)
    assert tries().count_wrong() == 1


def test_s11_the_count_stands_in_the_database_and_says_nothing(clock):
    """Every process of the server reads the same rows; none of them tells who it was or where from."""
    tries().count_wrong()
    rows = list(EntryThrottle.objects.values_list("key", "count"))
    assert [count for _key, count in rows] == [1, 1, 1]
    assert all(len(key) == 64 and "203" not in key.split(".")[0][:3] and "river" not in key for key, _count in rows)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [(0, "198.51.100.1", "203.0.113.7"), (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"), (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"), (1, "", "203.0.113.7")],
)
def test_s11_behind_a_proxy_the_visitors_own_address_is_counted(settings, proxies, forwarded, counted):
    settings.LMS_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert throttle.address_of_visitor(request) == counted
