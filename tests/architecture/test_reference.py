"""docs/reference.md, docs/settings.md and docs/events.md say what the code does, and nothing else."""

import dataclasses
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.template import engines
from django.test import Client, RequestFactory
from wagtail.models import Site

from courses.progress.events import ModulePassed
from lms.contracts import event
from lms.contracts.event_map import kinds
from lms.core.conf import Conf
from lms.safety.context_processors import face
from lms.safety.faces.models import Face
from tests.architecture import house
from tests.factories.people import make_learner, make_worker
from tools import reference

DOCS = house.ROOT / "docs"
#: Read by packages of others: named in docs/settings.md because what stands there can weaken something.
SETTING = re.compile(r"\bLMS_[A-Z_]+\b")
#: Settings of the ready-made site's own commands and of tests.
NOT_FOR_SITES = {"LMS_DEMO"}
#: How `lms.installing.MIDDLEWARE` is called in the lines that a site pastes.
IMPORTED = {"LMS_MIDDLEWARE", "LMS_"}
#: As Wagtail's project template has it.
HOSTS_OWN = """<!doctype html><title>{% block title %}{% endblock %}</title>
{% block extra_css %}{% endblock %}{% block content %}{% endblock %}{% block extra_js %}{% endblock %}"""


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def everything_of_ours() -> str:
    return "\n".join(house.source(path) for path in house.python_files())


def test_the_page_is_written_from_this_code():
    assert read("reference.md") == reference.page(), "./run reference writes it anew"


def test_every_block_and_every_property_has_words_and_no_words_are_left_over():
    blocks = {name: list(words) for name, (_what, words) in reference.SHELLS.items()}
    assert {name: sorted(words) for name, words in blocks.items()} == {
        name: sorted(reference.blocks_of(name)) for name in reference.SHELLS
    }
    properties = {name: list(words) for name, (_source, _what, words) in reference.SHEETS.items()}
    assert properties == {
        name: list(reference.properties_of(source))
        for name, (source, _what, _words) in reference.SHEETS.items()
    }


@pytest.fixture
def page_of(settings):
    """A page whose template extends a shell and fills one of its blocks."""
    settings.LMS_HOST_TEMPLATE = engines["django"].from_string(HOSTS_OWN)
    request = RequestFactory().get("/")
    request.user, request.session = AnonymousUser(), {}
    request.face = Face(kind="skills", name="Open Path", site=Site(hostname="localhost"))

    def page(shell: str, block: str) -> str:
        source = f'{{% extends "{shell}" %}}{{% block {block} %}}-of-mine-{{% endblock %}}'
        return engines["django"].from_string(source).render({"face": face(request)["face"]}, request)

    return page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("shell", "block"),
    [(shell, block) for shell, (_what, words) in reference.SHELLS.items() for block in words],
)
def test_what_fills_a_block_is_on_the_page(page_of, shell, block):
    assert "-of-mine-" in page_of(shell, block)


@pytest.mark.django_db
def test_a_sheet_of_a_site_stands_on_every_page_after_all_others(faces, enter, settings, tmp_path):
    """With the page's own lines in a template of the site's."""
    [lines] = re.findall(r"```html\n(.*?)```", read("reference.md"), re.DOTALL)
    (tmp_path / "lms").mkdir()
    (tmp_path / "lms" / "base.html").write_text(lines)
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]
    pages = {
        "/learn/enter/": Client(SERVER_NAME="localhost"),
        "/learn/": enter(make_learner().user),
        "/teach/": enter(make_worker()),
    }
    last = {
        address: re.findall(r'<link rel="stylesheet" href="([^"]+)"', browser.get(address).content.decode())[
            -1
        ]
        for address, browser in pages.items()
    }
    assert last == dict.fromkeys(pages, "/static/mysite/theme.css")


def test_no_page_of_ours_fills_the_block_of_a_site():
    filled = [name for name, text in house.templates().items() if "{% block theme %}" in text]
    assert sorted(filled) == ["lms/base.html", "lms/bridge.html", "lms/faces/programme.html"]


@pytest.mark.parametrize("sheet", reference.SHEETS)
def test_changing_a_property_changes_a_page(sheet):
    """A rule reads it, and no rule but those on `:root` gives it a value; test_styles.py holds that each rule
    is of something that pages have.
    """
    source, _what, words = reference.SHEETS[sheet]
    own = (house.ROOT / "lms" / "static" / sheet).read_text(encoding="utf-8")
    everywhere = own + "".join(
        path.read_text(encoding="utf-8")
        for folder in ("lms", "courses", "employers", "templates", "demo/drawings")
        for path in (house.ROOT / folder).rglob("*")
        if path.suffix in {".css", ".svg", ".html"}
    )
    assert [name for name in words if f"var(--{name})" not in everywhere] == []
    assert (house.ROOT / source).exists()


def test_every_setting_is_in_the_page_and_read_somewhere():
    code = everything_of_ours()
    documented = set(reference.settings())
    named = set(SETTING.findall(code)) - NOT_FOR_SITES - IMPORTED
    assert named - documented == set(), "read it in lms/core/conf.py, with a sentence"
    readers = [name for name, value in vars(Conf).items() if isinstance(value, property)]
    unread = [name for name in readers if f"conf.{name}" not in code]
    assert (unread, len(readers) >= len(documented)) == ([], True)


@pytest.mark.parametrize(
    "page", ["settings.md", "host-site.md", "deploying.md", "uninstalling.md", "upgrading.md"]
)
def test_no_page_names_a_setting_that_is_not_there(page):
    assert set(SETTING.findall(read(page))) - set(reference.settings()) - IMPORTED == set()


def test_every_setting_that_a_check_warns_of_stands_among_those_that_weaken():
    """By the name that the warning itself says."""
    warned = {
        name
        for path in (house.ROOT / "lms").rglob("*.py")
        for name in re.findall(r'"(LMS_[A-Z_]+)', house.source(path))
        if path.name in {"checks.py", "weakening.py"}
    }
    assert warned - set(SETTING.findall(read("settings.md"))) == set()


def test_events_are_told_with_the_fields_that_the_page_names():
    told = dict(re.findall(r"^## (\w+)\n\n`[\w.]+` · (.*)$", read("events.md"), re.MULTILINE))
    assert told == {
        kind.__name__: ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind)) for kind in kinds()
    }


@pytest.mark.django_db
def test_the_example_of_the_page_hears_the_event(capsys):
    [code] = re.findall(r"```python\n(.*?)```", read("reference.md"), re.DOTALL)
    scope: dict = {"__name__": "a_site.handlers"}
    before = dict(event._handlers[ModulePassed])
    event._handlers[ModulePassed].clear()
    try:
        exec(code, scope)  # noqa: S102 - our own page
        with transaction.atomic():
            event.emit(ModulePassed(enrolment="hers", module="Kitchen"))
    finally:
        event._handlers[ModulePassed] = before
    assert capsys.readouterr().out == "hers Kitchen\n"
