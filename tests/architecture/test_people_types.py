"""A person is never Any: whoever reads a signature knows whether it is an account or a learner's profile."""

import ast

from tests.architecture import house

#: Parameters that name somebody.
NAMES = {
    *("actor", "assessor", "author", "by", "case_worker", "colleague", "coordinator"),
    *("learner", "one", "owner", "people", "person", "reader", "recipient", "signer", "supporter"),
    *("trainer", "user", "viewer", "who", "worker"),
}


def anybody(tree: ast.AST) -> list[tuple[str, int]]:
    """(name, line) of every parameter and attribute that names somebody and says Any."""
    named = [
        (argument.arg, argument.annotation)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg]
        if argument
    ] + [
        (ast.unparse(node.target).rpartition(".")[2], node.annotation)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
    ]
    return [
        (name, annotation.lineno)
        for name, annotation in named
        if name in NAMES and annotation and "Any" in ast.unparse(annotation)
    ]


def test_a_person_is_never_any():
    found = [
        f"{house.place(path)}:{line} {name}"
        for path in house.python_files()
        for name, line in anybody(house.tree(path))
    ]
    assert found == [], "lms.core.people.Person, or lms.accounts.models.Profile for a learner's row"


def test_one_would_be_found():
    tree = ast.parse(
        "def add(person: Any, *, by: Any | None = None, about: Any) -> None:\n"
        "    self.worker: Any = person\n"
        "class Row:\n"
        "    learner: Any\n"
    )
    assert anybody(tree) == [("person", 1), ("by", 1), ("worker", 2), ("learner", 4)]
