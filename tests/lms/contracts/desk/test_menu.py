import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts.desk import menu
from lms.contracts.desk.menu import MenuItem
from lms.contracts.registry import Registry


@pytest.fixture(autouse=True)
def _empty_registry(monkeypatch):
    monkeypatch.setattr(menu, "menu", Registry("desk menu"))


def item(key: str, order: int = 1, **facts) -> MenuItem:
    return menu.register(MenuItem(key, key.title(), "accounts:enter", "desk", order, **facts))


def test_entries_come_in_their_order_and_on_their_face():
    item("second", 2)
    item("first", 1, faces=("skills", "programme"))
    assert [entry.key for entry in menu.items_on("skills")] == ["first", "second"]
    assert [entry.key for entry in menu.items_on("programme")] == ["first"]


def test_a_key_is_taken_once():
    item("people")
    with pytest.raises(ImproperlyConfigured, match=r"^desk menu: 'people' is registered twice, by "):
        item("people")


@pytest.mark.parametrize("faces", [(), ("work",)])
def test_an_entry_stands_on_a_face_that_is_there(faces):
    with pytest.raises(ImproperlyConfigured, match=r"^desk menu: people names the faces "):
        item("people", faces=faces)


def test_an_entry_is_not_there_without_its_address_or_where_it_is_not_hers():
    assert item("here").address_for(None) == "/learn/enter/"
    assert item("not_hers", arguments=lambda person: None).address_for(None) == ""
    assert MenuItem("gone", "Gone", "nowhere:home", "desk", 1).address_for(None) == ""
