"""Places on a picture: what she may tap, how it is marked, and what no thumb could tell apart."""

from types import SimpleNamespace

import pytest
from wagtail.images import get_image_model

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.hotspot import activity
from tests.courses.activities.written import (
    published,
    reads_back_the_same,
    refused,
    samples_are_what_they_say,
    states,
    value_of,
)

pytestmark = pytest.mark.django_db
KIND = activity_types["hotspot"]
SHELVES = [
    ("Top shelf", "Raw meat would drip.", [10, 10, 50, 20], "t"),
    ("Bottom shelf", "", [10, 70, 50, 20], "b"),
    ("Door", "", [68, 10, 24, 80], "d"),
]


@pytest.fixture(autouse=True)
def files(monkeypatch) -> dict[str, SimpleNamespace]:
    """What is made of each picture of the library: files are lms.blocks.renditions' business."""
    found = {"fridge.png": SimpleNamespace(url="/media/fridge.webp", width=720, height=540)}
    monkeypatch.setattr(activity, "made", lambda picture, spec: found.get(picture.file.name))
    return found


@pytest.fixture
def picture():
    image = get_image_model()(title="A fridge", file="fridge.png", width=800, height=600)
    return get_image_model().objects.bulk_create([image])[0]


def record(picture, *, right=("b",), several=False, alt="An open fridge", shelves=SHELVES):
    options = tuple(
        ExchangeOption(text, 1 / len(right) if spot in right else 0.0, said, spot)
        for text, said, _box, spot in shelves
    )
    boxes = [box for _text, _said, box, _spot in shelves]
    settings = {"picture": picture and picture.pk, "alt": alt, "boxes": boxes, "several": several}
    return ExchangeActivity("hotspot", options, settings)


def test_each_place_is_drawn_on_the_picture_and_named_in_the_list(picture):
    asked = published(KIND, record(picture))
    shown = KIND.show(body=asked.body, response=["b"])
    assert (shown.url, shown.across, shown.tall, shown.alt) == (
        "/media/fridge.webp",
        320,
        "240.0",
        "An open fridge",
    )
    assert [
        (spot.number, spot.text, spot.x, spot.y, spot.width, spot.height, spot.checked)
        for spot in shown.choices
    ] == [
        (1, "Top shelf", "32.0", "24.0", "160.0", "48.0", False),
        (2, "Bottom shelf", "32.0", "168.0", "160.0", "48.0", True),
        (3, "Door", "217.6", "24.0", "76.8", "192.0", False),
    ]
    assert KIND.describe(body=asked.body, response=["b"]) == ["Bottom shelf"]
    assert KIND.texts(body=asked.body) == ["An open fridge", "Top shelf", "Bottom shelf", "Door"]


def test_one_is_right_and_why_another_is_not_is_said(picture):
    asked = published(KIND, record(picture))
    assert states(KIND, asked, [["b"], ["t"], ["d"]]) == [
        ("correct", "1/1", ""),
        ("not_yet", "0/1", "Raw meat would drip."),
        ("not_yet", "0/1", ""),
    ]
    assert refused(KIND, asked.body, []) == "Choose an answer first."
    assert refused(KIND, asked.body, ["b", "d"]) == "Choose one answer only."


def test_of_several_what_she_found_counts_and_trying_all_does_not(picture):
    asked = published(KIND, record(picture, right=("b", "d"), several=True))
    look = "Look again: a right answer is missing, or one of your answers is not right."
    assert states(KIND, asked, [["b", "d"], ["b"], ["b", "t"], ["b", "d", "t"], ["t"]]) == [
        ("correct", "2/2", ""),
        ("partly", "1.00/2", "What you found is right: 1 of 2. Look for the others."),
        ("not_yet", "0.00/2", look),
        ("partly", "1.00/2", look),
        ("not_yet", "0.00/2", look),
    ]


def test_a_picture_whose_file_is_gone_leaves_the_list(picture, files):
    files.clear()
    shown = KIND.show(body=published(KIND, record(picture)).body, response=None)
    assert (shown.url, [spot.text for spot in shown.choices]) == ("", ["Top shelf", "Bottom shelf", "Door"])


def with_box(*box: int):
    return [(*SHELVES[0][:2], list(box), "t"), *SHELVES[1:]]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"right": ("b", "d"), "several": True}, []),
        ({"right": ("b", "d")}, ["Mark exactly one place as right, or say that several are."]),
        ({"right": ("t", "b", "d")}, ["All places are marked as right. Add at least one that is not."]),
        ({"alt": ""}, ["Say what the picture shows, for those who cannot see it."]),
        ({"alt": "IMG_2034.jpg"}, ["Say what the picture shows, not what its file is called."]),
        (
            {"shelves": [*SHELVES[:2], ("top  Shelf", *SHELVES[2][1:])]},
            ["Two places have the same name. She could not tell them apart in the list."],
        ),
        ({"shelves": with_box()}, ["Mark on the picture where “Top shelf” is."]),
        (
            {"shelves": with_box(10, 10, 50, 19)},
            ["“Top shelf” is too small for a thumb. Make it larger on the picture."],
        ),
        ({"shelves": with_box(10, 54, 50, 20)}, []),
        (
            {"shelves": with_box(10, 56, 50, 20)},
            ["“Top shelf” and “Bottom shelf” lie on each other. Draw them apart."],
        ),
    ],
)
def test_what_cannot_be_tapped_is_told(picture, changed, told):
    assert KIND.problems(value=value_of(KIND, record(picture, **changed))) == told


def test_without_a_picture_it_is_not_published():
    assert KIND.problems(value=value_of(KIND, record(None)))[0] == "Choose a picture."


def test_samples_are_what_they_say(picture):
    assert samples_are_what_they_say(KIND, published(KIND, record(picture)))


def test_what_is_written_for_another_system_reads_back_the_same(picture):
    assert reads_back_the_same(KIND, record(picture))
    assert reads_back_the_same(KIND, record(picture, right=("b", "d"), several=True))
