"""Templates: all of them used, none with a way around the content security policy, none without the way out."""

import re
from fnmatch import fnmatch

import pytest
from django.apps import apps

from tests.architecture import house

#: Django looks for these by name.
BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
#: HTML that was made safe before it got here, and where.
SAFE = {
    "courses/player/step.html": "blocks as courses.catalogue rendered them, sanitised with nh3",
    "courses/player/blocks/text.html": "rich text through lms.intake.html (nh3)",
    "courses/player/blocks/callout.html": "the same",
    "employers_materials/blocks/text.html": "rich text through lms.intake.html (nh3)",
    "employers_materials/blocks/note.html": "the same",
    "courses_pages/lesson_page.html": "blocks as courses.catalogue rendered them",
}
#: Python that says a string is safe HTML, and why it is.
MARKED_SAFE = {
    "courses.player.lesson": "blocks as courses.catalogue rendered them, sanitised with nh3 when they were published",
    "lms.templatetags.lms_prose": "rich text through lms.intake.html (nh3)",
    "lms.templatetags.lms_ui": "drawings from our own stroke set; what is filled in is escaped",
    "lms.printing.qr": "a drawing segno made, with its label escaped",
}
#: Pages that are no pages: printed sheets, what the editor frames, and parts of pages.
WITHOUT_A_WAY_OUT = ("*sheet*.html", "*/preview.html", "*/blocks/*", "lms/printing/*")

LEAVE = "data-leave"
TEMPLATE_NAME = re.compile(r'(?:template(?:_name)?\s*=\s*|TemplateResponse\([^"\n]*|render\(request, )"([\w/.-]+\.html)"')
EXTENDS = re.compile(r'\{%\s*extends\s+(?:[\w.]+\|default:)?"([^"]+)"')
INCLUDES = re.compile(r"""\{%\s*include(?:_kept)?\s+["']([^"']+)["']""")
FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "<style>": re.compile(r"<style\b", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "another site's file": re.compile(r"""<(?:script|link|img|audio|video|source|iframe|use)\b[^>]*\s(?:src|href|srcset|data)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE),
    "old translation tags": re.compile(r"\{%\s*(?:trans|blocktrans)\s"),
    "untrimmed text": re.compile(r"\{%\s*blocktranslate(?![^%]*\btrimmed\b)"),
}
ALL = house.templates()


def named_in_python() -> set[str]:
    return {text for path in house.python_files() for text in house.strings(path) if text.endswith((".html", ".txt", ".xml"))}


def named_in_templates() -> set[str]:
    return {name for text in ALL.values() for name in re.findall(r"""["']([\w/.-]+\.(?:html|txt|xml))["']""", text)}


def replaces_another_apps(name: str) -> bool:
    """A template of the same name exists in an installed app of somebody else's: ours stands before it."""
    return any((apps.get_app_config(config.label).path and (house.Path(config.path) / "templates" / name).exists()) for config in apps.get_app_configs())


def chain(name: str) -> list[str]:
    """The template and what it extends, outwards; of a variable, what it is unless a site or a face says otherwise."""
    found = EXTENDS.search(ALL.get(name, ""))
    return [name, *(chain(found[1]) if found else [])]


def contains(name: str, mark: str, seen: frozenset = frozenset()) -> bool:
    """Whether the template, or one it includes, has `mark` in it."""
    text = ALL.get(name, "")
    return mark in text or any(contains(other, mark, seen | {name}) for other in INCLUDES.findall(text) if other not in seen)


def pages() -> list[str]:
    """What Python shows as a page of its own."""
    shown = {name for path in house.python_files() for name in TEMPLATE_NAME.findall(house.source(path))}
    return sorted(name for name in shown | (BY_NAME & set(ALL)) if not any(fnmatch(name, pattern) for pattern in WITHOUT_A_WAY_OUT))


def test_every_template_is_used():
    named = named_in_python() | named_in_templates() | BY_NAME
    unused = [name for name in ALL if not any(fnmatch(name, pattern) for pattern in named) and not replaces_another_apps(name)]
    assert unused == []


def test_every_template_that_python_names_is_there():
    ours = {name for name in named_in_python() if "*" not in name and name.partition("/")[0] in house.apps()}
    assert sorted(ours - set(ALL)) == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has_it(what):
    assert [name for name, text in ALL.items() if FORBIDDEN[what].search(house.without_comments(text))] == []


def test_html_is_called_safe_only_where_it_was_made_safe():
    assert {name for name, text in ALL.items() if re.search(r"\|\s*safe(?:seq)?\b|autoescape\s+off", house.without_comments(text))} - set(SAFE) == set()


def test_python_calls_html_safe_only_where_it_was_made_safe():
    marked = {house.module_name(path) for path in house.python_files() if re.search(r"\b(?:mark_safe|SafeString|SafeText)\(", house.source(path))}
    assert marked - set(MARKED_SAFE) == set()


def test_every_page_has_the_way_out():
    """She can leave from wherever she is, an error page included."""
    closed = [" → ".join(chain(name)) for name in pages() if name in ALL and not any(contains(link, LEAVE) for link in chain(name))]
    assert closed == []


def test_every_folder_of_templates_belongs_to_an_app_or_replaces_anothers():
    """The wheel carries templates/<label>/ inside its app; a misspelt folder would travel with the site and be missed elsewhere."""
    folders = {path.name for path in house.TEMPLATES.iterdir() if path.is_dir()}
    assert {folder for folder in folders - set(house.apps()) if not any((house.Path(config.path) / "templates" / folder).is_dir() for config in apps.get_app_configs())} == set()
