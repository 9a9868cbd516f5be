"""Contract: what a room offers to the search of a face.

A room registers itself once; the page of search asks every room of its face, in the reader's language. What
is looked for is never written down, by nobody: no log, no count, no cache that holds it.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.alike import words_of
from lms.core.shared import shared_uncopied
from lms.core.shelf import Entry, Shelf


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found.

    `address` is a path of this face. `weight` from 0 to 1 says how much of what was looked for stands there:
    1 when every word stands in the title. `read_as` says how the words were understood, where they were spelt
    otherwise. `language` is the one the title and the excerpt are in.
    """

    title: str
    address: str
    kind: str | Promise
    language: str
    excerpt: str = ""
    weight: float = 1.0
    read_as: str = ""


@dataclass(frozen=True)
class Room:
    """`find(words, language, limit)` gives the best first and copes with slips of the finger;
    `suggest(beginning, language, limit)` gives titles for what was begun to be typed. Both only read.
    """

    key: str
    face: str
    find: Callable[[str, str, int], list[Found]]
    suggest: Callable[[str, str, int], list[str]]


rooms: Registry[Room] = Registry("finding")


def register(room: Room) -> Room:
    return rooms.add(room.key, room)


def find(face: str, words: str, language: str, limit: int) -> list[Found]:
    """What the rooms of this face found, the best first."""
    found = [each for room in rooms if room.face == face for each in room.find(words, language, limit)]
    return sorted(found, key=lambda each: -each.weight)[:limit]


def suggest(face: str, beginning: str, language: str, limit: int) -> list[str]:
    """One title of each room, then the second ones."""
    offered = [room.suggest(beginning, language, limit) for room in rooms if room.face == face]
    by_turns = [titles[number] for number in range(limit) for titles in offered if number < len(titles)]
    return list(dict.fromkeys(by_turns))[:limit]


def find_on(shelf: Shelf, words: str, limit: int) -> list[Found]:
    """For a room that keeps its texts on a shelf, whose entries lead to a `Found` without words."""
    return [
        replace(hit.entry.leads_to, excerpt=hit.excerpt, weight=hit.weight, read_as=hit.read_as)
        for hit in shelf.find(words, limit)
    ]


def room_of(key: str, face: str, entries: Callable[[str], Iterable[Entry]]) -> Room:
    """A room of a few addresses that have no text of their own: `entries(language)` says what they are called
    and in which words somebody may look for them. Of what was typed half the words stand there at least,
    because on so small a shelf any word is a rare one.
    """

    def shelf(language: str) -> Shelf:
        told = tuple(entries(language))
        return shared_uncopied(("finding", key, language, told), lambda: Shelf.of(told, language))

    def find(words: str, language: str, limit: int) -> list[Found]:
        here, typed = shelf(language), words_of(words)
        there = Counter(hit.entry.title for word in typed for hit in here.find(word, limit))
        return [
            replace(each, weight=each.weight * there[each.title] / len(typed))
            for each in find_on(here, words, limit)
            if 2 * there[each.title] >= len(typed)
        ]

    return Room(key, face, find, lambda beginning, language, limit: shelf(language).suggest(beginning, limit))
