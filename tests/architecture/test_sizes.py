"""One concept a module, one thing a function. Over the limit it wants to be two."""

import ast

import pytest

from tests.architecture import house

MODULE_LINES = 400
FUNCTION_LINES = 55
TEST_LINES = 1000
TOOLS = [
    house.ROOT / "run",
    house.ROOT / "manage.py",
    *sorted((house.ROOT / "tools").glob("*.py")),
    *sorted((house.ROOT / "bench").glob("**/*.py")),
]


def lines_of(path) -> int:
    return len(house.source(path).splitlines())


@pytest.mark.parametrize("package", [*house.PACKAGES, "tools"])
def test_modules_are_short(package):
    files = (
        TOOLS
        if package == "tools"
        else [path for path in house.python_files() if path.is_relative_to(house.ROOT / package)]
    )
    assert {
        str(path.relative_to(house.ROOT)): lines_of(path) for path in files if lines_of(path) > MODULE_LINES
    } == {}


def test_functions_are_short():
    long = {}
    for path in [*house.python_files(), *TOOLS]:
        for node in ast.walk(house.tree(path)):
            if (
                isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
                and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
            ):
                long[f"{path.relative_to(house.ROOT)}:{node.lineno} {node.name}"] = (
                    node.end_lineno - node.lineno + 1
                )
    assert long == {}


def test_test_files_are_not_too_long():
    files = sorted((house.ROOT / "tests").rglob("*.py"))
    assert {
        str(path.relative_to(house.ROOT)): lines_of(path) for path in files if lines_of(path) > TEST_LINES
    } == {}
