"""Things to sort into groups."""

import pytest

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.mixing import mixed
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

KIND = activity_types["groups"]


def record(*things: tuple[str, str], empty: tuple[str, ...] = ()) -> ExchangeActivity:
    options = tuple(ExchangeOption(thing, 1 / len(things), id=thing[:1].lower()) for thing, _group in things)
    names = [group for _thing, group in things]
    return ExchangeActivity("groups", options, {"groups": names, "empty": list(empty)})


RECORD = record(("Newspaper", "Paper"), ("Box", "Paper"), ("Apple", "Food"), empty=("Glass",))
ASKED = published(KIND, RECORD)
GROUP = {place["text"]: place["id"] for place in ASKED.body["places"]}


def sent(**groups: str) -> dict[str, str]:
    posted = {f"place-{item}": [GROUP.get(name, name)] for item, name in groups.items()}
    return KIND.parse(body=ASKED.body, posted=posted)


def test_things_of_all_groups_are_mixed():
    assert [item["id"] for item in ASKED.body["items"]] == mixed(["n", "b", "a"])
    assert list(GROUP) == ["Paper", "Food", "Glass"]


def test_each_thing_is_a_point():
    given = [
        sent(n="Paper", b="Paper", a="Food"),
        sent(n="Paper", b="Glass", a="Food"),
        sent(n="Food", b="Glass", a="Paper"),
    ]
    assert states(KIND, ASKED, given) == [
        ("correct", "3/3", ""),
        ("partly", "2.00/3", "Right: 2 of 3. Look at the others again."),
        ("not_yet", "0.00/3", ""),
    ]


def test_what_is_no_answer_is_told_and_an_answer_is_told_in_words():
    assert refused(KIND, ASKED.body, sent(n="Paper")) == "Choose a group for each first."
    given = KIND.clean(body=ASKED.body, response=sent(n="Paper", b="Paper", a="Food"))
    assert set(KIND.describe(body=ASKED.body, response=given)) == {
        "Newspaper – Paper",
        "Box – Paper",
        "Apple – Food",
    }


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (RECORD, []),
        (
            record(("Newspaper", "Paper"), ("Box", "Paper")),
            ["Write at least two groups, each with a name of its own."],
        ),
        (record(("Newspaper", "Paper"), empty=("Food",)), ["Write at least two things to sort."]),
        (
            record(("Box", "Paper"), ("box ", "Food")),
            ["The same thing stands in two places. She could not tell where it goes."],
        ),
    ],
)
def test_what_cannot_be_sorted_is_told(asked, told):
    assert KIND.problems(value=value_of(KIND, asked)) == told


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
