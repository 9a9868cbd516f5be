"""A Monday of a case worker: whose plan is due, one opened with the woman beside her in two languages, what
happened, the next two steps on paper; and the same plan on a phone, read aloud. Then every other page of the
desk's room, looked at by what looks for people.
"""

import io
import re

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.journeys.site import DESKTOP, Person
from tests.journeys.test_my_plan import CARD, VOICES, at_her_plan
from tests.lms.printing.readers import as_read, pdfium

pytestmark = [pytest.mark.browser, pytest.mark.slow]
#: Whose day was two days ago (lms/site/demo/plans.py).
DUE = "Amber Willow 63"
CONTESTED = "Morning Cedar 54"
STEPS = [
    {"en": "Ask at the library for a quiet table.", "it": "Chiedere in biblioteca un tavolo tranquillo."},
    {"en": "Call the kitchen on the corner.", "it": "Chiamare la cucina all’angolo."},
]


def waiting(person: Person, handle: str, words: str) -> Locator:
    """What somebody needs, as the first page of the desk says it."""
    return person.page.locator("li, article, tr", has_text=handle).filter(has_text=words).last


def look(giulia: Person) -> str:
    """From the first page of her desk to the sheet in the woman's hand; what she ticked is returned."""
    page = giulia.page
    giulia.open("/teach/")
    row = waiting(giulia, DUE, "Look at her plan together")
    with page.expect_event("load"):
        row.get_by_role("link", name=re.compile("Look at her plan together")).first.click()
    giulia.press("Look at it together")
    page.locator(".pair__tongue select[name=hers]").select_option("it")
    with page.expect_event("load"):
        page.get_by_role("button", name="Change the languages").click()
    giulia.check_page_in_both_schemes()
    first = page.locator(".pair--choice").first
    done = first.locator(".pair__half[lang=en] b").inner_text()
    first.locator("[value=done]").check()
    for number, step in enumerate(STEPS, 1):
        for language, words in step.items():
            page.fill(f"[name=words-{number}-{language}]", words)
    page.locator("[name=agreed_by_worker]").check()
    page.locator("[name=agreed_by_her]").check()
    with page.expect_event("load"):
        page.locator(".together-book__foot button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What we said is kept")
    sheet = page.request.get(page.locator(".together-book__foot a").evaluate("link => link.href"))
    read = pdfium(sheet.body())
    assert len(PdfReader(io.BytesIO(sheet.body())).pages) == 1
    assert [words for step in STEPS for words in step.values() if as_read(words) not in read] == []
    giulia.open("/teach/")
    expect(waiting(giulia, DUE, "Look at her plan together")).to_have_count(0)
    return done


def hear(site, chromium) -> Person:
    """On her phone the same two come first, and it says them."""
    her = at_her_plan(site, chromium, CARD, voices=VOICES)
    page = her.page
    steps = [step["en"] for step in STEPS]
    assert page.locator("section[aria-labelledby=next] .step h3").all_inner_texts()[:2] == steps
    page.locator("[data-aloud='#main']").click()
    said = [text.strip() for _language, text in page.evaluate("window.said")]
    assert [step for step in steps if step not in said] == []
    return her


def test_a_monday_from_whose_plan_is_due_to_two_steps_in_her_hand_and_on_her_phone(site, chromium):
    giulia = Person(site, chromium, size=DESKTOP)
    giulia.come_in("giulia")
    look(giulia)
    her = hear(site, chromium)
    her.check_page_in_both_schemes()
    her.close()
    giulia.close()


def test_a_list_scrolls_sideways_on_no_screen_between_a_phone_and_a_desktop(site, chromium):
    """Where a table still is one, in the language whose words are the longest."""
    giulia = Person(site, chromium, size=DESKTOP)
    giulia.come_in("giulia")
    wider = {}
    for address in ("/el/teach/", "/el/teach/plans/"):
        giulia.open(address)
        for width in range(600, 1281, 40):
            giulia.page.set_viewport_size({"width": width, "height": 800})
            if giulia.page.evaluate("document.documentElement.scrollWidth") > width:
                wider[address, width] = giulia.page.evaluate("document.documentElement.scrollWidth")
    assert wider == {}
    giulia.close()


def test_every_other_page_of_the_room_can_be_used_by_everybody(site, chromium):
    giulia = Person(site, chromium, size=DESKTOP)
    giulia.come_in("giulia")
    page = giulia.page
    giulia.open("/teach/plans/")
    giulia.check_page_in_both_schemes()
    plans = {
        handle: page.get_by_role("link", name=handle).first.evaluate("link => link.pathname")
        for handle in (DUE, CONTESTED)
    }
    for rest in ("step/", "people/", "leave/", "rest/", "move/", "end/"):
        giulia.open(plans[DUE] + rest)
        giulia.check_page_in_both_schemes()
    giulia.open(plans[CONTESTED])
    with page.expect_event("load"):
        page.locator("main a[href*='/wrong/']").first.click()
    expect(page.locator("form textarea").first).to_be_visible()
    giulia.check_page_in_both_schemes()
    giulia.close()
    anna = Person(site, chromium, size=DESKTOP)
    anna.come_in("anna")
    anna.open("/teach/plans/numbers/")
    anna.check_page_in_both_schemes()
    anna.close()
