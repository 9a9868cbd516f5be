"""Pages that can be heard: a button where there is a recording, and nothing is said that is not written."""

import html
import re

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from lms.contracts import spoken
from tests.architecture import house
from tests.factories.people import make_learner

#: Whose fields stand on pages that can be heard.
FORMS = (
    "lms/accounts/forms.py",
    "lms/pathways/hers/forms/",
    "employers/portfolios/own/steps.py",
    "employers/portfolios/own/forms.py",
)
TAG = re.compile(r'{% page_sound "([\w-]+)" %}')


def templates() -> dict[str, str]:
    """By key of a spoken page: the templates that have its button, as one text."""
    found: dict[str, str] = {}
    for path in sorted((house.ROOT / "templates").rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        for key in TAG.findall(source):
            found[key] = found.get(key, "") + html.unescape(source)
    return found


def test_every_spoken_page_has_its_button_and_every_button_its_words():
    assert sorted(templates()) == sorted(page.key for page in spoken.spoken_pages())


def test_what_is_said_stands_on_the_page():
    forms = "".join(
        re.sub(r'"\s+"', "", house.source(path))
        for path in house.python_files()
        if house.place(path).startswith(FORMS)
    )
    shown = templates()
    missing = [
        (page.key, str(sentence))
        for page in spoken.spoken_pages()
        for sentence in page.sentences
        if str(sentence) not in shown[page.key] + forms
    ]
    assert missing == []


def test_each_sentence_is_followed_by_a_pause_in_her_language():
    page = spoken.SpokenPage("x", ["Choose a PIN", "Whose phone is this?", " Only mine. "])
    assert page.text() == "Choose a PIN. Whose phone is this? Only mine."
    with translation.override("it"):
        enter = next(page for page in spoken.spoken_pages() if page.key == "enter")
        assert "Enter with your card" not in enter.text()


@pytest.mark.django_db
def test_there_is_a_button_where_there_is_a_recording_of_her_language(faces, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert "data-listen" not in client.get("/learn/enter/").content.decode()
    default_storage.save(spoken.sound_path("enter", "it"), ContentFile(b"sound"))
    assert "data-listen" not in client.get("/learn/enter/").content.decode()
    page = client.get("/it/learn/enter/").content.decode()
    assert re.findall(r'<audio controls[^>]*src="([^"]+)"', page) == [
        f"{settings.MEDIA_URL}sound/page-enter.it.mp3"
    ]


@pytest.mark.django_db
def test_the_recording_is_for_whoever_enters_and_says_nothing_of_her(faces, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    default_storage.save(spoken.sound_path("enter", "en"), ContentFile(b"sound"))
    assert client.get(f"{settings.MEDIA_URL}sound/page-enter.en.mp3").status_code == 200
    learner = make_learner()
    assert [page.key for page in spoken.spoken_pages() if learner.profile.handle in page.text()] == []


def test_a_language_has_the_words_of_every_page():
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            assert [page.key for page in spoken.spoken_pages() if not page.text()] == []
