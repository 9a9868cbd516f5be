"""The texts of a version of a question, each in its language."""

import pytest

from courses.questions.models import QuestionVersion
from lms.core.texts import language_of

BODY = {"kind": "single", "text": "Which?", "audio_url": "", "choices": [{"id": "a", "text": "Red"}]}
KEY = {"why": "So.", "hint": "", "correct": ["a"], "feedback": {"a": "Look."}}


def version(**languages: str) -> QuestionVersion:
    places = {place.replace("__", "."): code for place, code in languages.items()}
    return QuestionVersion(language="uk", body=BODY, answer_key=KEY, languages=places)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        # from before texts said their language: all that is read is in the version's
        (version(), ["uk", "uk", "uk", "uk", ""]),
        (version(body__text="uk", body__choices__0__text="en"), ["uk", "en", "", "", ""]),
    ],
    ids=["older", "newer"],
)
def test_what_is_read_says_its_language_and_what_is_an_id_does_not(made, found):
    choice = made.said["choices"][0]
    read = [made.said["text"], choice["text"], made.said_after["why"], made.said_after["feedback"]["a"]]
    assert [language_of(text) for text in (*read, choice["id"])] == found
    assert (made.said, made.said_after) == (BODY, KEY)


@pytest.mark.parametrize(
    ("made", "is_one"),
    [
        (version(), False),
        (version(body__text="uk", body__choices__0__text="en"), False),
        (version(body__text="en", body__choices__0__text="en", answer_key__why="uk"), True),
    ],
)
def test_a_version_of_which_nothing_is_translated_is_a_placeholder(made, is_one):
    assert made.is_placeholder is is_one
