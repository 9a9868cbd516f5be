"""Answering by taps, in a real browser: pairs over their lists, places on a picture.

The templates of the two types with their script and the house's style; the site itself is not needed.
"""

import re

import pytest
from django.template import Context
from playwright.sync_api import Page, expect

from courses.activities.contract import activity_types
from tests.architecture import house
from tests.courses.activities import test_hotspot, test_matching
from tests.journeys import fit

HOST = "http://taps.test"
STATIC = house.ROOT / "lms" / "static" / "lms"
PICTURE = {"url": "/picture.svg", "width": 720, "height": 540}
HOTSPOT = {
    "picture": PICTURE,
    "alt": "An open fridge",
    "several": False,
    "choices": [{"id": spot, "text": text, "box": box} for text, _said, box, spot in test_hotspot.SHELVES],
}


def form_of(name: str, body: dict) -> str:
    kind = activity_types[name]
    question = {"text": "Where?", "version": 1, "said": {}, "shown": kind.show(body=body, response=None)}
    return f"<form>{kind.question_template.render(Context({'question': question}))}</form>"


@pytest.fixture
def opened(chromium):
    contexts = []

    def open_(name: str, body: dict, *, script: bool = True) -> Page:
        context = chromium.new_context(viewport=fit.PHONE, java_script_enabled=script, has_touch=True)
        contexts.append(context)
        page = context.new_page()
        html = (
            "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
            "<meta name='viewport' content='width=device-width'>"
            f"<link rel='stylesheet' href='/lms.css'></head><body>{form_of(name, body)}"
            "<script src='/pairs.js'></script></body></html>"
        )
        for address, kind, sent in (
            ("/", "text/html", html),
            ("/lms.css", "text/css", (STATIC / "css/lms.css").read_text(encoding="utf-8")),
            ("/pairs.js", "text/javascript", (STATIC / "js/pairs.js").read_text(encoding="utf-8")),
            ("/picture.svg", "image/svg+xml", (STATIC / "picture.svg").read_text(encoding="utf-8")),
        ):
            page.route(
                f"{HOST}{address}",
                lambda route, kind=kind, sent=sent: route.fulfill(content_type=kind, body=sent),
            )
        page.goto(f"{HOST}/")
        return page

    yield open_
    for context in contexts:
        context.close()


def chosen(page: Page) -> list[str]:
    return page.locator("select").evaluate_all("lists => lists.map(each => each.selectedOptions[0].text)")


def test_pairs_are_joined_and_undone_with_the_keyboard_and_said_aloud(opened):
    page = opened("matching", test_matching.ASKED.body)
    said = page.locator("[role=status]")
    page.get_by_role("button", name="Fridge", exact=True).press("Enter")
    expect(said).to_have_text("Milk is joined with Fridge.")
    expect(page.get_by_role("button", name="Flour", exact=True)).to_be_focused()
    page.get_by_role("button", name="Butter", exact=True).press("Space")
    page.get_by_role("button", name="Window", exact=True).press("Enter")
    assert chosen(page) == ["Fridge", "–", "Window"]
    page.get_by_role("button", name="Milk, joined with Fridge. Tap to undo.").press("Enter")
    expect(said).to_have_text("Milk is no longer joined with Fridge.")
    assert chosen(page) == ["–", "–", "Window"]
    boxes = [each.bounding_box() for each in page.locator("button:visible").all()]
    small = [box for box in boxes if min(box["width"], box["height"]) < 48]
    assert small == []


def test_without_a_script_she_chooses_from_the_lists(opened):
    page = opened("matching", test_matching.ASKED.body, script=False)
    expect(page.locator("select:visible")).to_have_count(3)
    expect(page.locator("button")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_a_place_on_the_picture_is_the_answer_in_the_list(opened, script):
    page = opened("hotspot", HOTSPOT, script=script)
    for number, name in ((2, "Bottom shelf"), (3, "Door"), (1, "Top shelf")):
        box = page.locator(f".hotspot__place[data-number='{number}']").bounding_box()
        assert min(box["width"], box["height"]) >= 48
        page.touchscreen.tap(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
        expect(page.get_by_role("radio", name=re.compile(f"^{number}\\. {name}$"))).to_be_checked()
