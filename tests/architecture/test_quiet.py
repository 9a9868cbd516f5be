"""Quiet mode (S4): the tab of a learner's page names the kind of thing, never the topic."""

import re

from django.apps import apps
from wagtail.models import AbstractPage

from tests.architecture import house
from tests.architecture.test_templates import ALL, chain

TITLE = re.compile(r"\{%\s*block title\s*%\}(.*?)\{%\s*endblock", re.DOTALL)
FILLED_IN = re.compile(r"\{\{\s*(.*?)\s*\}\}|\{%\s*(?:blocktranslate|include|firstof|filter)\b")
LEARN = "lms/faces/learn.html"
#: What keeps something in a browser beyond the page.
KEEPING = re.compile(
    r"\b(serviceWorker|indexedDB|caches|localStorage|sessionStorage|FileSystem|showSaveFilePicker)\b"
)


def telling(name: str) -> list[str]:
    """What the title fills in, besides the neutral name of the face."""
    return [
        found[1] or found[0]
        for block in TITLE.findall(ALL[name])
        for found in FILLED_IN.finditer(block)
        if found[1] != "face.name"
    ]


def test_s04_titles_of_a_learners_pages_are_fixed_words():
    hers = [name for name in ALL if LEARN in chain(name)] + [
        "lms/accounts/enter.html",
        "lms/accounts/card_lost.html",
        "lms/safety/safer.html",
    ]
    assert len(hers) > 15
    assert {name: telling(name) for name in hers if telling(name)} == {}


def test_s04_titles_of_sensitive_pages_are_fixed_words():
    pages = [
        model
        for model in apps.get_models()
        if issubclass(model, AbstractPage) and getattr(model, "sensitive", False)
    ]
    assert {model.template: telling(model.template) for model in pages if telling(model.template)} == {}


def test_s04_the_icon_of_the_tab_says_nothing():
    base = ALL["lms/base.html"]
    assert re.findall(r'rel="icon" href="([^"]+)"', base) == ["{% static 'lms/page.svg' %}"]
    assert {
        name: text.count('rel="icon"')
        for name, text in ALL.items()
        if 'rel="icon"' in text and 'href="data:,"' not in text
    } == {"lms/base.html": 1}
    assert "#0F5F5C" not in house.source(house.ROOT / "lms" / "static" / "lms" / "page.svg")


def test_s08_nothing_is_kept_for_offline_and_no_page_can_be_installed():
    """There is no offline mode yet.

    Whoever adds one makes it hers to choose, and wipes it on leaving; only leaving clears stores today.
    """
    scripts = [
        path
        for package in house.PACKAGES
        for path in (house.ROOT / package).rglob("*.js")
        if "static" in path.parts
    ]
    kept = {path.name: sorted(set(KEEPING.findall(path.read_text()))) for path in scripts}
    assert {name: found for name, found in kept.items() if found} == {
        **{name: ["localStorage", "sessionStorage"] for name in ("leave.js", "out.js")},
        "services.js": ["sessionStorage"],  # sealed, for the way back, until the tab or the hour ends
    }
    assert [name for name, text in ALL.items() if 'rel="manifest"' in text] == []


#: A form's own address and way of sending: a button called "action" would stand in its place.
SHADOWED = re.compile(r"\bform\.(?:action|method|target)\b(?!\s*=[^=])")


def test_no_script_asks_a_form_for_what_a_button_of_it_can_be_called():
    """`form.action` is the button that is named so, where there is one, and no address."""
    asked = {
        path.name: SHADOWED.findall(path.read_text())
        for package in house.PACKAGES
        for path in (house.ROOT / package).rglob("*.js")
        if "static" in path.parts
    }
    assert {name: found for name, found in asked.items() if found} == {}
