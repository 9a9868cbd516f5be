import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation
from django.utils.translation import gettext_lazy

from lms.contracts import navigation
from lms.contracts.checks import check_navigation_order
from lms.contracts.navigation import LandingPage, NavigationItem, NavigationLink
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
        NavigationLink(label="First", url="/learn/enter/", icon="home", hint=""),
        NavigationLink(label="Second", url="/learn/enter/", icon="home", hint=""),
    ]


def test_they_are_said_in_each_language_and_go_when_their_item_goes():
    navigation.register(NavigationItem("today", gettext_lazy("Today"), "accounts:enter", "home", 1))
    said = []
    for language in ("en", "it", "en"):
        with translation.override(language):
            said += [(link.label, link.url) for link in navigation.links_for("learner")]
    assert said == [("Today", "/learn/enter/"), ("Oggi", "/it/learn/enter/"), ("Today", "/learn/enter/")]
    navigation.links_for("learner").clear()  # whoever asks has a list of her own
    assert [link.label for link in navigation.links_for("learner")] == ["Today"]
    navigation.forget("today")
    assert navigation.links_for("learner") == []


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


def test_four_are_at_hand_and_everything_else_is_more():
    for number, key in enumerate(("one", "two", "three", "four", "five", "six")):
        place(key, number)
    assert [link.label for link in navigation.links_at_hand("learner")] == ["One", "Two", "Three", "Four"]
    assert [link.label for link in navigation.more_links("learner")] == ["Five", "Six"]


def test_what_the_site_names_comes_first_in_its_order(settings):
    for number, key in enumerate(("one", "two", "three", "four", "five")):
        place(key, number)
    settings.LMS_NAVIGATION_ORDER = ["five", "three"]
    assert [link.label for link in navigation.links_for("learner")] == [
        "Five",
        "Three",
        "One",
        "Two",
        "Four",
    ]
    assert check_navigation_order(None) == []
    settings.LMS_NAVIGATION_ORDER = ["fife"]
    assert [problem.id for problem in check_navigation_order(None)] == ["lms.W016"]


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
