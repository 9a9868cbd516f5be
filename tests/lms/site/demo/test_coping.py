"""The demo's coping pages say the same in all eight languages."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Locale

import lms
from lms.programme.coping.sheets import Sheet
from lms.programme.models import CopingPage, CopingToolPage, ProgrammeHomePage
from lms.site.demo.content import read
from lms.site.demo.coping import FOLDER, key, load_coping
from tests.corpus.files import sound_mp3

STATIC = Path(lms.__file__).parent / "static"
LANGUAGES = {"en", "it", "es", "el", "ro", "ar", "fr", "uk"}


def words(language: str) -> list[tuple[str, int, bool]]:
    tools = read(FOLDER / f"tools.{language}.toml")["tools"]
    return [(tool["id"], len(tool["steps"]), "note" in tool) for tool in tools]


def test_every_language_has_every_tool_step_by_step():
    shelf = read(FOLDER / "coping.toml")
    said = {language: words(language) for language in LANGUAGES}
    assert [language for language, found in said.items() if found != said["en"]] == []
    assert [tool for tool, _steps, _note in said["en"]] == shelf["tools"]
    assert {name: set(shelf[name]) for name in ("title", "lead", "person")} == dict.fromkeys(
        ("title", "lead", "person"), LANGUAGES
    )
    sheets = [shelf["sheets"][kind.value] for kind in Sheet]
    assert [set(sheet[name]) for sheet in sheets for name in ("title", "lead")] == [LANGUAGES] * 4


@pytest.mark.django_db
def test_a_tool_is_heard_where_there_is_a_voice(faces, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("lms.site.demo.coping.languages_of", lambda words: ["en"])
    monkeypatch.setattr("lms.site.demo.speech.synthesise", lambda words, language: sound_mp3())
    load_coping(ProgrammeHomePage.objects.get(pk=faces.programme.pk))
    heard = CopingToolPage.objects.get(translation_key=key("paper-fan")).body[0].value["audio"]
    assert heard.title.endswith("(coping-paper-fan.en)")


@pytest.mark.django_db
def test_they_stand_below_the_home_of_each_language(faces, monkeypatch):
    monkeypatch.setattr("lms.site.demo.coping.languages_of", lambda words: ["en", "it"])
    load_coping(ProgrammeHomePage.objects.get(pk=faces.programme.pk))
    shelves = CopingPage.objects.order_by("path").values_list("locale__language_code", "title")
    assert dict(shelves) == {"en": "What is it like right now?", "it": "Come va in questo momento?"}
    english, italian = CopingToolPage.objects.filter(translation_key=key("paper-fan")).order_by("pk")
    assert (english.shows_fan, italian.shows_fan, italian.translation_key) == (
        True,
        True,
        english.translation_key,
    )
    assert [row.feeling for row in italian.feelings.all()] == [row.feeling for row in english.feelings.all()]


@pytest.mark.django_db
def test_the_first_view_weighs_thirty_kilobytes_at_most(faces, monkeypatch):
    """In the language that needs most, as it is sent: compressed (docs/deploying.md)."""
    greek = Locale.objects.create(language_code="el")
    home = ProgrammeHomePage.objects.get(pk=faces.programme.pk)
    home.copy_for_translation(greek).save_revision().publish()
    monkeypatch.setattr("lms.site.demo.coping.languages_of", lambda words: ["en", "el"])
    load_coping(home)
    weights = {path: weight(f"/el/coping/{path}") for path in ("", "paper-fan/", "card/", "plan/")}
    assert {path: found for path, found in weights.items() if found > 30 * 1024} == {}


def weight(address: str) -> int:
    browser = Client(SERVER_NAME="heal.localhost")
    page = browser.get(address).content
    files = re.findall(rb'(?:href|src)="/static/(fold/[^"]+)"', page)
    sent = browser.get(address, headers={"Accept-Encoding": "gzip"})
    return len(sent.content) + sum(
        len(gzip.compress((STATIC / name.decode()).read_bytes())) for name in files
    )
