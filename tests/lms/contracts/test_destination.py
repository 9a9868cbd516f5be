"""A link is a kind and an id: what it is called, where it leads and what was done there are asked for."""

import datetime
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts import destination
from lms.contracts.destination import Choice, DestinationKind, Place

HERE, GONE = uuid4(), uuid4()
DAY = datetime.date(2026, 11, 3)


class Garden(DestinationKind):
    """Knows one thing, and counts how often it is asked."""

    key, label, icon, order = "garden", "Garden", "book", 1
    is_reached = True

    def __init__(self):
        self.asked = []

    def titles(self, uuids, *, language):
        self.asked.append(("titles", list(uuids)))
        return {HERE: f"Beans ({language})"} if HERE in uuids else {}

    def choices(self, *, language):
        return [Choice(uuid=HERE, title="Beans")]

    def addresses(self, uuids, *, person):
        self.asked.append(("addresses", list(uuids)))
        return dict.fromkeys(uuids, "/garden/")

    def reached(self, people, uuids):
        return {(7, HERE): DAY}


@pytest.fixture
def garden():
    kind = destination.register(Garden())
    yield kind
    destination.forget("garden")


def test_what_is_gone_is_not_told_and_each_kind_is_asked_once(garden):
    named = [("garden", HERE), ("garden", GONE), ("garden", HERE), ("nowhere", HERE)]
    beans = Place(kind="garden", uuid=HERE, label="Garden", icon="book", title="Beans (it)")
    assert destination.told(named, language="it") == {("garden", HERE): beans}
    assert garden.asked == [("titles", [HERE, GONE])]


def test_addresses_are_for_her_alone(garden):
    told = destination.told([("garden", HERE)], language="en", person=object())
    assert told["garden", HERE].url == "/garden/"


def test_what_was_done_is_told_with_its_kind(garden):
    assert destination.reached([7], [("garden", HERE), ("nowhere", HERE)]) == {(7, "garden", HERE): DAY}
    assert destination.reached([], [("garden", HERE)]) == {}


def test_a_kind_nobody_ticks_is_never_asked(garden):
    garden.is_reached = False
    assert destination.reached([7], [("garden", HERE)]) == {}
    assert (destination.ticks("garden"), destination.ticks("nowhere")) == (False, False)


def test_a_key_fits_its_column(garden):
    long = type("Long", (Garden,), {"key": "g" * 21})
    with pytest.raises(ImproperlyConfigured, match="is longer than 20 letters"):
        destination.register(long())
