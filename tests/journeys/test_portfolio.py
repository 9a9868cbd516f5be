"""She writes what she is good at, her adviser tidies it, she reads what it gives away and shows it; the
employer reads it, checks it, and finds nothing once she closed it.
"""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.site import DESKTOP, Person, Site
from tests.journeys.ways import open_behind_pin

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CARD, PIN = ("5193", "2076649180"), "871462"
HER_WORDS = "I cooked with my grandmother in Fes."
TIDIED = "I have cooked for large groups."


def write(learner: Person) -> None:
    """The questions that have words, with the screen looked at on each."""
    open_behind_pin(learner, "/learn/portfolio/", PIN)
    learner.check_page()
    learner.open("/learn/portfolio/write/tongues/")
    learner.page.select_option("[name=said_in]", "en")
    learner.page.select_option("[name=beside]", "it")
    learner.go_on()
    learner.page.fill("[name=words_0]", "Kitchen assistant")
    learner.page.fill("[name=words_1]", "Aiuto cucina")
    learner.check_page()
    learner.go_on()
    learner.page.get_by_label("My own words").check()
    learner.go_on()
    learner.page.fill("[name=words_0]", HER_WORDS)
    learner.check_page()
    learner.go_on()
    expect(learner.page.locator(".infer")).to_contain_text("you wrote “Fes”")
    learner.check_page()


def answer_the_rest(learner: Person) -> None:
    for key in ("proofs", "samples", "samples/new", "languages", "languages/new", "when", "permit", "more"):
        learner.open(f"/learn/portfolio/write/{key}/")
        learner.check_page()
    learner.open("/learn/portfolio/write/where/")
    learner.check_page()
    learner.page.locator("details", has_text="Italy").first.locator("summary").click()
    learner.page.get_by_label("Piemonte").check()
    learner.go_on()
    learner.open("/learn/portfolio/write/help/")
    learner.page.get_by_label(re.compile("may read my words")).check()
    learner.check_page()
    learner.go_on()
    expect(learner.page.locator("h1").first).to_have_text("My portfolio as a whole")
    learner.check_page()


def tidy(site: Site, chromium: Browser) -> None:
    adviser = Person(site, chromium, size=DESKTOP)
    adviser.come_in("giulia")
    adviser.open("/teach/")
    adviser.press("Bright Meadow 71")
    adviser.press("Read and tidy her words")
    adviser.page.fill("[name='about-words_0']", TIDIED)
    adviser.page.fill("[name='about-words_1']", "Ho cucinato per gruppi grandi.")
    adviser.check_page()
    with adviser.page.expect_event("load"):
        adviser.page.locator("form", has=adviser.page.locator("[value=about]")).get_by_role("button").click()
    expect(adviser.page.locator("body")).to_contain_text("Waits for her yes")
    adviser.close()


def test_she_writes_it_has_it_tidied_and_reads_what_it_gives_away(site: Site, chromium: Browser) -> None:
    learner = Person(site, chromium)
    learner.come_in_with_card(*CARD)
    write(learner)
    answer_the_rest(learner)
    tidy(site, chromium)
    learner.open("/learn/portfolio/")
    learner.page.get_by_role("link", name=re.compile("Tidied words to look at")).click()
    expect(learner.page.locator("mark").first).to_be_visible()
    learner.check_page_in_both_schemes()
    learner.page.get_by_label("The tidied version").check()
    learner.go_on()
    learner.open("/learn/portfolio/whole/")
    expect(learner.page.locator(".profile-head")).to_contain_text("Ho cucinato per gruppi grandi.")
    assert "Fes" not in learner.words()
    learner.close()
