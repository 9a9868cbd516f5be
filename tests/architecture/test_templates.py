"""Templates: all of them used, none with a way around the content security policy, none with a way out of its
own.
"""

import re
from fnmatch import fnmatch

import pytest
from django.apps import apps

from tests.architecture import house

#: Django looks for these by name.
BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html", "lms/bridge.html"}
#: HTML that was made safe before it got here, and where.
SAFE = {
    "courses/player/step.html": "blocks as courses.catalogue rendered them, sanitised with nh3",
    "courses_pages/lesson_page.html": "blocks as courses.catalogue rendered them",
    "courses_pages/try.html": "blocks as courses.catalogue rendered them",
}
#: Python that says a string is safe HTML, and why it is.
MARKED_SAFE = {
    "employers.vacancies.views.public": "JSON that was made there, with every sign of HTML escaped",
    "lms.contacts.rendering": "the list of numbers, which a template of ours made",
    "courses.player.lesson": (
        "blocks as courses.catalogue rendered them, sanitised with nh3 when they were published"
    ),
    "courses.desk.lessons": "blocks as courses.catalogue rendered them, through nh3 once more",
    "courses.interchange.views.word": "what the template of a block made of texts that went through nh3",
    "lms.blocks.retold": "what a template of ours made, with links taken away",
    "lms.core.texts": "a sentence and the texts in it, each of which is escaped",
    "lms.templatetags.lms_prose": "rich text through lms.intake.html (nh3)",
    "lms.templatetags.lms_listing": "attributes that are written there; what is filled in is escaped",
    "lms.templatetags.lms_ui": "drawings from our own stroke set; what is filled in is escaped",
    "lms.pathways.templatetags.lms_pathways": "drawings of our own",
    "lms.printing.qr": "a drawing segno made, with its label escaped",
}
#: Pages that are no pages: printed sheets, parts of pages, and what is added to pages of Wagtail's editor,
#: which get their way out from lms.safety.wagtail_hooks.
WITHOUT_A_WAY_OUT = ("*sheet*.html", "*/blocks/*", "wagtailadmin/*")

#: What a way out is made of, and the only templates that may hold it.
#: Each asks lms.safety.leaving.ways_out.way_out, or is included by one that does.
WAY_OUT = re.compile(
    r"data-leave|leave\.js|/leave/|safety:leave|class=\"leave|sign_out:page|components/(?:skip_)?leave\.html|fold/out\.js|programme_(?:out|first)\.html"
)
ASKING = {
    *(
        "lms/components/page_scripts.html",
        "lms/components/skip.html",
        "lms/components/way_out.html",
        "lms/safety/error_plain.html",
    ),
    *("lms/faces/programme.html", "lms/faces/programme_desk.html"),
    "lms/safety/error_plain_programme.html",
}
ASKED_FOR = {
    "lms/components/leave.html",
    "lms/components/skip_leave.html",
    "lms/faces/programme_out.html",
    "lms/faces/programme_first.html",
}
SHELL_PARTS = ("lms/components/way_out.html", "lms/components/skip.html")
#: The same in the words of the programme face.
PROGRAMME_PARTS = ("lms/faces/programme_out.html", "lms/faces/programme_first.html")
EXTENDS = re.compile(r'\{%\s*extends\s+(?:[\w.]+\|default:)?"([^"]+)"')
INCLUDES = re.compile(r"""\{%\s*include(?:_kept)?\s+["']([^"']+)["']""")
FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "<style>": re.compile(r"<style\b", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "another site's file": re.compile(
        r"""<(?:script|link|img|audio|video|source|iframe|use)\b[^>]*\s(?:src|href|srcset|data)\s*=\s*["']?\s*(?:https?:)?//""",
        re.IGNORECASE,
    ),
    "old translation tags": re.compile(r"\{%\s*(?:trans|blocktrans)\s"),
    "untrimmed text": re.compile(r"\{%\s*blocktranslate(?![^%]*\btrimmed\b)"),
}
ALL = house.templates()


def named_in_python() -> set[str]:
    return {
        text
        for path in house.python_files()
        for text in house.strings(path)
        if text.endswith((".html", ".txt", ".xml"))
    }


def named_in_templates() -> set[str]:
    return {
        name
        for text in ALL.values()
        for name in re.findall(r"""["']([\w/.-]+\.(?:html|txt|xml))["']""", text)
    }


def replaces_another_apps(name: str) -> bool:
    """A template of the same name exists in an installed app of somebody else's: ours stands before it."""
    return any(
        (apps.get_app_config(config.label).path and (house.Path(config.path) / "templates" / name).exists())
        for config in apps.get_app_configs()
    )


def stands_beside_code(name: str, named: set[str]) -> bool:
    """A template in the folder of what it shows is asked for by its file's name alone."""
    return not (house.TEMPLATES / name).exists() and name.rpartition("/")[2] in named


def chain(name: str) -> list[str]:
    """The template and what it extends, outwards.

    Of a variable, what it is unless a site or a face says otherwise.
    """
    found = EXTENDS.search(ALL.get(name, ""))
    outer = found[1] if found and found[1] != name else ""  # by its own name: the same of another package
    return [name, *(chain(outer) if outer else [])]


def contains(name: str, mark: str, seen: frozenset = frozenset()) -> bool:
    """Whether the template, or one it includes, has `mark` in it."""
    text = ALL.get(name, "")
    return mark in text or any(
        contains(other, mark, seen | {name}) for other in INCLUDES.findall(text) if other not in seen
    )


def test_every_template_is_used():
    named = named_in_python() | named_in_templates() | BY_NAME
    unused = [
        name
        for name in ALL
        if not any(fnmatch(name, pattern) for pattern in named)
        and not replaces_another_apps(name)
        and not stands_beside_code(name, named)
    ]
    assert unused == []


def test_every_template_that_python_names_is_there():
    ours = {name for name in named_in_python() if "*" not in name and name.partition("/")[0] in house.apps()}
    assert sorted(ours - set(ALL)) == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has_it(what):
    assert [name for name, text in ALL.items() if FORBIDDEN[what].search(house.without_comments(text))] == []


def test_html_is_called_safe_only_where_it_was_made_safe():
    assert {
        name
        for name, text in ALL.items()
        if re.search(r"\|\s*safe(?:seq)?\b|autoescape\s+off", house.without_comments(text))
    } - set(SAFE) == set()


def test_python_calls_html_safe_only_where_it_was_made_safe():
    marked = {
        house.module_name(path)
        for path in house.python_files()
        if re.search(r"\b(?:mark_safe|SafeString|SafeText)\(", house.source(path))
    }
    assert marked - set(MARKED_SAFE) == set()


def test_s02_every_page_stands_in_a_shell_that_asks_who_reads_it():
    """Whether a page has *Leave*, *Sign out* or neither is decided in one place, for the error page too."""
    shown = [
        name
        for name, text in ALL.items()
        if ("{% extends" in text or "<html" in text)
        and not any(fnmatch(name, pattern) for pattern in WITHOUT_A_WAY_OUT)
    ]
    closed = {
        name
        for name in shown
        if not any(
            all(any(contains(link, part) for link in chain(name)) for part in parts)
            for parts in (SHELL_PARTS, PROGRAMME_PARTS)
        )
    }
    # The frame of all shells, and the one that stands in a host's own; the error page that asks by itself;
    # the other one, which stands in the face's shell, given as a variable; pages of the editor, whose way out
    # is a hook of lms.safety.
    assert closed == {
        *(f"courses_interchange/{name}.html" for name in ("import", "preview", "working", "done", "export")),
        *("courses_interchange/word_bring.html", "courses_interchange/word_preview.html"),
        "courses_interchange/begin.html",
        "courses_pages/content.html",
        "courses_pages/languages.html",
        *(
            f"courses_interchange/package_{name}.html"
            for name in ("bring", "take", "made", "preview", "working", "done")
        ),
        "courses_pages/outline.html",
        "courses_pages/start.html",
        "courses_pages/publish.html",
        "lms/base.html",
        "lms/contacts/editions.html",
        "lms/bridge.html",
        "lms/desk/websites/check.html",
        "lms/desk/websites/list.html",
        "lms/desk/websites/take_away.html",
        "lms_programme/rights/review.html",
        "lms_programme/rights/reviews.html",
        "lms/safety/error_plain.html",
        "lms/safety/error_plain_programme.html",
        "lms/safety/error.html",
    }
    assert "{% extends shell %}" in ALL["lms/safety/error.html"]


def test_s02_no_other_template_has_a_way_out_of_its_own():
    assert {
        name for name, text in ALL.items() if WAY_OUT.search(house.without_comments(text))
    } == ASKING | ASKED_FOR
    assert [name for name in ASKING if "way_out ==" not in ALL[name]] == []
    assert {name for name, text in ALL.items() for part in ASKED_FOR if part in text} == {
        "lms/components/skip.html",
        "lms/components/way_out.html",
        "lms/faces/programme_desk.html",
        "lms/faces/programme.html",
    }


def test_every_folder_of_templates_belongs_to_an_app_or_replaces_anothers():
    """The wheel carries templates/<label>/ inside its app.

    A misspelt folder would travel with the site and be missed elsewhere.
    """
    folders = {path.name for path in house.TEMPLATES.iterdir() if path.is_dir()}
    assert {
        folder
        for folder in folders - set(house.apps())
        if not any(
            (house.Path(config.path) / "templates" / folder).is_dir() for config in apps.get_app_configs()
        )
    } == set()


def test_r09_pictures_on_our_pages_are_left_out_when_they_cannot_be_made():
    """Wagtail's own tag is an error then (lms.templatetags.lms_pictures)."""
    found = [
        str(path.relative_to(house.ROOT))
        for path in (house.ROOT / "templates").rglob("*.html")
        if "wagtailimages_tags" in path.read_text(encoding="utf-8")
    ]
    assert found == []
