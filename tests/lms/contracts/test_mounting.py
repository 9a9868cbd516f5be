"""Addresses stand on the face their package names, inside or outside the languages."""

import pytest

from lms.contracts import mounting
from lms.contracts.mounting import Mount, mount, mounted
from lms.contracts.registry import Registry


@pytest.fixture(autouse=True)
def nothing_mounted(monkeypatch):
    monkeypatch.setattr(mounting, "mounts", Registry("addresses of a test"))


def test_each_stands_where_it_says_in_order():
    urls = "lms.safety.urls"
    for key, more in {
        "later": {"order": 2, "face": "programme"},
        "first": {"order": 1, "face": "programme"},
        "machines": {"order": 1, "face": "programme", "in_languages": False},
        "learners": {"order": 1},
    }.items():
        mount(Mount(key, f"{key}/", urls, **more))
    asked = [(True, "programme"), (False, "programme"), (True, "skills"), (False, "skills")]
    assert [
        [str(each.pattern) for each in mounted(in_languages=inside, face=face)] for inside, face in asked
    ] == [["first/", "later/"], ["machines/"], ["learners/"], []]
