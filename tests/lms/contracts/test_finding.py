"""The rooms of a face are asked together, and each face for itself."""

import pytest

from lms.contracts import finding
from lms.contracts.finding import Found, Room
from lms.core.shelf import Entry, Shelf


def found(title, weight):
    return Found(title, f"/{title}/", "Thing", "en", weight=weight)


@pytest.fixture(autouse=True)
def rooms():
    made = [
        Room("test one", "programme", lambda *_: [found("a", 0.4)], lambda *_: ["one", "two"]),
        Room("test two", "programme", lambda *_: [found("b", 0.9)], lambda *_: ["three", "one"]),
        Room("test three", "skills", lambda *_: [found("c", 1)], lambda *_: ["four"]),
    ]
    before = finding.rooms.keys()
    kept = [(key, finding.rooms[key]) for key in before]
    for key in before:
        finding.rooms.remove(key)
    for room in made:
        finding.register(room)
    yield
    for room in made:
        finding.rooms.remove(room.key)
    for key, room in kept:
        finding.rooms.add(key, room)


def test_the_best_of_all_rooms_stands_first():
    assert [each.title for each in finding.find("programme", "word", "en", 5)] == ["b", "a"]


def test_no_more_is_shown_than_was_asked():
    assert [each.title for each in finding.find("programme", "word", "en", 1)] == ["b"]


def test_rooms_offer_titles_by_turns_and_each_once():
    assert finding.suggest("programme", "o", "en", 5) == ["one", "three", "two"]


def test_what_stands_on_a_shelf_is_found_with_its_words():
    shelf = Shelf.of([Entry("Bread", "Baked at five.", found("Bread", 0))], "en")
    assert finding.find_on(shelf, "braed", 5) == [
        Found("Bread", "/Bread/", "Thing", "en", "Baked at five.", 0.6, "bread")
    ]
