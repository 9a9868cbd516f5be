"""Texts are drawn for translation by the names of gettext: one that is called by another stays English, and
no check of the catalogues misses what they never held.
"""

import ast

import pytest

from tests.architecture import house

#: What `makemessages` looks for.
KNOWN = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "npgettext",
         "npgettext_lazy", "pgettext", "pgettext_lazy"}  # fmt: skip
#: Called `_` they would be taken for the text alone.
AS_THE_TEXT = {"gettext", "gettext_lazy"}


def called_otherwise(tree: ast.AST) -> list[str]:
    return [
        each.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for each in node.names
        if each.name in KNOWN and each.asname
        if each.asname != "_" or each.name not in AS_THE_TEXT
    ]


def test_gettext_is_called_by_its_name():
    found = {house.place(path): called_otherwise(house.tree(path)) for path in house.python_files()}
    assert {place: names for place, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from django.utils.translation import gettext_lazy as lazy", ["lazy"]),
        ("from django.utils.translation import ngettext as _", ["_"]),
        ("from django.utils.translation import gettext as _, gettext_lazy, get_language as here", []),
    ],
)
def test_another_name_would_be_found(code, found):
    assert called_otherwise(ast.parse(code)) == found
