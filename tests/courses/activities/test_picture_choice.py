"""Pictures to choose from: with words for those who cannot see them, whole when a file is gone."""

from types import SimpleNamespace

import pytest
from wagtail.images import get_image_model

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.picture_choice import activity
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

pytestmark = pytest.mark.django_db
KIND = activity_types["picture_choice"]


@pytest.fixture(autouse=True)
def files(monkeypatch) -> dict[str, SimpleNamespace]:
    """What is made of each picture of the library: files are lms.blocks.renditions' business."""
    found = {"towel.png": SimpleNamespace(url="/media/towel.webp", width=480, height=360)}
    monkeypatch.setattr(activity, "made", lambda picture, spec: found.get(picture.file.name))
    return found


@pytest.fixture
def picture():
    image = get_image_model()(title="A towel", file="towel.png", width=800, height=600)
    return get_image_model().objects.bulk_create([image])[0]


def record(picture, *, several: bool = False, right: int = 1, alt: str = "A towel of cloth"):
    rows = [("Paper", "", "p"), ("", "Cloth keeps germs.", "c"), ("Sponge", "A sponge is for plates.", "s")]
    options = tuple(
        ExchangeOption(text, 1 / right if number < right else 0.0, said, choice)
        for number, (text, said, choice) in enumerate(rows)
    )
    return ExchangeActivity(
        "picture_choice",
        options,
        {"pictures": [picture and picture.pk] * 3, "alts": ["", alt, ""], "several": several},
    )


def test_she_gets_a_file_made_for_the_page_and_the_words(picture):
    asked = published(KIND, record(picture))
    shown = KIND.show(body=asked.body, response=["c"]).choices
    assert [(choice.text, choice.alt, choice.checked) for choice in shown] == [
        ("Paper", "", False),
        ("", "A towel of cloth", True),
        ("Sponge", "", False),
    ]
    assert [(choice.width, choice.height, choice.url) for choice in shown] == [
        (480, 360, "/media/towel.webp")
    ] * 3
    assert KIND.texts(body=asked.body) == ["Paper", "A towel of cloth", "Sponge"]
    assert KIND.describe(body=asked.body, response=["c"]) == ["A towel of cloth"]


def test_one_is_right_and_why_another_is_not_is_said(picture):
    asked = published(KIND, record(picture))
    assert states(KIND, asked, [["p"], ["c"]]) == [
        ("correct", "1/1", ""),
        ("not_yet", "0/1", "Cloth keeps germs."),
    ]
    assert refused(KIND, asked.body, []) == "Choose an answer first."
    assert refused(KIND, asked.body, ["p", "c"]) == "Choose one answer only."


def test_of_several_all_are_wanted(picture):
    asked = published(KIND, record(picture, several=True, right=2))
    look = "Look again: a right answer is missing, or one of your answers is not right."
    assert states(KIND, asked, [["p", "c"], ["p"], ["p", "s"]]) == [
        ("correct", "1/1", "Cloth keeps germs."),
        ("not_yet", "0/1", look),
        ("not_yet", "0/1", look),
    ]


def test_a_picture_whose_file_is_gone_is_its_words(picture, files):
    files.clear()
    shown = KIND.show(body=published(KIND, record(picture)).body, response=None).choices
    assert [(choice.text, choice.url) for choice in shown] == [
        ("Paper", ""),
        ("A towel of cloth", ""),
        ("Sponge", ""),
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"right": 2}, ["Mark exactly one picture as right, or say that several are."]),
        ({"right": 2, "several": True}, []),
        ({"right": 3}, ["All pictures are marked as right. Add at least one that is not."]),
        ({"alt": ""}, ["Say of every picture what it shows, or write words under it."]),
        ({"alt": "IMG_2034.jpg"}, ["Say what the picture shows, not what its file is called."]),
    ],
)
def test_what_cannot_be_chosen_from_is_told(picture, changed, told):
    assert KIND.problems(value=value_of(KIND, record(picture, **changed))) == told


def test_without_a_picture_it_is_not_published():
    assert KIND.problems(value=value_of(KIND, record(None))) == ["Every answer needs a picture."]


def test_samples_are_what_they_say(picture):
    assert samples_are_what_they_say(KIND, published(KIND, record(picture)))


def test_what_is_written_for_another_system_reads_back_the_same(picture):
    assert reads_back_the_same(KIND, record(picture))
    assert reads_back_the_same(KIND, record(picture, several=True, right=2))
