"""Coping: chosen by feeling, read without a sign-in, and nothing of it is kept or sent."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Locale

import lms
from lms.programme.coping.drawings import ToolDrawing
from lms.programme.coping.feelings import Feeling
from lms.programme.models import CopingPage, CopingToolPage, ToolFeeling
from tests.corpus.files import sound_mp3
from tests.factories.tongues import Page as Shown

pytestmark = pytest.mark.django_db
NOTE = {"tone": "note", "title": "", "text": "<p>Write it down.</p>", "audio": None}
STATIC = Path(lms.__file__).parent / "static"


def shelf(faces, **fields) -> CopingPage:
    return faces.programme.add_child(
        instance=CopingPage(
            title="How is it?",
            slug="coping",
            locale=faces.programme.locale,
            show_in_menus=True,
            **{"person": "<p>Call 112.</p>", **fields},
        )
    )


def tool(page: CopingPage, title: str, *feelings: Feeling, **fields) -> CopingToolPage:
    made = CopingToolPage(
        title=title, slug=title.lower().replace(" ", "-"), summary=f"{title}, short.", locale=page.locale
    )
    for name, value in fields.items():
        setattr(made, name, value)
    made.feelings = [ToolFeeling(feeling=feeling) for feeling in feelings]
    made.body = CopingToolPage.body.field.stream_block.to_python(
        [{"type": "steps", "id": "a", "value": {"heading": "How", "steps": ["First this", "Then that"]}}]
    )
    return page.add_child(instance=made)


def browser() -> Client:
    return Client(SERVER_NAME="heal.localhost")


def offered(answer) -> dict[str, list[str]]:
    return {row.feeling.value: [tool.title for tool in row.tools] for row in answer.context["feelings"]}


def test_a_feeling_opens_into_three_tools_at_most_in_the_authors_order(faces):
    page = shelf(faces)
    for number in range(1, 5):
        tool(page, f"Tool {number}", Feeling.HEART_RACES)
    tool(page, "Tool 5", Feeling.ANGRY, Feeling.HEART_RACES)
    answer = browser().get("/coping/")
    assert offered(answer) == {"heart-races": ["Tool 1", "Tool 2", "Tool 3"], "angry": ["Tool 5"]}
    assert [each.title for each in answer.context["tools"]] == [f"Tool {number}" for number in range(1, 6)]


def test_what_is_not_live_is_offered_nowhere(faces):
    page = shelf(faces)
    tool(page, "Ready", Feeling.TIGHT)
    tool(page, "Draft", Feeling.TIGHT, live=False)
    assert offered(browser().get("/coping/")) == {"tight": ["Ready"]}


def test_nothing_is_set_and_the_title_says_nothing(faces):
    """S4: the tab and the history say the name of the website alone; there is no cookie to find."""
    page = shelf(faces)
    tool(page, "Push the wall", Feeling.ANGRY)
    for path in ("/coping/", "/coping/push-the-wall/"):
        answer = browser().get(path)
        titles = re.findall(r"<title>(.*?)</title>", answer.content.decode())
        assert (titles, dict(answer.cookies), answer["Cache-Control"]) == (["HEAL"], {}, "no-store")


def test_its_script_stores_and_sends_nothing(faces):
    """What she answers has no name of a field to be sent under a form's address, and no script keeps it."""
    tool(shelf(faces), "Wall", Feeling.ANGRY)
    shown = browser().get("/coping/wall/").content.decode()
    scripts = set(re.findall(r'<script src="/static/([^"]+)"', shown))
    assert scripts == {"fold/again.js", "fold/out.js", "fold/coping.js"}
    written = (STATIC / "fold" / "coping.js").read_text()
    ways = re.findall(r"fetch|XMLHttp|sendBeacon|[sS]torage|cookie|location|indexedDB|caches", written)
    assert (ways, re.findall(r"<form[^>]*(?:action|method)=", shown)) == ([], [])


def test_a_tool_says_what_to_do_and_who_else_can_help(faces):
    page = shelf(faces)
    tool(page, "Fan", Feeling.HEART_RACES, shows_fan=True, minutes=1)
    shown = browser().get("/coping/fan/").content.decode()
    words = [
        'href="tel:112"',
        "Fan, short.",
        "1 minute, or less",
        "Let the fan move",
        "First this",
        "Call 112.",
    ]
    assert [word for word in words if word not in shown] == []
    assert (shown.count('class="fan__blade"'), 'class="feel" hidden' in shown) == (11, True)


def test_without_the_fan_there_is_none(faces):
    tool(shelf(faces), "Wall", Feeling.ANGRY)
    assert "stage" not in browser().get("/coping/wall/").content.decode()


def test_without_tools_or_a_person_the_page_stands(faces):
    shelf(faces, person="")
    shown = browser().get("/coping/").content.decode()
    assert ("The tools are still being written." in shown, 'id="person"' in shown) == (True, False)


@pytest.mark.parametrize(("in_menus", "led_to"), [(True, ["How is it?", "Stories"]), (False, ["Stories"])])
def test_home_leads_to_the_sections_in_the_menu(faces, in_menus, led_to):
    page = shelf(faces, lead="Small things.")
    page.show_in_menus = in_menus
    page.save()
    rooms = browser().get("/").context["face"]["rooms"]["main"]
    assert [str(room.label) for room in rooms] == led_to


def test_what_nobody_has_translated_says_its_language(faces):
    page = shelf(faces)
    made = tool(page, "Wall", Feeling.ANGRY)
    italian = Locale.objects.get(language_code="it")
    translated = page.copy_for_translation(italian)
    translated.title = "Come va?"
    translated.save_revision().publish()
    made.copy_for_translation(italian).save_revision().publish()
    said = {part.text: part.language for part in Shown(browser().get("/it/coping/").content.decode()).said}
    assert {words: said[words] for words in ("Come va?", "Wall, short.")} == {
        "Come va?": "it",
        "Wall, short.": "en",
    }


def queries_of(path: str) -> int:
    browser().get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser().get(path).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_tools(faces):
    page = shelf(faces)
    tool(page, "One", Feeling.ANGRY)
    one = queries_of("/coping/")
    tool(page, "Two", Feeling.ANGRY)
    tool(page, "Three", Feeling.TIGHT)
    assert queries_of("/coping/") == one


@pytest.mark.parametrize("minutes", [0, 6])
def test_a_tool_takes_one_to_five_minutes(faces, minutes):
    made = tool(shelf(faces), "Wall", Feeling.ANGRY)
    made.minutes = minutes
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert list(refused.value.message_dict) == ["minutes"]


def test_every_feeling_has_a_drawing(faces):
    page = shelf(faces)
    tool(page, "All", *Feeling)
    assert browser().get("/coping/").content.decode().count('class="cut-out"') == 1 + len(Feeling)


def test_the_steps_are_heard_where_they_were_recorded(faces, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = tool(shelf(faces), "Fan", Feeling.TIGHT)
    recording = get_document_model()(title="Fan")
    recording.file.save("fan.mp3", ContentFile(sound_mp3()), save=False)
    recording.save()
    value = {"heading": "How", "steps": ["In"], "audio": recording.pk}
    made.body = CopingToolPage.body.field.stream_block.to_python(
        [{"type": "steps", "id": "a", "value": value}]
    )
    super(CopingToolPage, made).save(clean=False)
    shown = browser().get("/coping/fan/").content.decode()
    assert f'<audio controls preload="none" src="{recording.url}" aria-label="How"></audio>' in shown


def test_a_tool_has_the_drawing_of_the_first_feeling_it_is_for(faces):
    page = shelf(faces)
    tool(page, "Wall", Feeling.ANGRY, Feeling.TIGHT)
    tool(page, "Fan", Feeling.ANGRY, shows_fan=True)
    drawings = [browser().get(f"/coping/{slug}/").context["drawing"] for slug in ("wall", "fan")]
    assert drawings == [Feeling.ANGRY.drawing, None]
    assert browser().get("/coping/wall/").content.decode().count('class="cut-out"') == 1


def test_an_author_gives_a_tool_a_drawing_of_its_own(faces):
    tool(shelf(faces), "Wall", Feeling.ANGRY, drawn=ToolDrawing.WALL)
    assert browser().get("/coping/wall/").context["drawing"] == ToolDrawing.WALL.template


def test_every_drawing_is_there_and_light():
    drawn = {name: render_to_string(ToolDrawing(name).template) for name in ToolDrawing.values}
    assert [name for name, svg in drawn.items() if not svg.startswith("<svg") or len(svg) > 2000] == []


def test_an_address_names_neither_a_tool_nor_a_feeling(faces):
    """An author is asked for no slug, so none of hers is made of what it is called."""
    page = shelf(faces)
    made = page.add_child(
        instance=CopingToolPage(
            title="When dreams come back", summary="At night.", locale=page.locale, body=[("note", NOTE)]
        )
    )
    assert re.fullmatch(r"/coping/[0-9a-f]{10}/", made.get_url_parts()[2])
    assert "slug" not in CopingToolPage.get_edit_handler().get_form_class().base_fields
