"""./run reference: writes docs/reference.md from the code.

What a site may build on: blocks of templates, custom properties of style sheets, settings, events. Names and
defaults come from the code; what a block or a property is for stands here, and one without words stops it.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference.md"
#: {template: (what it is, {block: what it is for})}
SHELLS: dict[str, tuple[str, dict[str, str]]] = {
    "lms/base.html": (
        "The outermost page. `LMS_BASE_TEMPLATE` puts another in its place, with blocks of the same names;"
        " `check` names a missing one (lms.E075).",
        {
            "html_attributes": "more attributes of `<html>`, with a space before them",
            "robots": "what search engines are told: nothing of ours is found unless a page says so",
            "title": "the words in the tab",
            "favicon": "the small picture in the tab",
            "styles": "more style sheets, after ours; pages fill it",
            "theme": "yours, after all others: no page of ours fills it",
            "scripts": "more scripts, with `defer`",
            "body_class": "the classes of `<body>`: `page`, and what a shell adds",
            "body": "everything that is seen",
        },
    ),
    "lms/bridge.html": (
        "The same inside a site's own template, `LMS_HOST_TEMPLATE`. Copy it where your blocks have other"
        " names.",
        {
            "title": "the words in the tab: a block of your template",
            "extra_css": "a block of your template; our sheets come after yours",
            "content": "a block of your template; all we show stands in it",
            "extra_js": "a block of your template; our scripts come after yours",
            "robots": "as in `lms/base.html`",
            "styles": "as in `lms/base.html`",
            "theme": "as in `lms/base.html`",
            "scripts": "as in `lms/base.html`",
            "body_class": "the classes of the element around our page",
            "body": "everything of ours that is seen",
        },
    ),
    "lms/faces/skills.html": (
        "The shell of pages for learners, employers and visitors, inside the base template.",
        {
            "body": "everything that is seen: all below stands in it",
            "home_url": "where the name in the corner leads",
            "topbar_extra": "between the name and the languages",
            "language": "the choice of languages",
            "main_class": "the classes of `<main>`",
            "main": "the page itself",
            "footer": "at the bottom, before the link to the privacy page",
            "privacy": "the link to the privacy page",
            "thumb": "what lies under the thumb on a phone",
        },
    ),
    "lms/faces/learn.html": (
        "A learner's own pages. Extends `lms/faces/skills.html`.",
        {
            "home_url": "her first page",
            "scripts": "what makes learning smoother; call `{{ block.super }}`",
            "keeping": "the script that keeps what she is writing, before all others",
            "privacy": "the link to her own privacy page",
        },
    ),
    "lms/faces/desk.html": (
        "The desks, inside the base template.",
        {
            "styles": "the sheet of the desks",
            "body_class": "the classes of `<body>`",
            "body": "everything that is seen",
            "home_url": "where the name in the corner leads",
            "main_class": "the classes of `<main>`",
            "main": "the page itself",
        },
    ),
    "lms/faces/programme.html": (
        "The public website, whole: it shares no file with the other one and has no base template.",
        {
            "title": "the words in the tab",
            "robots": "what search engines are told",
            "styles": "more style sheets; pages fill it",
            "theme": "yours, after all others: no page of ours fills it",
            "scripts": "more scripts, with `defer`",
            "body": "everything that is seen",
            "home_url": "where the name in the corner leads",
            "tongues": "the links of the menu of languages",
            "main_class": "the classes of `<main>`",
            "main": "the page itself",
            "footer": "at the bottom, before the links",
            "print": "the button that prints; empty where the page has one of its own",
        },
    ),
}
#: {style sheet: (where it is read from, what it is, {property: what it is for})}
SHEETS: dict[str, tuple[str, str, dict[str, str]]] = {
    "lms/css/lms.css": (
        "styles/lms/tokens.css",
        "The website with the courses, and the desks.",
        {
            "paper": "the ground of every page",
            "card": "the ground of what lies on it",
            "sand": "quiet areas and bars",
            "ink": "text",
            "soft": "text that matters less, 4.5:1 or more on `card`",
            "line": "edges of controls, 3:1 or more",
            "teal": "links and what is chosen",
            "plum": "the second colour: help, and what is hers",
            "apricot": "a touch of warmth in drawings and marks; never text",
            "leaf": "right, done",
            "clay": "wrong, danger",
            "on-action": "text on `action`",
            "action": "the ground of buttons",
            "cut-teal": "colours of paper in drawings, here and below",
            "cut-leaf": "the same",
            "cut-clay": "the same",
            "cut-apricot": "the same",
            "cut-cream": "the same",
            "cut-ink": "the same",
            "shade": "the shadow of what lies above",
            "shade-near": "the same, close",
            "text": "the size of text",
            "leading": "the height of lines; larger in Arabic",
            "radius": "how round corners are",
            "control": "the smallest height and width of what is touched",
            "measure": "how long lines get",
            "font": "the font of everything",
        },
    ),
    "fold/fold.css": (
        "lms/static/fold/fold.css",
        "The public website.",
        {
            "sheet": "the ground of what lies on the table",
            "table": "the ground of every page",
            "print": "text",
            "grey": "text that matters less",
            "rule": "edges of controls, 3:1 or more",
            "plum": "links, buttons and what is chosen",
            "on-plum": "text on `plum`",
            "wash": "quiet areas",
            "band": "the strip along the top and the bottom",
            "on-band": "text on `band`",
            "out": "the ground of *Leave*",
            "on-out": "the word on it",
            "out-over": "its ground under the pointer",
            "good": "right, done",
            "wrong": "wrong, danger",
            "crease": "the fold in a sheet",
            "lift": "the shadow of a sheet",
            "side": "from everything to the edges of the screen",
            "serif": "the font of headings",
            "plain": "the font of everything else",
            "torn": "the torn edge of a band, as a mask",
        },
    ),
}


THEME = (
    '{% extends "lms/base.html" %}',
    "{% load static %}",
    '{% block theme %}<link rel="stylesheet" href="{% static \'mysite/theme.css\' %}">{% endblock %}',
)


def blocks_of(template: str) -> list[str]:
    """In the order in which the template names them."""
    text = (ROOT / "templates" / template).read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(r"{% block (\w+) %}", text)))


def properties_of(source: str) -> dict[str, tuple[str, str]]:
    """{property: its value, and that in the dark where it is another one}."""
    text = re.sub(r"/\*.*?\*/", "", (ROOT / source).read_text(encoding="utf-8"), flags=re.DOTALL)
    light, _media, rest = text.partition("@media (prefers-color-scheme: dark)")
    dark = dict(_declared(rest.partition(":root {")[2].partition("}")[0]))
    root = light.partition(":root {")[2].partition("}")[0]
    return {name: (value, dark.get(name, "")) for name, value in _declared(root)}


def _declared(rules: str) -> Iterator[tuple[str, str]]:
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", rules):
        yield name, " ".join(value.split())


def settings() -> dict[str, tuple[str, str]]:
    """{LMS_… : its default, what it says}, as lms/core/conf.py reads them."""
    tree = ast.parse((ROOT / "lms" / "core" / "conf.py").read_text(encoding="utf-8"))
    [conf] = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    found = {}
    for reader in (node for node in conf.body if isinstance(node, ast.FunctionDef)):
        said = " ".join((ast.get_docstring(reader) or "").split())
        for call in ast.walk(reader):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "getattr":
                name = ast.literal_eval(call.args[1])
                default = ast.unparse(call.args[2]).replace("OWN_BASE", "'lms/base.html'")
                found[name] = default, said.removeprefix(f"`{name}`: ")
    return dict(sorted(found.items()))


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def page() -> str:
    return "\n".join([*_head(), *_templates(), *_sheets(), *_settings(), *_events()]) + "\n"


def _head() -> list[str]:
    return [
        "# Reference",
        "",
        "Written by `./run reference` from the code; change it there, or in `tools/reference.py` what a block"
        " or a property is for. What stands here is public: it changes with a note in the changelog. Commands"
        " stand in [commands.md](commands.md), contracts for code in `lms.contracts`.",
    ]


def _templates() -> Iterator[str]:
    yield from ("", "## Blocks of templates", "")
    yield (
        "A template of yours with the same name, in an app that stands before ours or in `DIRS`, is found"
        " first; one that extends ours changes single blocks."
    )
    for template, (what, words) in SHELLS.items():
        yield from ("", f"### {template}", "", what, "", "| block | what it is for |", "|---|---|")
        for name in blocks_of(template):
            yield row(f"`{name}`", words[name])


def _sheets() -> Iterator[str]:
    yield from ("", "## Custom properties of style sheets", "")
    yield (
        "Set them on `:root` in a style sheet of yours that comes later; components read nothing else. It"
        " stands on every page with these lines in a template of yours called `lms/base.html`, in a folder of"
        " `DIRS` or in an app that stands before ours (`lms/faces/programme.html` for the public website):"
    )
    yield from ("", "```html", *THEME, "```", "")
    yield ("Give those with a second value one for the dark, inside `@media (prefers-color-scheme: dark)`.")
    for sheet, (source, what, words) in SHEETS.items():
        head = ("| property | value | in the dark | what it is for |", "|---|---|---|---|")
        yield from ("", f"### {sheet}", "", what, "", *head)
        for name, (value, dark) in properties_of(source).items():
            yield row(f"`--{name}`", f"`{value}`", f"`{dark}`" if dark else "", words[name])


def _settings() -> Iterator[str]:
    yield from ("", "## Settings", "")
    yield "Which of them weaken what, and settings of others that matter: [settings.md](settings.md)."
    yield from ("", "| setting | default | what it says |", "|---|---|---|")
    for name, (default, said) in settings().items():
        yield row(f"`{name}`", f"`{default}`", said)


def _events() -> Iterator[str]:
    yield from ("", "## Signals and events", "")
    yield (
        "This suite sends no Django signals of its own. What happens in it is told by events: frozen"
        " dataclasses, heard in the transaction in which it happens. Which there are, with their fields, who"
        " tells them and when: [events.md](events.md). An app of yours hears one so, in a module that its"
        " `AppConfig.ready` imports:"
    )
    yield from (
        "",
        "```python",
        "from lms.contracts import event",
        "from courses.progress.events import ModulePassed",
        "",
        "",
        "@event.handles(ModulePassed)",
        "def count_it(told: ModulePassed) -> None:",
        "    print(told.enrolment, told.module)",
        "```",
        "",
        "What raises there undoes what happened. Wagtail's own signals (`page_published` and others) are sent"
        " for our pages as for yours.",
    )


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print("docs/reference.md is written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
