"""A person is never Any: whoever reads a signature knows whether it is an account or a learner's profile."""

import ast

from tests.architecture import house

#: Parameters that name somebody.
NAMES = {"actor", "assessor", "by", "colleague", "coordinator", "learner"} | {
    *("owner", "person", "reader", "trainer", "user", "worker")
}


def anybody(tree: ast.AST) -> list[tuple[str, int]]:
    """(parameter, line) of every parameter that names somebody and says Any."""
    return [
        (argument.arg, argument.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        if argument.arg in NAMES and argument.annotation and "Any" in ast.unparse(argument.annotation)
    ]


def test_a_person_is_never_any():
    found = [
        f"{house.place(path)}:{line} {name}"
        for path in house.python_files()
        for name, line in anybody(house.tree(path))
    ]
    assert found == [], "lms.core.people.Person, or lms.accounts.models.Profile for a learner's row"


def test_one_would_be_found():
    tree = ast.parse("def add(person: Any, *, by: Any | None = None, about: Any) -> None: ...")
    assert anybody(tree) == [("person", 1), ("by", 1)]
