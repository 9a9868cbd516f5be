"""One woman's way, in Arabic on her phone: a plan made on the desk, steps that tick themselves, a look at it
in two languages, a helper whose help she ends, another organisation, and what she takes along.

What is dark is met on the way: a consent she takes back, a coordinator who asks too early, and whoever is no
longer around her.
"""

import io
import re
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from lms.site.demo.content import DEMO, read
from tests.journeys.site import DESKTOP, PIN, Person, make_learner
from tests.journeys.ways import finish_lessons, open_behind_pin, pass_quiz
from tests.lms.printing.readers import as_read, pdfium

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERS = "/ar"
PLAN = f"{HERS}/learn/pathway/"
TEMPLATE = "whole-way"
THERE = "Ergasia Workshops"
#: A step in her words and in those of whoever sits beside her.
STEP = {"ar": "أسأل عن بطاقة الحافلة.", "en": "Ask about the bus card."}
WHY = "She teaches your course."
TAKEN = {"ar": "أعرف الآن لمن أتصل.", "en": "I know now whom to call."}


def written(language: str) -> dict:
    return read(DEMO / "content" / "plans" / f"plans.{language}.toml")[TEMPLATE]


def skills(language: str) -> list[str]:
    """The steps about a trade: a lesson, a module, what a trainer sees, and a certificate."""
    return written(language)["skills"]["steps"]


def hers(words: str) -> str:
    with translation.override("ar"):
        return gettext(words)


def status(person: Person, address: str) -> int:
    return person.page.request.get(urljoin(person.site.url, address)).status


def printed(person: Person, address: str) -> tuple[str, int]:
    """What a reader has of a sheet, and how many pages it has."""
    answer = person.page.request.get(urljoin(person.site.url, address))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return pdfium(answer.body()), len(PdfReader(io.BytesIO(answer.body())).pages)


def follow(person: Person, link: Locator) -> None:
    with person.page.expect_event("load"):
        link.first.click()


@dataclass
class Way:
    """Who lives it. `plan` is the address of the plan on the desk."""

    her: Person
    giulia: Person
    handle: str
    plan: str = ""

    def desk(self, name: str) -> Person:
        person = Person(self.her.site, self.her.context.browser, size=DESKTOP)
        person.come_in(name)
        return person


def at(person: Person, section: str) -> Locator:
    return person.page.locator(f"section[aria-labelledby={section}]")


def titles(page: Page) -> list[str]:
    return page.locator("section[aria-labelledby^=stage-] > h2").all_inner_texts()


@pytest.fixture
def way(site, chromium):
    handle, number, code = make_learner(site, chromium, language="ar")
    her = Person(site, chromium)
    her.enter(number, code, language=HERS)
    her.set_pin()
    giulia = Person(site, chromium, size=DESKTOP)
    giulia.come_in("giulia")
    lived = Way(her, giulia, handle)
    yield lived
    her.close()
    giulia.close()


def begin(way: Way) -> None:
    """On the desk, from the template; it opens nothing to whoever began it."""
    giulia = way.giulia
    giulia.open("/teach/")
    giulia.press(way.handle)
    giulia.press("Begin a plan with her")
    giulia.check_page_in_both_schemes()
    giulia.page.get_by_label(written("en")["title"]).check()
    giulia.press("Begin it")
    expect(giulia.page.locator(".messages")).to_contain_text("The plan is hers now.")
    expect(at(giulia, "plan")).to_contain_text("she is asked in My plan whether you may see a part of it")
    giulia.check_page_in_both_schemes()
    giulia.open("/teach/plans/")
    expect(giulia.page.locator("main")).not_to_contain_text(way.handle)


def let_in(way: Way, name: str, why: str) -> None:
    """She opens who asks, and leaves all ticked that is asked for."""
    her = way.her
    her.open(PLAN)
    expect(her.page.locator(".person--asks", has_text=name)).to_contain_text(why)
    follow(her, her.page.locator(".person--asks", has_text=name).locator("a.button"))
    her.check_page_in_both_schemes()
    follow(her, her.page.locator("form.form .button--main"))
    expect(at(her, "people").locator(".person", has_text=name)).to_be_visible()


def ask_about_marta(way: Way) -> None:
    giulia = way.giulia
    giulia.open(way.plan)
    giulia.check_page_in_both_schemes()
    giulia.press("Ask her about a colleague")
    giulia.check_page_in_both_schemes()
    marta = giulia.page.locator("[name=who] option", has_text="Marta Ferrero").get_attribute("value")
    giulia.page.select_option("[name=who]", marta)
    for theme in ("skills", "work"):
        giulia.page.locator(f"[name=themes][value={theme}]").check()
    giulia.page.fill("[name=why]", WHY)
    giulia.press("Ask her")


def learn(way: Way) -> None:
    """A module and its test: three steps tick themselves, one by one kind of thing she did."""
    her = way.her
    expect(at(her, "itself").locator(".ticked li")).to_have_count(0)
    finish_lessons(her, f"{HERS}/learn/")
    pass_quiz(her)
    her.open(PLAN)
    first, module, _watched, certificate = skills("ar")
    said = at(her, "itself").locator(".ticked b").all_inner_texts()
    assert sorted(said) == sorted([first, module, certificate])
    her.check_page_in_both_schemes()


def look_together(way: Way) -> None:
    """Two people at one screen: what changed, what was done, a step in both languages, on paper for her."""
    giulia = way.giulia
    giulia.open(way.plan)
    giulia.press("Look at it together")
    page = giulia.page
    giulia.check_page_in_both_schemes()
    theirs = page.locator(".pair__half--hers")
    assert {half.get_attribute("lang") for half in theirs.all()} == {"ar"}
    assert {half.get_attribute("dir") for half in theirs.all()} == {"rtl"}
    for language in ("ar", "en"):
        first, module, _watched, certificate = skills(language)
        for words in (first, module, certificate):
            expect(page.locator(f".pair__half[lang={language}] b", has_text=words)).to_have_count(1)
    page.locator(".pair-states").first.locator("[value=done]").check()
    for language, words in STEP.items():
        page.fill(f"[name=words-1-{language}]", words)
    page.get_by_label(re.compile("Giulia.*this is what we said")).check()
    page.locator("[name=agreed_by_her]").check()
    follow(giulia, page.locator(".together-book__foot button"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What we said is kept")
    giulia.check_page_in_both_schemes()
    text, pages = printed(giulia, page.locator(".together-book__foot a").get_attribute("href"))
    assert (pages, [words for words in STEP.values() if as_read(words) not in text]) == (1, [])
    assert way.handle not in text
    way.her.open(PLAN)
    expect(at(way.her, "next").locator("h3").first).to_have_text(STEP["ar"])


def end_with_marta(way: Way) -> None:
    """She sees the parts of her work, until she sees nothing: with the next thing she asks for."""
    marta = way.desk("marta")
    marta.open(way.plan)
    assert titles(marta.page) == [written("en")[part]["title"] for part in ("skills", "work")]
    marta.check_page_in_both_schemes()
    her = way.her
    her.open(PLAN)
    card = at(her, "people").locator(".person", has_text="Marta")
    follow(her, card.locator("a[href$='/end/']"))
    her.check_page_in_both_schemes()
    follow(her, her.page.locator("main form .button--main"))
    expect(at(her, "people").locator("article.person", has_text="Marta")).to_have_count(0)
    assert status(marta, way.plan) == 404
    marta.open("/teach/plans/")
    expect(marta.page.locator("main")).not_to_contain_text(way.handle)
    marta.close()


def ask_to_hand_over(way: Way, *themes: str) -> None:
    giulia = way.giulia
    giulia.open(way.plan)
    giulia.press("Hand the plan over")
    giulia.check_page_in_both_schemes()
    giulia.page.select_option("[name=to_organisation]", label=THERE)
    for theme in themes:
        giulia.page.locator(f"[name=themes][value={theme}]").check()
    giulia.press("Ask her")
    giulia.check_page_in_both_schemes()


def answer_yes(way: Way) -> str:
    """She reads what would be seen there, agrees, and has a number to say."""
    her = way.her
    her.open(PLAN)
    follow(her, her.page.locator("a[href$='/pathway/move/']"))
    her.check_page_in_both_schemes()
    follow(her, her.page.locator("form[action$='/yes/'] button"))
    her.check_page_in_both_schemes()
    number = re.search(r"\d{4} \d{4}", at(her, "words").inner_text())
    assert number
    return number[0]


def take_it_back(way: Way, eleni: Person, number: str) -> None:
    """A consent that was taken back: what was on its way is nowhere."""
    eleni.open("/teach/plans/coming/")
    follow(eleni, eleni.page.get_by_role("link", name=f"Receive {number}"))
    address = eleni.page.url
    follow(way.her, way.her.page.locator("form[action$='/no/'] button"))
    expect(way.her.page.locator(".messages")).to_contain_text(
        hers("You said no. Your plan stays where it is, and you need no reason.")
    )
    eleni.press("Receive")
    expect(eleni.page.locator("main")).to_contain_text("No plan is on its way here.")
    assert (status(eleni, address), status(eleni, way.plan)) == (404, 404)


def hand_over(way: Way, eleni: Person) -> None:
    """A coordinator elsewhere sees nothing before her yes and a receipt, then what she agreed to."""
    assert status(eleni, way.plan) == 404
    ask_to_hand_over(way, "papers", "skills")
    assert status(eleni, way.plan) == 404
    take_it_back(way, eleni, answer_yes(way))
    ask_to_hand_over(way, "papers", "skills", "work")
    number = answer_yes(way)
    eleni.open("/teach/plans/coming/")
    eleni.check_page_in_both_schemes()
    follow(eleni, eleni.page.get_by_role("link", name=f"Receive {number}"))
    eleni.check_page_in_both_schemes()
    eleni.press("Receive")
    expect(eleni.page.locator(".messages")).to_contain_text("Received.")
    eleni.check_page_in_both_schemes()
    agreed = [written("en")[part]["title"] for part in ("papers", "skills", "work")]
    for person in (eleni, way.giulia):
        person.open(way.plan)
        assert titles(person.page) == agreed


def check_receipts(way: Way, eleni: Person) -> None:
    """All three have the same one: two places, a number, and nothing of the plan."""
    way.her.open(f"{PLAN}move/")
    number = re.search(r"\d{4} \d{4}", way.her.words())[0]
    way.her.check_page_in_both_schemes()
    papers = [(way.her, way.her.page.locator("a[href$='receipt.pdf']").get_attribute("href"))]
    for worker in (way.giulia, eleni):
        worker.open("/teach/plans/coming/")
        row = worker.page.locator("details", has_text=number)
        papers.append((worker, row.locator("a").first.get_attribute("href")))
    for person, address in papers:
        text, pages = printed(person, address)
        assert ([words for words in ("Officina Aperta", THERE, number) if words not in text], pages) == (
            [],
            1,
        )
        assert [words for words in (way.handle, *skills("ar"), *skills("en")) if as_read(words) in text] == []


def end_overlap(way: Way) -> None:
    """She does not wait for the last day: her first adviser is no longer hers, and sees nothing."""
    follow(way.her, way.her.page.locator("form[action$='/over/'] button"))
    assert status(way.giulia, way.plan) == 404
    way.giulia.open("/teach/plans/")
    expect(way.giulia.page.locator("main")).not_to_contain_text(way.handle)


def bring_to_its_end(way: Way, eleni: Person) -> None:
    """What she takes along, frozen in both languages, in her hand and in nobody else's."""
    eleni.open(way.plan)
    eleni.press("The last time we look at it")
    eleni.check_page_in_both_schemes()
    page = eleni.page
    certificate = [skills(language)[3].rstrip(".") for language in ("ar", "en")]
    row = page.locator(".pair--choice", has_text=certificate[1])
    expect(row).to_contain_text(certificate[0])
    row.locator("[name=along]").check()
    for name, language in (("own_hers", "ar"), ("own_ours", "en")):
        page.fill(f"[name={name}]", TAKEN[language])
    page.locator("[name=agreed_by_her]").check()
    eleni.press("Bring it to its end")
    eleni.check_page_in_both_schemes()
    for person, address in (
        (eleni, page.get_by_role("link", name="What she takes along").get_attribute("href")),
        (way.her, f"{way.her.site.url}{PLAN}along/sheet.pdf"),
    ):
        text, pages = printed(person, address)
        assert pages == 1
        assert [words for words in (*certificate, *TAKEN.values()) if as_read(words) not in text] == []
        assert way.handle not in text
    assert status(eleni, way.plan) == 404


def test_one_womans_way_from_a_template_to_what_she_takes_along(way):
    begin(way)
    open_behind_pin(way.her, PLAN, PIN)
    let_in(way, "Giulia", hers("We began the plan together."))
    way.giulia.open("/teach/plans/")
    way.giulia.press(way.handle)
    way.plan = way.giulia.page.url
    ask_about_marta(way)
    let_in(way, "Marta", WHY)
    learn(way)
    look_together(way)
    end_with_marta(way)
    eleni = way.desk("eleni")
    hand_over(way, eleni)
    check_receipts(way, eleni)
    end_overlap(way)
    bring_to_its_end(way, eleni)
    eleni.close()
    way.her.open(f"{PLAN}along/")
    way.her.check_page_in_both_schemes()
    expect(way.her.page.locator(".ticked")).to_contain_text(TAKEN["ar"])
    way.her.open(PLAN)
    way.her.check_page_in_both_schemes()
    assert at(way.her, "people").locator("article.person").count() == 0
