import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts import navigation
from lms.contracts.navigation import LandingPage, NavigationItem
from lms.contracts.registry import Registry


@pytest.fixture(autouse=True)
def _empty_registries(monkeypatch):
    monkeypatch.setattr(navigation, "_items", Registry("navigation"))
    monkeypatch.setattr(navigation, "_landing_pages", Registry("landing pages"))


def place(key: str, order: int = 1, **facts) -> NavigationItem:
    return navigation.register(NavigationItem(key, key.title(), "accounts:enter", "home", order, **facts))


def test_places_come_in_their_order_with_their_address():
    place("second", 2)
    place("first", 1)
    assert navigation.links_for("learner") == [
        {"label": "First", "url": "/learn/enter/", "icon": "home"},
        {"label": "Second", "url": "/learn/enter/", "icon": "home"},
    ]


def test_a_key_is_taken_once():
    place("help")
    with pytest.raises(ImproperlyConfigured, match=r"^navigation: 'help' is registered twice, by "):
        place("help")


def test_an_unknown_audience_is_refused():
    with pytest.raises(
        ImproperlyConfigured,
        match=r"^navigation: help names the audience 'visitor', known are learner, employer\.$",
    ):
        place("help", audience="visitor")


def test_a_fifth_place_is_refused():
    for key in ("one", "two", "three", "four"):
        place(key)
    with pytest.raises(
        ImproperlyConfigured, match=r"^navigation: five would be the fifth place of a learner\."
    ):
        place("five")
    assert len(navigation.links_for("learner")) == 4


def test_a_forgotten_place_makes_room():
    place("one")
    navigation.forget("one")
    assert navigation.links_for("learner") == []


def test_doors_come_in_their_order_and_once():
    later = navigation.register_landing_page(LandingPage("desk", "desk:home", 2))
    sooner = navigation.register_landing_page(LandingPage("employer", "employers:home", 1))
    assert navigation.landing_pages() == [sooner, later]
    with pytest.raises(ImproperlyConfigured, match=r"^landing pages: 'desk:home' is registered twice, by "):
        navigation.register_landing_page(LandingPage("desk", "desk:home", 3))
