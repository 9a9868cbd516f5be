"""Coping in a learner's own pages: the same words, nothing that leads to the other website."""

import re

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale

from lms.contracts import neutral_help
from lms.programme.coping.feelings import Feeling
from lms.programme.models import CopingToolPage
from lms.safety.faces.models import Face
from tests.corpus.files import sound_mp3
from tests.factories.people import make_learner
from tests.lms.programme.coping.test_coping import shelf, tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(faces, enter):
    return enter(make_learner().user, pin=True)  # she was told about her phone


def source():
    return next(each for each in neutral_help.sources() if each.key == "coping")


def with_blocks(made: CopingToolPage, *blocks: dict) -> CopingToolPage:
    made.body = CopingToolPage.body.field.stream_block.to_python(list(blocks))
    made.save()
    return made


def test_tools_are_listed_by_feeling_and_all_of_them(faces):
    page = shelf(faces)
    wall = tool(page, "Wall", Feeling.ANGRY)
    fan = tool(page, "Fan", Feeling.HEART_RACES)
    tool(page, "Draft", Feeling.ANGRY, live=False)
    listed = [
        (group.title, [link.uuid for link in group.links]) for group in source().contents(language="en")
    ]
    assert listed == [
        ("My heart races", [fan.translation_key]),
        ("I am so angry", [wall.translation_key]),
        ("All of them", [wall.translation_key, fan.translation_key]),
    ]


def test_without_tools_it_is_not_offered(faces):
    shelf(faces)
    assert source().contents(language="en") == []


def test_a_tool_is_shown_in_her_pages_and_leads_nowhere_else(browser, faces):
    page = shelf(faces, person='<p>Call <a href="tel:112">112</a> or <a href="/coping/">read</a>.</p>')
    made = tool(page, "Fan", Feeling.HEART_RACES, shows_fan=True)
    shown = browser.get(f"/learn/help/{made.translation_key}/").content.decode()
    for words in ("<h1>Fan</h1>", "First this", "A person to talk to", "Let the fan move", 'href="tel:112"'):
        assert words in shown
    assert re.findall(r"coping|heal\.localhost|fold/|leaf", shown) == []


def test_it_is_read_in_her_language_else_in_the_one_it_was_written_in(browser, faces):
    page = shelf(faces)
    italian = Locale.objects.get(language_code="it")
    page.copy_for_translation(italian).save_revision().publish()
    fan, wall = tool(page, "Fan", Feeling.TIGHT), tool(page, "Wall", Feeling.TIGHT)
    translated = fan.copy_for_translation(italian)
    translated.title = "Ventaglio"
    translated.save_revision().publish()
    shown = browser.get(f"/it/learn/help/{fan.translation_key}/").content.decode()
    assert ("<h1>Ventaglio</h1>" in shown, 'class="notice"' in shown) == (True, False)
    shown = browser.get(f"/it/learn/help/{wall.translation_key}/").content.decode()
    assert ('<span lang="en" dir="ltr">Wall</span>' in shown, 'class="notice"' in shown) == (True, True)


def test_what_is_not_translated_yet_says_so_in_her_pages_too(browser, faces):
    page = shelf(faces)
    italian = Locale.objects.get(language_code="it")
    page.copy_for_translation(italian).save_revision().publish()
    fan = tool(page, "Fan", Feeling.TIGHT)
    fan.copy_for_translation(italian).save_revision().publish()
    shown = browser.get(f"/it/learn/help/{fan.translation_key}/").content.decode()
    assert '<h1><span lang="en" dir="ltr">Fan</span></h1>' in shown


def test_a_recording_is_heard_at_an_address_of_her_pages(browser, faces, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    face = Face.objects.get(kind="programme")
    face.collection = Collection.get_first_root_node().add_child(name="Of the programme")
    face.save()
    recording = get_document_model()(title="Fan", collection=face.collection)
    recording.file.save("fan.mp3", ContentFile(sound_mp3()), save=False)
    recording.save()
    made = with_blocks(
        tool(shelf(faces), "Fan", Feeling.TIGHT),
        {"type": "sound", "id": "s", "value": {"title": "Fan", "audio": recording.pk, "transcript": "In."}},
    )
    address = f"/learn/help/{made.translation_key}/s/"
    shown = browser.get(f"/learn/help/{made.translation_key}/").content.decode()
    assert (f'src="{address}"' in shown, recording.file.url in shown) == (True, False)
    elsewhere = browser.get(recording.file.url)
    answer = browser.get(address)
    assert (elsewhere.status_code, b"".join(answer), answer["Content-Type"]) == (
        404,
        (tmp_path / recording.file.name).read_bytes(),
        "audio/mpeg",
    )


def test_the_breath_is_the_first_tool_with_the_fan(faces):
    page = shelf(faces)
    tool(page, "Wall", Feeling.ANGRY)
    assert source().breath(language="en") is None
    tool(page, "Fan", Feeling.HEART_RACES, shows_fan=True)
    tool(page, "Other", Feeling.HEART_RACES, shows_fan=True)
    found = source().breath(language="en")
    assert (found.title, found.breathes) == ("Fan", True)
