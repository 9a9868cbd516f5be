"""The home of the programme is built of the shared content blocks, in its own looks and words."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face
from tests.corpus import files
from tests.factories.tongues import Page

pytestmark = pytest.mark.django_db
TEXT = {"heading": "Who we work with", "text": "<p>Towns and unions.</p>", "audio": None}


def home(faces, parts: list[tuple[str, object]]) -> ProgrammeHomePage:
    page = ProgrammeHomePage.objects.get(pk=faces.programme.pk)
    page.parts = page.parts.stream_block.to_python(
        [{"type": kind, "value": value, "id": f"part-{number}"} for number, (kind, value) in enumerate(parts)]
    )
    page.save_revision().publish()
    return page


def shown(path: str = "/") -> str:
    return Client(SERVER_NAME="heal.localhost").get(path).content.decode()


def test_every_part_is_shown_in_order(faces):
    recording = get_document_model().objects.create(
        title="Market",
        file=ContentFile(files.sound_wav(), name="x.wav"),
        collection=Face.objects.get(kind="programme").collection,
    )
    home(
        faces,
        [
            ("text", TEXT),
            ("sound", {"title": "A morning", "audio": recording.pk, "transcript": "The stalls open."}),
            ("note", {"tone": "note", "title": "", "text": "<p>An open day.</p>", "audio": None}),
            ("steps", {"heading": "How a partner joins", "steps": ["Write to us", "We visit you"]}),
            ("checklist", {"heading": "What to bring", "points": ["Two hours"]}),
        ],
    )
    page = shown()
    words = ["Who we work with", "Towns and unions.", "A morning", "The stalls open.", "An open day."]
    words += ["How a partner joins", "We visit you", "What to bring", "Two hours"]
    places = [page.index(word) for word in words]
    assert places == sorted(places)
    assert ('<audio controls preload="none"' in page, "sound.js" in page) == (True, False)


def test_what_nobody_has_translated_says_its_language(faces):
    source = home(faces, [("text", TEXT)])
    translated = ProgrammeHomePage.objects.get(
        translation_key=source.translation_key, locale__language_code="it"
    )
    translated.parts = source.parts
    translated.save_revision().publish()
    said = {part.text: part.language for part in Page(shown("/it/")).said}
    assert said["Towns and unions."] == "en"


def test_without_parts_there_is_no_empty_sheet(faces):
    assert "fold__parts" not in shown()
