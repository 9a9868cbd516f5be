"""A learner's plan on her phone: without a script, by keyboard alone, read aloud, and in Arabic."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.site import Person, Site
from tests.journeys.ways import open_behind_pin

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOME = "/learn/pathway/"
#: Morning Cedar 54, who reads Arabic, and Amber Willow 63 (lms/site/demo/plans.py).
ARABIC = ("9017", "4463225809", "702851")
CARD = ("2745", "8815306426", "649130")
#: A phone with an English voice of its own, and an Arabic one that lives elsewhere; what is said is noted.
VOICES = """
  window.said = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-GB', localService: true }, { lang: 'ar', localService: false }],
    speak: (one) => window.said.push([one.lang, one.text]),
    cancel: () => {}, addEventListener: () => {},
  } });
"""


def at_her_plan(
    site: Site, browser: Browser, card: tuple[str, str, str], *, prefix: str = "", voices: str = "", **more
) -> Person:
    person = Person(site, browser, **more)
    if voices:
        person.page.add_init_script(voices)
    number, code, pin = card
    person.come_in_with_card(number, code, language=prefix)
    open_behind_pin(person, prefix + HOME, pin)
    person.open(prefix + HOME)
    return person


def first_step(page: Page) -> str:
    return page.locator("section[aria-labelledby=next] .step h3").first.inner_text()


def button(page: Page, words: str, about: str) -> Locator:
    """The button with these words, of the thing that a screen reader hears after them."""
    return page.get_by_role("button", name=re.compile(rf"^{words}\s*: {re.escape(about)}$"))


def stages(page: Page) -> list[str]:
    return [said.splitlines()[0] for said in page.locator(".order > li > span:first-child").all_inner_texts()]


def test_without_a_script_she_puts_a_step_aside_takes_it_up_and_changes_the_order(site, chromium):
    her = at_her_plan(site, chromium, CARD, javascript=False)
    page, step = her.page, first_step(her.page)
    with page.expect_event("load"):
        button(page, "Not now", step).click()
    expect(page.locator(".messages")).to_contain_text("The step waits until you want it.")
    assert first_step(page) != step
    page.get_by_text("Waiting until you want it").click()
    with page.expect_event("load"):
        button(page, "Take it up", step).click()
    expect(page.locator("section[aria-labelledby=next]")).to_contain_text(step)
    her.press("Change the order")
    before = stages(page)
    for way in ("Later", "Earlier"):
        with page.expect_event("load"):
            button(page, way, before[0]).click()
        assert (stages(page)[0] == before[0]) == (way == "Earlier")
    her.close()


def test_every_page_of_it_can_be_used_by_everybody(site, chromium):
    her = at_her_plan(site, chromium, CARD)
    page = her.page
    her.check_page_in_both_schemes()
    links = page.eval_on_selector_all(
        "main a[href*='/learn/pathway/']", "all => all.map(link => new URL(link.href).pathname)"
    )
    kinds = {re.sub(r"[0-9a-f-]{36}", "*", link): link for link in links if not link.endswith(".pdf")}
    for link in sorted(kinds.values()):
        her.open(link)
        her.check_page_in_both_schemes()
    assert {f"{HOME}{rest}" for rest in ("words/", "order/", "wrong/", "stages/*/", "people/*/")} <= set(
        kinds
    )
    her.close()


def test_in_arabic_it_is_read_from_right_to_left_and_fits(site, chromium):
    her = at_her_plan(site, chromium, ARABIC, prefix="/ar")
    assert her.page.locator("html").get_attribute("dir") == "rtl"
    expect(her.page.locator("h1")).to_have_text("خطتي")
    her.check_page_in_both_schemes()
    her.close()


def test_by_keyboard_alone_a_step_waits_and_is_taken_up(site, chromium):
    her = at_her_plan(site, chromium, CARD)
    page, step = her.page, first_step(her.page)

    def press_at(name: str, key: str = "Enter") -> None:
        for _tab in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent").strip().startswith(name):
                page.keyboard.press(key)
                return
        raise AssertionError(f"nothing called {name} is reached")

    with page.expect_event("load"):
        press_at("Not now")
    expect(page.locator(".messages")).to_contain_text("The step waits until you want it.")
    press_at("Waiting until you want it")
    with page.expect_event("load"):
        press_at(f"Take it up: {step}")
    expect(page.locator("section[aria-labelledby=next]")).to_contain_text(step)
    her.close()


def test_her_phone_reads_it_aloud_by_a_voice_of_its_own(site, chromium):
    her = at_her_plan(site, chromium, CARD, voices=VOICES)
    page, step = her.page, first_step(her.page)
    hear = page.locator("[data-aloud='#main']")
    expect(hear).to_contain_text("Hear it")
    hear.click()
    expect(hear).to_contain_text("Stop")
    said = page.evaluate("window.said")
    assert {language for language, _text in said} == {"en"}
    assert step in [text.strip() for _language, text in said]
    her.close()


def test_a_voice_that_lives_elsewhere_hears_nothing(site, chromium):
    her = at_her_plan(site, chromium, ARABIC, prefix="/ar", voices=VOICES)
    expect(her.page.locator("[data-aloud='#main']")).to_be_hidden()
    assert her.page.evaluate("window.said") == []
    her.close()
