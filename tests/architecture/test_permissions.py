"""One idiom for permissions: an address has a policy, an action permits by a named rule (decision 36)."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture import house

REFUSES = "lms/core/permissions.py"
#: Where rules stand: who may, in words; and what is somebody's, of which nobody else finds anything.
HOMES = ("rules", "queries")


@cache
def rules() -> set[str]:
    """The functions of every `rules.py` and `queries.py`."""
    return {
        node.name
        for path in house.python_files()
        if path.stem in HOMES
        for node in house.tree(path).body
        if isinstance(node, ast.FunctionDef)
    }


def permitted(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(what is asked, line) of every `permit(…)`: the name of the function, or the code of anything else."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "permit":
            asked = call.args[0]
            is_named = isinstance(asked, ast.Call) and isinstance(asked.func, ast.Name | ast.Attribute)
            name = getattr(asked.func, "id", getattr(asked.func, "attr", "")) if is_named else ""
            yield name or ast.unparse(asked), call.lineno


def raises_by_hand(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc and "PermissionDenied" in ast.unparse(node.exc)
    ]


def files() -> list[Path]:
    return [path for path in house.python_files() if house.place(path) != REFUSES]


def test_nobody_refuses_by_hand():
    found = [f"{house.place(path)}:{line}" for path in files() for line in raises_by_hand(house.tree(path))]
    assert found == [], "lms.core.permissions.permit, by a named rule"


def test_what_is_permitted_is_a_named_rule():
    found = [
        f"{house.place(path)}:{line} {asked}"
        for path in files()
        for asked, line in permitted(house.tree(path))
        if asked not in rules()
    ]
    assert found == [], "Give it a name in rules.py."


def test_rules_are_defined_nowhere_else():
    """Predicates of a page are its own: `can_create_at` is Wagtail's."""
    found = [
        f"{house.place(path)}: {node.name}"
        for path in files()
        if path.stem not in HOMES
        for node in house.tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("can_", "may_"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "asked", "by_hand"),
    [
        ("permit(can_renew_card(worker, profile))", ["can_renew_card"], []),
        ("own = permit(rules.vetting_organisation(person))", ["vetting_organisation"], []),
        ("permit(person.is_staff)", ["person.is_staff"], []),
        ("permit(can_vet(a, b) or c)", ["can_vet(a, b) or c"], []),
        ("raise PermissionDenied", [], [1]),
        ("raise PermissionDenied('no')", [], [1]),
    ],
)
def test_what_is_asked_is_read_in_the_code(code, asked, by_hand):
    tree = ast.parse(code)
    assert ([name for name, _line in permitted(tree)], raises_by_hand(tree)) == (asked, by_hand)
