"""A kind of evidence is known to the package that registers it and to nobody else by name: whoever shows
evidence asks the contract which section, order, icon and words it has.
"""

import ast
import re
from collections.abc import Iterator

from lms.contracts import evidence
from tests.architecture import house

#: {(file, key): what the same word means there}
OTHER_MEANINGS = {
    ("courses/desk/access_kinds.py", "certificate"): "the page that was opened",
    ("courses/catalogue/actions.py", "quiz"): "makes the id of a module's test from the module's",
    ("courses/interchange/moodle/reading.py", "quiz"): "an element of Moodle XML",
    ("courses/interchange/moodle/writing.py", "quiz"): "the same",
}
#: Arguments that name something else by the same word: an address, an icon, an id of a page.
NAMES_ELSEWHERE = {"name", "icon", "related_name", "label", "basename"}


def owners() -> dict[str, str]:
    return {source.key: house.sub_package_of(type(source).__module__) for source in evidence.sources}


def literals(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every string that could be a source's key, with its line: not a key or value of a dictionary, which is
    what a template or a file calls it, not a field of a row asked for by name, not an address.
    """
    passed_over = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            passed_over |= {id(entry) for entry in (*node.keys, *node.values)}
        elif isinstance(node, ast.Subscript) and not _is_sources(node.value):
            passed_over.add(id(node.slice))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"OuterRef", "F", "Place"}:
            passed_over |= {id(entry) for entry in node.args}
        elif isinstance(node, ast.keyword) and node.arg in NAMES_ELSEWHERE:
            passed_over.add(id(node.value))
        elif isinstance(node, ast.keyword) and node.arg == "fields":
            passed_over |= {id(entry) for entry in getattr(node.value, "elts", ())}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            yield node.value, node.lineno


def _is_sources(node: ast.AST) -> bool:
    return "sources" in {getattr(node, "id", ""), getattr(node, "attr", "")}


def found_in(tree: ast.Module, module: str) -> list[tuple[str, int]]:
    return sorted(
        (word, line)
        for word, line in literals(tree)
        if word in owners() and house.sub_package_of(module) != owners()[word]
    )


def test_no_module_names_a_source_of_another_package():
    assert [
        f"{house.place(path)}:{line} {word!r}"
        for path in house.python_files()
        for word, line in found_in(house.tree(path), house.module_name(path))
        if (house.place(path), word) not in OTHER_MEANINGS
    ] == [], "say it by the contract: evidence.label_of, icon_of, in_order, in_sections"


def test_every_other_meaning_is_still_there():
    found = {
        (house.place(path), word)
        for path in house.python_files()
        for word, _line in found_in(house.tree(path), house.module_name(path))
    }
    assert set(OTHER_MEANINGS) - found == set()


def test_no_template_asks_for_a_source_by_name():
    asked = re.compile(rf"source\s*(?:==|!=|in)\s*[\"'](?:{'|'.join(owners())})[\"']")
    assert [name for name, text in house.templates().items() if asked.search(text)] == []


def test_a_literal_is_found_wherever_it_decides():
    planted = """
rows = [row for row in told if row.source == "quiz"]
first = sorted(kinds, key=lambda kind: kind != "quiz")
given = award(person, source="quiz")
shown = kinds.get(1, ["quiz"])
label = evidence.sources["quiz"].label
context = {"quiz": attempt.quiz, "kind": "quiz"}
asked = data["quiz"]
address = path("x/", view, name="quiz")
"""
    tree = ast.parse(planted)
    assert found_in(tree, "employers.portfolios.queries") == [("quiz", line) for line in (2, 3, 4, 5, 6)]
    assert found_in(tree, "courses.attempts.actions") == []
