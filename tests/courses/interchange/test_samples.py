"""Files that other systems wrote: each gives what its SOURCE.txt or its *.expected.json names.

They stand beside the checkout (../shared/samples) and not in it; where they are missing the tests say so, and
the other tests of this folder hold the same with files of our own.
"""

import json
import re

import pytest

from courses.interchange.formats import FORMATS, format_of
from courses.interchange.plain import plain
from tests.architecture.house import ROOT

SAMPLES = next(
    (place for place in (ROOT.parent / "shared/samples",) if place.is_dir()),
    None,
)
pytestmark = pytest.mark.skipif(SAMPLES is None, reason="../shared/samples is not beside this checkout")
TYPES = {
    "MC": {"single", "multiple"},
    "Short": {"short_answer"},
    "TF": {"true_false"},
    "Essay": {"open_text"},
    "Numerical": {"numeric"},
    "Matching": {"matching"},
}
#: (how many of each kind, how many problems) of files without an expected.json
GIVES = {
    "gift/moodle-questions_in_category.gift.txt": (
        {"matching": 1, "single": 1, "short_answer": 1, "true_false": 1},
        0,
    ),
    "gift/malformed-empty.gift": ({}, 0),
    "gift/it-accents-bom.gift": ({"single": 2, "true_false": 1}, 0),
    "aiken/questions.aiken.txt": ({"single": 2}, 0),
    "moodlexml/multichoice.xml": ({"single": 1}, 0),
    "moodlexml/nested_categories.xml": ({"true_false": 1}, 0),
    "moodlexml/category_with_description.xml": ({"true_false": 1}, 0),
    "moodlexml/export_category.xml": ({"true_false": 1}, 0),
    "moodlexml/sample_questions_with_old_image_tag.xml": ({"single": 1, "gap": 1}, 0),
    "moodlexml/qtype-multichoice.xml": ({"multiple": 1}, 0),
    "moodlexml/qtype-shortanswer.xml": ({"short_answer": 1}, 0),
    "moodlexml/qtype-truefalse.xml": ({"true_false": 1}, 0),
    "moodlexml/qtype-description.xml": ({"description": 1}, 1),
    "moodlexml/qtype-gapselect.xml": ({"gap": 1}, 0),
    "moodlexml/malformed-wrong-root.xml": ({}, 1),
    "moodlexml/malformed-bad-fractions.xml": ({"multichoice": 1}, 1),
}


def reading_of(name):
    path = SAMPLES / name
    content = path.read_bytes()
    return format_of(content, path.name).read(content, path.name)


def in_one_line(text):
    return re.sub(r"\s+", "", text)


def words(text):
    """What a text of the expected file says."""
    kinds = {"moodle": "", "html": "html", "markdown": "markdown", "plain": "plain"}
    return in_one_line(plain(text["text"], kinds[text["format"]]).text) if text else ""


@pytest.mark.parametrize("name", GIVES)
def test_a_file_gives_what_its_source_says(name):
    reading = reading_of(name)
    assert (dict(reading.by_type), len(reading.problems)) == GIVES[name]


def test_no_file_is_forgotten():
    folders = ("gift", "moodlexml", "aiken")
    there = {f"{folder}/{path.name}" for folder in folders for path in (SAMPLES / folder).iterdir()}
    ours = {name for name in there if not name.endswith(("SOURCE.txt", ".expected.json"))}
    expected = {name.replace(".expected.json", ".gift") for name in there if name.endswith(".expected.json")}
    assert ours == expected | set(GIVES)


def expected_files():
    return sorted((SAMPLES / "gift").glob("*.expected.json")) if SAMPLES else []


@pytest.mark.parametrize("path", expected_files(), ids=lambda path: path.name)
def test_gift_gives_what_another_parser_expects(path):
    reading = reading_of(f"gift/{path.name.replace('.expected.json', '.gift')}")
    items = [item for item in json.loads(path.read_text()) if item["type"] != "Category"]
    asked = [item for item in items if item["type"] != "Description"]
    assert reading.found == len(items)
    assert reading.by_type["description"] == len(items) - len(asked) == len(reading.problems)
    for read, item in zip(reading.questions, asked, strict=True):
        record = read.record
        assert record.activity.kind in TYPES[item["type"]]
        assert record.name == (item["title"] or "")
        assert in_one_line(record.text) == words(item["stem"])
        _compare_answers(record.activity, item)


def _compare_answers(activity, item):
    if item["type"] == "TF":
        assert {option.text: option.feedback for option in activity.options} == {
            "true": words(item["trueFeedback"]) and activity.options[0].feedback,
            "false": words(item["falseFeedback"]) and activity.options[1].feedback,
        }
        assert [option.credit for option in activity.options] == [
            float(item["isTrue"]),
            float(not item["isTrue"]),
        ]
    elif item["type"] == "Numerical":
        assert [option.text for option in activity.options] == [str(item["choices"]["number"])]
    elif item["type"] in {"MC", "Short"}:
        given = [(in_one_line(each.text), in_one_line(each.feedback)) for each in activity.options]
        assert given == [(words(each["text"]), words(each["feedback"])) for each in item["choices"]]
        for option, each in zip(activity.options, item["choices"], strict=True):
            if each["weight"] is not None:
                assert round(option.credit * 100) == each["weight"]
            elif each["isCorrect"]:
                assert option.credit > 0


def test_every_format_is_told_by_the_file():
    told = {name: format_of((SAMPLES / name).read_bytes(), name).name for name in GIVES}
    by_folder = {"gift": "gift", "moodlexml": "moodle-xml", "aiken": "aiken"}
    assert told == {name: by_folder[name.split("/")[0]] for name in GIVES}
    assert set(told.values()) < set(FORMATS)
