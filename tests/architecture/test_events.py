"""Events go up and sideways, somebody hears each of them, and docs/events.md says what the code says."""

import ast

import pytest

from lms.contracts import event
from lms.contracts.event_map import Telling, event_map, kinds, tellings, tellings_in
from tests.architecture import house

#: {event that several hear: the test that lets them hear it in either order}
IN_ANY_ORDER = {
    "AccountErased": "lms/privacy/test_erasure.py::test_s35_whoever_hears_of_it_first_the_same_stays",
    "EmployerClosed": "employers/contact/test_interests.py::test_whoever_hears_of_a_closing_first_it_ends",
    "AccountSuspended": "employers/portfolios/test_handlers.py::test_whoever_hears_of_it_first_all_end",
}


def hearers(kind) -> list[str]:
    """Ours; a test module's own do not count."""
    return [name for name in event.handlers_of(kind) if name.partition(".")[0] in house.PACKAGES]


def own_listeners(name: str, teller: str, heard_by: list[str]) -> list[str]:
    return [f"{hearer} hears {name}" for hearer in heard_by if house.sub_package_of(hearer) == teller]


def test_the_map_of_events_is_up_to_date():
    written = (house.ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    assert written == event_map(), "Run: ./run manage event_map"


def test_no_package_hears_its_own_event():
    found = [
        words
        for kind in kinds()
        for words in own_listeners(kind.__name__, house.sub_package_of(kind.__module__), hearers(kind))
    ]
    assert found == [], "call the function instead"


def test_a_package_that_hears_itself_is_found():
    heard_by = ["courses.progress.handlers.award", "courses.certificates.handlers.issue"]
    assert own_listeners("ModulePassed", "courses.progress", heard_by) == [
        "courses.progress.handlers.award hears ModulePassed"
    ]


def test_an_event_is_told_by_its_own_package_and_by_nobody_else():
    """And two events never share a name, by which tellers are found."""
    homes = {kind.__name__: house.sub_package_of(kind.__module__) for kind in kinds()}
    assert len(homes) == len(kinds())
    tellers = {
        name: sorted({house.sub_package_of(telling.function) for telling in found})
        for name, found in tellings().items()
    }
    assert tellers == {name: [package] for name, package in homes.items()}


def test_every_event_is_heard_by_somebody():
    assert [kind.__name__ for kind in kinds() if not hearers(kind)] == []


def test_what_several_hear_has_a_test_of_either_order():
    several = {kind.__name__ for kind in kinds() if len(hearers(kind)) > 1}
    assert several == set(IN_ANY_ORDER)
    for place in IN_ANY_ORDER.values():
        path, _colons, name = place.partition("::")
        assert f"def {name}(" in house.source(house.ROOT / "tests" / path)


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        ("@transaction.atomic\ndef act():\n    event.emit(Opened(1))", True),
        ("@transaction.atomic(savepoint=False)\ndef act():\n    event.emit(Opened(1))", True),
        ("def act():\n    with transaction.atomic():\n        event.emit(Opened(1))", True),
        ("def act():\n    event.emit(Opened(1))", False),
    ],
)
def test_who_begins_the_transaction_is_read_in_the_code(code, begins):
    assert list(tellings_in(ast.parse(code), "a.b.actions")) == [
        ("Opened", Telling("a.b.actions.act", begins))
    ]
