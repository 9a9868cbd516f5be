"""Blocks with something to do: what she writes for herself goes nowhere, a pause stands on its own, a file
says what it is.
"""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from courses.catalogue.models import Course, Lesson
from courses.enrolments.actions import enrol
from lms.contracts.lesson_block import lesson_blocks
from lms.messaging.destinations import ASKING
from tests.corpus import files
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(faces, enter):
    """The page of a step with this block, as she reads it."""

    def page(kind: str, value: dict) -> BeautifulSoup:
        lesson = make.lesson_page(make.module_page(make.course_page(faces.skills)))
        lesson.body = make.lesson_body([[(kind, value), ("text", {"text": "<p>Then this.</p>"})]])
        lesson.save_revision().publish()
        learner = make_learner().user
        enrol(learner, Course.objects.get(), by=learner)
        step = Lesson.objects.get(uuid=lesson.translation_key).steps.get(retired_at=None)
        return BeautifulSoup(enter(learner).get(f"/learn/{step.uuid}/").content, "html.parser")

    return page


def test_what_she_writes_for_herself_is_in_no_form_and_has_no_name(read):
    page = read("reflection", {"question": "What went <well>?", "audio": None})
    (field,) = page.select("main textarea")
    assert (field.get("name"), field.find_parent("form"), field["autocomplete"]) == (None, None, "off")
    said = " ".join(field.find_parent("label").get_text(" ").split())
    assert said.startswith("Only for you What you write here is sent nowhere and saved nowhere.")
    assert "What went <well>?" in page.get_text()


def test_a_pause_has_its_own_steps_and_the_tool_where_there_is_one(read):
    steps = {"heading": "Three breaths", "steps": ["In.", "Out."], "audio": None}
    page = read("pause", {**steps, "leads_to": f"ask:{ASKING}"})
    assert [each.text for each in page.select(".part--pause li")] == ["In.", "Out."]
    assert [each["href"] for each in page.select("main .task__title")] == ["/learn/messages/"]


def test_a_pause_stands_alone_where_no_room_brings_a_tool(read):
    gone = "help:00000000-0000-0000-0000-000000000001"
    page = read("pause", {"heading": "Breathe", "steps": ["In."], "audio": None, "leads_to": gone})
    assert [each.text for each in page.select(".part--pause li")] == ["In."]
    assert page.select("main .task__title") == []


def test_a_download_says_what_it_is_and_how_large(read, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kept = get_document_model().objects.create(
        title="List", file=ContentFile(files.sound_wav(), name="list.wav")
    )
    page = read("download", {"title": "The list", "file": kept.pk})
    (link,) = page.select("main a[download]")
    assert (link["href"], link.text.strip()) == (kept.url, "The list")
    assert re.search(r"WAV, [\d.]+\s(bytes|KB)\. It stays on your phone", page.get_text())


def test_a_download_whose_file_is_gone_is_left_out(read):
    assert read("download", {"title": "The list", "file": None}).select("main a[download]") == []


def test_the_menu_of_the_editor_opens_on_six():
    first = {kind.first: kind.name for kind in lesson_blocks if kind.first}
    assert [first[place] for place in sorted(first)] == [
        "text",
        "picture",
        "audio",
        "question",
        "callout",
        "steps",
    ]
