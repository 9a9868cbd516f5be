"""A sheet is filled in, carried in a locked file, and opened again; the browser keeps and sends nothing."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import PHONE, Person
from tests.journeys.ways import load_to_the_end

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SIGN, PLACE = "My hands get cold", "Where the cat sleeps"
#: Everything a browser could keep of a page.
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length })"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0}

NOTE_PRINTED = """window.print = () => {
  window.printed = getComputedStyle(document.querySelector('[data-line]')).color }"""


@pytest.fixture
def she(site, chromium):
    person = Person(site, chromium, size=PHONE)
    yield person
    person.close()


def open_plan(person: Person, path: str = "/coping/plan/") -> Page:
    return person.open(person.site.programme_url + path)


def line(page: Page, name: str):
    return page.locator(f"[data-line={name}]")


def save(page: Page, folder: Path) -> tuple[Path, list[str]]:
    """(the file, the five words) after filling in two lines."""
    line(page, "signs-1").fill(SIGN)
    line(page, "places-3").fill(PLACE)
    page.get_by_text("Make the file").click()
    page.get_by_role("button", name="Show me five words").click()
    words = page.locator(".carry__words li").all_inner_texts()
    button = page.get_by_role("button", name="Save the locked file")
    expect(button).to_be_disabled()
    page.get_by_label("I have written them on paper").check()
    with page.expect_download() as saving:
        button.click()
    saving.value.save_as(folder / saving.value.suggested_filename)
    return folder / saving.value.suggested_filename, words


def unlock(page: Page, file: Path, typed: str) -> None:
    page.get_by_text("Open a file").click()
    page.get_by_label("The file").set_input_files(file)
    page.get_by_label("Your five words with their numbers, in order").fill(typed)
    page.get_by_role("button", name="Open it").click()


def test_it_is_carried_in_a_file_and_opened_with_five_words(she, tmp_path):
    asked: list[str] = []
    she.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page = open_plan(she)
    load_to_the_end(page)
    asked.clear()
    file, words = save(page, tmp_path)
    assert (len(words), file.name) == (5, "notes.txt")
    assert [word for word in words if not re.fullmatch(r"\w+ [2-9]", word)] == []
    assert [each for each in asked if "blob:" not in each] == []
    assert page.evaluate(KEPT) == NOTHING

    locked = file.read_bytes()
    assert base64.b64decode(locked)[0] == 1
    assert len(base64.b64decode(locked)) == 1 + 16 + 12 + 4096 + 16
    assert [words for words in (b"sign", b"plan", SIGN.encode()) if words in base64.b64decode(locked)] == []

    page.goto("about:blank")
    page = open_plan(she)  # nothing was kept: the sheet is empty again
    assert [line(page, name).input_value() for name in ("signs-1", "places-3")] == ["", ""]
    wrong = [*words[:4], "anchor 2" if words[4] != "anchor 2" else "anchor 3"]
    unlock(page, file, " ".join(wrong))
    expect(page.get_by_text("These words do not open it.")).to_be_visible(timeout=30000)
    assert line(page, "signs-1").input_value() == ""

    typed = "  ".join(word.upper() for word in words)
    page.get_by_label("Your five words with their numbers, in order").fill(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is open.")).to_be_visible(timeout=30000)
    assert [line(page, name).input_value() for name in ("signs-1", "places-3")] == [SIGN, PLACE]
    assert page.get_by_label("Your five words with their numbers, in order").input_value() == ""
    assert page.evaluate(KEPT) == NOTHING
    assert she.context.cookies() == []
    assert [each for each in asked if each.startswith("POST")] == []


@pytest.mark.parametrize(
    ("written", "typed", "said"),
    [
        ("no file of ours", "apple 2 bread 3 chair 4 lamp 5 river 6", "or it is damaged"),
        ("", "apple 2 bread 3", "Write all five words, each with its number."),
    ],
)
def test_what_cannot_be_opened_says_why(she, tmp_path, written, typed, said):
    file = tmp_path / "a.txt"
    file.write_text(written or "x")
    page = open_plan(she)
    unlock(page, file, typed)
    expect(page.locator(".carry__said")).to_contain_text(said)


def test_a_word_of_no_list_is_named_and_the_other_sheet_is_sent_on(she, tmp_path):
    page = open_plan(she)
    file, words = save(page, tmp_path)
    unlock(page, file, " ".join(["aple 2", *words[1:]]))
    expect(page.locator(".carry__said")).to_contain_text(": aple", timeout=30000)
    page = open_plan(she, "/coping/card/")
    unlock(page, file, " ".join(words))
    expect(page.get_by_text("This file belongs to the other sheet.")).to_be_visible(timeout=30000)


def test_what_was_written_is_gone_after_leaving_and_going_back(she):
    page = open_plan(she)
    line(page, "signs-1").fill(SIGN)
    page.reload()
    assert line(page, "signs-1").input_value() == ""
    line(page, "signs-1").fill(SIGN)
    address = page.url
    page.locator(".crumbs a").click()
    page.wait_for_url("**/coping/")
    page.evaluate("history.back()")
    page.wait_for_url(address)
    assert line(page, "signs-1").input_value() == ""


def test_the_empty_sheet_is_printed_although_it_is_filled_in(she):
    page = open_plan(she, "/coping/card/")
    page.emulate_media(media="print")
    page.evaluate(NOTE_PRINTED)
    line(page, "first-1").fill(SIGN)
    page.locator("[data-fill=empty]").dispatch_event("click")
    assert page.evaluate("window.printed") == "rgba(0, 0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.locator("[data-fill=filled]").dispatch_event("click")
    assert page.evaluate("window.printed") != "rgba(0, 0, 0, 0)"
    assert line(page, "first-1").input_value() == SIGN


def test_without_a_script_the_empty_sheet_stands(site, chromium):
    she = Person(site, chromium, javascript=False)
    page = open_plan(she)
    expect(page.locator("[data-line]")).to_have_count(15)
    expect(page.get_by_text("To print it, use the menu of your browser.")).to_be_visible()
    expect(page.locator("[data-carry]")).to_be_hidden()
    she.close()


def test_it_is_opened_in_another_language_too(she, tmp_path):
    """The words are what locks it, not their place in the list of a language."""
    page = open_plan(she)
    file, words = save(page, tmp_path)
    page = open_plan(she, "/it/coping/plan/")
    page.locator("[data-carry] details").nth(1).locator("summary").click()
    page.locator("[data-file]").set_input_files(file)
    page.locator("[data-typed]").fill(" ".join(words))
    page.locator("[data-open]").click()
    expect(page.locator(".carry__said[data-state=done]")).to_be_visible(timeout=30000)
    assert line(page, "signs-1").input_value() == SIGN


def test_a_very_strong_feeling_offers_a_person_and_what_helped_is_shown(she):
    page = open_plan(she, "/coping/")
    page.get_by_role("link", name="Breathe with a paper fan").last.click()
    person = page.locator("[data-feel]").get_by_role("link", name="I want to talk to a person")
    expect(person).to_be_hidden()
    page.locator("[name=before][value='5']").check()
    expect(person).to_be_visible()
    page.locator("[name=after][value='3']").check()
    expect(page.locator("[data-rounds] li")).to_have_text(["Very strong, then in between: this helped"])
    page.get_by_role("button", name="Once more").click()
    page.locator("[name=after][value='3']").check()
    expect(page.locator("[data-rounds] li")).to_have_text(
        ["Very strong, then in between: this helped", "In between, then in between"]
    )
    expect(person).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING
