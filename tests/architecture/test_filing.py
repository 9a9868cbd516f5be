"""One filing rule: a layer of a sub-package is one file of its name, or a folder of that name with a file for
each concept. Never a concept in front of the layer's name (`quiz_views.py`): nobody looks for views there.
"""

import re

import pytest

from tests.architecture import house

LAYERS = ("views", "forms", "actions", "queries", "rules", "models", "urls", "handlers", "events", "tasks")
#: `urls_staff` and its like are mounted by the ready-made site, one for each place.
MISFILED = re.compile(rf"(?:^|/)(?:\w+_(?:{'|'.join(LAYERS)})|(?:view|form|action|query|rule|model))\.py$")
#: {folder: why its files are named so for now}
MOVING: dict[str, str] = {}


def misfiled(places: list[str]) -> list[str]:
    return [place for place in places if MISFILED.search(place)]


def layer_twice(places: list[str]) -> list[str]:
    """Both `views.py` and `views/`: Python would take one and forget the other."""
    known = set(places)
    return [
        f"{folder}/{layer}"
        for folder in sorted({place.rpartition("/")[0] for place in places})
        for layer in LAYERS
        if f"{folder}/{layer}.py" in known and f"{folder}/{layer}/__init__.py" in known
    ]


def places() -> list[str]:
    return [house.place(path) for path in house.python_files()]


def test_every_layer_is_filed_under_its_name():
    found = [place for place in misfiled(places()) if place.rpartition("/")[0] not in MOVING]
    assert found == [], "File it as views.py, or as views/<concept>.py."


def test_no_layer_is_a_file_and_a_folder():
    assert layer_twice(places()) == []


def test_no_folder_is_called_moving_that_has_moved():
    assert set(MOVING) == {place.rpartition("/")[0] for place in misfiled(places())}


def test_a_view_is_defined_where_views_are():
    """But for Wagtail's own views of users, which are filed with what else changes there."""
    elsewhere = [
        f"{house.place(path)}: {name}"
        for path in house.python_files()
        for name in re.findall(r"^class (\w+View)\(", house.source(path), re.MULTILINE)
        if not re.search(r"/(?:\w+_)?views(?:\.py$|/)|/wagtail_\w+\.py$", house.place(path))
    ]
    assert elsewhere == []


@pytest.mark.parametrize(
    ("place", "is_misfiled"),
    [
        ("courses/player/quiz_views.py", True),
        ("lms/accounts/unlock_forms.py", True),
        ("lms/accounts/view.py", True),
        ("courses/player/views/quiz.py", False),
        ("courses/player/views.py", False),
        ("lms/accounts/urls_staff.py", False),
    ],
)
def test_what_is_misfiled(place, is_misfiled):
    assert misfiled([place]) == ([place] if is_misfiled else [])


def test_a_layer_filed_twice_is_found():
    assert layer_twice(["a/views.py", "a/views/__init__.py", "a/views/b.py", "c/views.py"]) == ["a/views"]
