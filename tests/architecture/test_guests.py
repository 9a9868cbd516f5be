"""In a stranger's site pictures, documents and accounts may be models of its own, and its editor stands where
it likes.
"""

import ast
import re
from pathlib import Path

from tests.architecture import house

#: What a site may have replaced, by where it would be imported from, and what to ask instead.
REPLACED = {
    "wagtail.images.models.Image": "wagtail.images.get_image_model",
    "wagtail.images.models.Rendition": "get_image_model().get_rendition_model",
    "wagtail.documents.models.Document": "wagtail.documents.get_document_model",
    "django.contrib.auth.models.User": "django.contrib.auth.get_user_model",
}
#: The same in a string, as keys and migrations name models.
NAMED = re.compile(r"(wagtailimages\.(image|rendition)|wagtaildocs\.document|auth\.user)", re.IGNORECASE)
#: What a migration's key asks for, and with that what must be migrated before.
ASKED = ("get_image_model_string()", "get_document_model_string()", "settings.AUTH_USER_MODEL")
ADMIN = re.compile(r"""(?:^|["'(\s/])/?admin/""")
#: Templates and styles of Wagtail's lie in a folder of that name.
THEIRS = re.compile(r"wagtail/?admin/|allauth|^lms/")


def test_no_model_is_meant_that_a_site_may_have_replaced():
    meant = {
        house.place(path): house.imported_modules(path) & REPLACED.keys()
        | {text for text in house.strings(path) if NAMED.fullmatch(text)}
        for path in [*house.python_files(), *house.python_files(migrations=True)]
    }
    assert {place: names for place, names in meant.items() if names} == {}, REPLACED


def test_what_a_key_of_a_migration_asks_for_is_there_before():
    assert [
        (house.place(path), name)
        for path in house.python_files(migrations=True)
        for name in ASKED
        if f"to={name}" in (text := house.source(path))
        and f"migrations.swappable_dependency({name})" not in text
    ] == []


def says_where_the_editor_is(text: str) -> bool:
    return bool(ADMIN.search(text)) and not THEIRS.search(text)


def test_no_module_knows_where_the_editor_is():
    assert [
        (house.place(path), text)
        for path in house.python_files()
        if not house.module_name(path).startswith(house.SITE)
        for text in house.strings(path) - docstrings(path)  # which may give an example
        if says_where_the_editor_is(text)
    ] == []


def docstrings(path: Path) -> set[str]:
    said = [node.value for node in ast.walk(house.tree(path)) if isinstance(node, ast.Expr)]
    return {each.value for each in said if isinstance(each, ast.Constant)}


def test_no_template_knows_where_the_editor_is():
    assert {
        (name, attribute)
        for name, text in house.templates().items()
        for attribute in re.findall(r'(?:href|action|src)="([^"{]*)', text)
        if says_where_the_editor_is(attribute)
    } == set()


#: What Django's own user model has, and a site's may not.
OF_DJANGOS_USER = ("username", "first_name", "last_name", "email")


def test_nobody_reads_a_field_that_a_sites_accounts_may_not_have():
    """`get_username`, `get_full_name` and `get_short_name` are there in each."""
    read = [
        (house.place(path), f"{node.attr}, line {node.lineno}")
        for path in house.python_files()
        if not house.module_name(path).startswith(house.SITE)
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Attribute) and node.attr in OF_DJANGOS_USER
    ]
    drawn = [
        (name, found)
        for name, text in house.templates().items()
        for found in re.findall(rf"[\w.]+\.(?:{'|'.join(OF_DJANGOS_USER)})\b", house.without_comments(text))
    ]
    assert [*read, *drawn] == [("lms/desk/colleague_made.html", "told.username")]  # what the form was sent


def test_one_module_says_which_languages_a_site_has():
    """LANGUAGES of a site that names none are all of Django's (lms.core.languages)."""
    assert [
        house.place(path)
        for path in house.python_files()
        if not house.module_name(path).startswith(house.SITE) and "settings.LANGUAGES\n" in _words(path)
    ] == ["lms/core/languages.py"]


def _words(path: Path) -> str:
    return "".join(f"{name}\n" for name in re.findall(r"\bsettings\.\w+", house.source(path)))
