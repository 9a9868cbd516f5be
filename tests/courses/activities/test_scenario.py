"""A scene with branches: every way leads to an end, and what she decides is marked all along."""

import pytest

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.scenario.activity import paths_of
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

KIND = activity_types["scenario"]


def record(*ways: tuple[str, float, int, int], moments: int = 2) -> ExchangeActivity:
    """Ways as (id, credit, number of their moment, number of the one that follows)."""
    options = tuple(
        ExchangeOption(f"Do {way}", credit, f"After {way}", way) for way, credit, _of, _then in ways
    )
    told = [{"who": "Paolo", "text": f"Moment {number}"} for number in range(1, moments + 1)]
    of, then = [way[2] for way in ways], [way[3] for way in ways]
    return ExchangeActivity("scenario", options, {"moments": told, "of": of, "then": then})


RECORD = record(
    ("ask", 1.0, 1, 2), ("yes", 0.5, 1, 2), ("no", 0.0, 1, 0), ("write", 1.0, 2, 0), ("go", 0.0, 2, 0)
)
ASKED = published(KIND, RECORD)


def test_the_browser_reads_what_happens_and_not_how_it_is():
    assert ASKED.answer_key == {
        "how": {"ask": "good", "yes": "possible", "no": "not_yet", "write": "good", "go": "not_yet"}
    }
    assert {name for moment in ASKED.body["moments"] for way in moment["ways"] for name in way} == {
        *("id", "text", "happens", "then")
    }


def test_every_way_ends():
    assert list(paths_of(ASKED.body)) == [
        ["ask", "write"],
        ["ask", "go"],
        ["yes", "write"],
        ["yes", "go"],
        ["no"],
    ]


def test_all_she_decides_counts():
    told = "Read what happened, go back and try another way."
    assert states(KIND, ASKED, [["ask", "write"], ["yes", "write"], ["ask", "go"], ["no"]]) == [
        ("correct", "1/1", ""),
        ("partly", "0.75/1", told),
        ("partly", "0.50/1", told),
        ("not_yet", "0.00/1", told),
    ]


@pytest.mark.parametrize(
    ("posted", "response"),
    [
        ({"at": ["ask"], "at-0": ["write"]}, ["ask", "write"]),
        ({"at": ["yes"], "at-0": ["write"], "at-1": ["go"]}, ["yes", "go"]),
        ({"at": ["no"], "at-2": ["go"]}, ["no"]),
        ({"at": ["ask"]}, ["ask"]),
        ({"at": ["elsewhere"]}, []),
    ],
)
def test_only_what_lies_on_her_way_is_read(posted, response):
    assert KIND.parse(body=ASKED.body, posted=posted) == response


@pytest.mark.parametrize(
    ("response", "told"),
    [
        ([], "Choose an answer first."),
        (["ask"], "It goes on: choose what you do next."),
        (["write"], "This question has changed. Read it again and choose."),
        (["no", "go"], "This question has changed. Read it again and choose."),
    ],
)
def test_what_is_no_answer_is_told(response, told):
    assert refused(KIND, ASKED.body, response) == told


def test_what_she_decided_stays_and_is_told_in_words():
    first = KIND.show(body=ASKED.body, response=["yes", "go"]).first
    assert [(way.id, way.checked) for way in first.ways] == [("ask", False), ("yes", True), ("no", False)]
    after = first.ways[1].then
    assert (after.name, [(way.id, way.checked) for way in after.ways]) == (
        "at-1",
        [("write", False), ("go", True)],
    )
    assert KIND.describe(body=ASKED.body, response=["yes", "go"]) == ["Do yes", "Do go"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (RECORD, []),
        (record(("a", 1.0, 1, 0), moments=1), ["Moment 1: write at least two things she can do."]),
        (
            record(("a", 1.0, 1, 1), ("b", 0.0, 1, 0), moments=1),
            ["Moment 1: what follows must be a later moment."],
        ),
        (
            record(("a", 1.0, 1, 0), ("b", 0.0, 1, 0), ("c", 1.0, 2, 0), ("d", 0.0, 2, 0)),
            ["Moment 2: nothing leads there."],
        ),
        (
            record(("a", 1.0, 1, 2), ("b", 0.0, 1, 0), ("c", 0.5, 2, 0), ("d", 0.0, 2, 0)),
            ["No way to the end is good all along. Mark one."],
        ),
    ],
)
def test_what_cannot_be_gone_through_is_told(asked, told):
    assert KIND.problems(value=value_of(KIND, asked)) == told


def test_too_many_ways_are_told():
    ways = [(f"{of}{way}", 1.0, of, of + 1 if of < 5 else 0) for of in range(1, 6) for way in ("a", "b", "c")]
    told = ["There are too many ways through it. Let more of them end."]
    assert KIND.problems(value=value_of(KIND, record(*ways, moments=5))) == told


def test_samples_are_what_they_say():
    assert samples_are_what_they_say(KIND, ASKED)


def test_what_is_written_for_another_system_reads_back_the_same():
    assert reads_back_the_same(KIND, RECORD)
