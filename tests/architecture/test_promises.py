"""Every promise in words has a test.

A new sentence that looks like one says which test holds it, or why it is none.
"""

import re
from functools import cache

import polib
import pytest

from tests.architecture import house
from tests.architecture.no_promises import NO_PROMISES
from tests.architecture.promises import PROMISES

#: Words that promise: what will always, never or no longer be, who alone, until when, how long.
SOUNDS = re.compile(
    r"\b(?:never|always|nobody|no"
    r" one|nowhere|only|alone|kept|keeps?|keep|forgotten|forgets?|gone|until|ends?|ended|no longer|any"
    r" more|lost|"
    r"saved?|saves|erased?|deleted?|hidden|at once|at any time|stays?|by itself|stops|we do not|cannot|can"
    r" not|do not|does not|"
    r"minutes?|hours?|days?|weeks?|months?|years?|seconds?)\b",
    re.IGNORECASE,
)
NUMBER_OF_TIME = re.compile(r"\b\d+ (?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


@cache
def sentences() -> dict[str, str]:
    """{source text: where it stands}, with its plural as part of it.

    Italian is complete, so its catalogues hold them all.
    """
    found = {}
    for path in sorted(
        path
        for package in house.PACKAGES
        for path in (house.ROOT / package).glob("**/locale/it/LC_MESSAGES/django.po")
    ):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                found[entry.msgid] = ", ".join(where for where, _line in entry.occurrences)
    return found


@cache
def known_tests() -> frozenset[str]:
    found = set()
    for path in (house.ROOT / "tests").rglob("test_*.py"):
        place = path.relative_to(house.ROOT / "tests").as_posix()
        found |= {
            f"{place}::{name}" for name in re.findall(r"^def (test_\w+)", house.source(path), re.MULTILINE)
        }
    return frozenset(found)


def sounds_like_a_promise(text: str) -> bool:
    return bool(SOUNDS.search(text))


def reasons() -> dict[str, str]:
    return {text: reason for reason, texts in NO_PROMISES.items() for text in texts}


def test_every_sentence_that_sounds_like_a_promise_is_one_or_says_why_not():
    judged = set(PROMISES) | set(reasons())
    assert {
        text: where
        for text, where in sentences().items()
        if sounds_like_a_promise(text) and text not in judged
    } == {}


@pytest.mark.parametrize("listed", [PROMISES, reasons()], ids=["promises", "no promises"])
def test_what_is_listed_is_still_said(listed):
    assert sorted(set(listed) - set(sentences())) == []


def test_every_promise_is_held_by_tests_that_exist():
    assert [text for text, held_by in PROMISES.items() if not held_by] == []
    named = {test: text for text, held_by in PROMISES.items() for test in held_by}
    assert {test: text for test, text in named.items() if test not in known_tests()} == {}


def test_nothing_is_both():
    assert sorted(set(PROMISES) & set(reasons())) == []
    assert sum(len(texts) for texts in NO_PROMISES.values()) == len(reasons())


def test_no_length_of_time_is_typed_into_a_sentence():
    """It comes from the setting that it is about: a site that sets another one would not keep its word."""
    assert {text: where for text, where in sentences().items() if NUMBER_OF_TIME.search(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "We do not keep it.",
        "Nobody can see this.",
        "It ends in two days.",
        "You can take it back at any time.",
        "It is hidden.",
    ],
)
def test_a_new_promise_would_be_noticed(text):
    assert sounds_like_a_promise(text)
    assert text not in PROMISES
