import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts.registry import Registry


@pytest.fixture
def fruit():
    registry = Registry("fruit")
    registry.add("apple", "an apple")
    registry.add("pear", "a pear")
    return registry


def test_entries_keep_their_order(fruit):
    assert list(fruit) == ["an apple", "a pear"]
    assert fruit.keys() == ["apple", "pear"]


def test_an_entry_is_found_by_its_key(fruit):
    assert fruit["pear"] == "a pear"
    assert fruit.get("pear") == "a pear"
    assert "pear" in fruit


def test_what_is_not_there_is_not_there(fruit):
    assert fruit.get("plum") is None
    assert "plum" not in fruit


def test_asking_for_an_unknown_key_names_the_known_ones(fruit):
    with pytest.raises(
        ImproperlyConfigured, match=r"^fruit: nothing is registered as 'plum' \(known: apple, pear\)\.$"
    ):
        fruit["plum"]


def test_an_empty_registry_says_that_it_knows_nothing():
    with pytest.raises(
        ImproperlyConfigured, match=r"^tools: nothing is registered as 'saw' \(known: nothing\)\.$"
    ):
        Registry("tools")["saw"]


def test_a_taken_key_is_refused_and_both_sides_are_named(fruit):
    with pytest.raises(
        ImproperlyConfigured, match=r"^fruit: 'pear' is registered twice, by 'a pear' and 'another pear'\.$"
    ):
        fruit.add("pear", "another pear")
    assert fruit["pear"] == "a pear"


def test_an_entry_without_a_key_is_refused(fruit):
    with pytest.raises(ImproperlyConfigured, match=r"^fruit: 'a nameless one' has no key\.$"):
        fruit.add("", "a nameless one")
    assert fruit.keys() == ["apple", "pear"]


def test_a_removed_entry_may_come_again(fruit):
    fruit.remove("pear")
    assert fruit.add("pear", "a new pear") == "a new pear"
    assert fruit.keys() == ["apple", "pear"]
