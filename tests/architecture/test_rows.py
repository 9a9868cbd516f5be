"""Words that stand in a row have the comma of their language: lms.core.texts.in_a_row gives it."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import house

#: Who joins with a comma otherwise, and why: nobody reads it in another language than English.
ALLOWED = {
    "lms.safety.http.headers": "a header",
    "lms.printing.fonts": "a style sheet",
    "lms.privacy.datamap": "a document for developers",
    "lms.privacy.erasure": "an exception",
    "lms.contacts.models": "codes of languages",
    "lms.services.editing.actions": "codes of days, as HSDS writes them",
    "lms.messaging.guidance.models": "the same",
    "lms.intake.forms": "endings of files",
    "lms.safety.faces.models": "a person and her role, kept as they were written",
    "lms.safety.checks": "a check",
    "lms.safety.http.csp": "a header",
    "lms.apps": "an exception",
    "lms.messaging.checks": "a check",
    "courses.activities.contract": "a message for developers",
    "courses.questions.exchange": "tags, as an author types them",
}


def joined_with_commas(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        joins = isinstance(node.func, ast.Attribute) and node.func.attr == "join"
        by = (
            [node.func.value]
            if joins
            else node.args[1:]
            if getattr(node.func, "id", "") == "together"
            else []
        )
        if any(isinstance(one, ast.Constant) and one.value in {", ", "; ", "، "} for one in by):
            yield node.lineno


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("', '.join(names)", [1]),
        ("together((row.title for row in rows), ', ')", [1]),
        ("in_a_row(names); together(names, ' · '); ' '.join(names); written.listed(names)", []),
    ],
)
def test_it_is_seen_when_somebody_makes_a_row_alone(source, found):
    assert list(joined_with_commas(ast.parse(source))) == found


def test_rows_are_made_in_one_place():
    """Both ways: who is allowed still does so."""
    joining = {
        module
        for path in house.python_files()
        if not (module := house.module_name(path)).startswith(("lms.site.", "lms.contracts."))
        and ".management." not in module
        and list(joined_with_commas(house.tree(path)))
    }
    assert joining == set(ALLOWED)


def test_templates_make_no_row_with_commas():
    alone = re.compile(r"""\|join:["'][,;،]|\}\}, \{\{""")
    found = {name for name, text in house.templates().items() if alone.search(house.without_comments(text))}
    assert found == set()
