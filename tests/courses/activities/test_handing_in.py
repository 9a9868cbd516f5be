"""Photos, files and voice as ways to answer, and a sentence she says for herself."""

import pytest

from courses.activities.contract import ActivityType, Published, activity_types
from courses.activities.exchange import ExchangeActivity
from tests.courses.activities.written import published, reads_back_the_same, refused

SAID = {"good": "From above.", "grader": "Even?", "criteria": ["Cut even", "A clean plate"]}
RECORDS = {
    "photo": ExchangeActivity("hand_in", (), {"wants": "photo", **SAID}),
    "file": ExchangeActivity("hand_in", (), {"wants": "file", **SAID}),
    "voice": ExchangeActivity("voice_hand_in", (), {"wants": "voice", **SAID}),
}


def asked(wants: str) -> tuple[ActivityType, Published]:
    kind = activity_types[RECORDS[wants].kind]
    return kind, published(kind, RECORDS[wants])


def sent(kind: str, words: str = "") -> dict:
    return {"file": {"kind": kind, "digest": "0" * 64}, "words": words}


@pytest.mark.parametrize("wants", RECORDS)
def test_what_to_look_for_stays_with_those_who_mark(wants):
    kind, said = asked(wants)
    assert said.answer_key == {"grader": "Even?"}
    assert "Even?" not in str(said.body)
    assert kind.criteria(body=said.body) == ["Cut even", "A clean plate"]
    assert kind.texts(body=said.body) == ["From above.", "Cut even", "A clean plate"]
    assert reads_back_the_same(kind, RECORDS[wants])


@pytest.mark.parametrize(
    ("wants", "takes", "refuses"),
    [("photo", "webp", "pdf"), ("file", "pdf", "wav"), ("voice", "wav", "webp")],
)
def test_it_takes_what_it_asks_for(wants, takes, refuses):
    kind, said = asked(wants)
    given = kind.clean(body=said.body, response=sent(takes, " I cut it.\r\n\0"))
    assert given == sent(takes, "I cut it.")
    assert kind.clean(body=said.body, response=given) == given
    mark = kind.mark(body=said.body, answer_key=said.answer_key, response=given)
    assert (mark.state.value, mark.score) == ("waiting", None)
    assert refused(kind, said.body, {"words": "I cut it."}).endswith(
        ("first.", "choose a recording.")
    )  # nothing is handed in by words alone
    assert "." in refused(kind, said.body, sent(refuses))


def test_what_it_is_is_said_in_a_word():
    kind, said = asked("file")
    words = [kind.describe(body=said.body, response=sent(ending)) for ending in ("pdf", "webp")]
    assert words == [["a file"], ["a photo"]]


def test_a_sentence_keeps_its_language_and_every_answer_is_right():
    kind = activity_types["say_it"]
    record = ExchangeActivity("say_it", (), {"line": "Due zuppe.", "language": "it", "audio": None})
    said = published(kind, record)
    shown = kind.show(body=said.body, response=None)
    assert (shown.line, shown.line.language, shown.example_url) == ("Due zuppe.", "it", "")
    marks = [kind.mark(body=said.body, answer_key={}, response=way.key) for way in shown.ways]
    assert {mark.state.value for mark in marks} == {"correct"}
    assert reads_back_the_same(kind, record)
    assert refused(kind, said.body, "perfect") == "Say it aloud first, then choose how it was for you."
