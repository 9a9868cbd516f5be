"""From an employer's first visit to her contract: two organisations open its door, a flag sends its vacancy
back, the match is explained to her, her adviser answers, she shows something, they talk, everybody signs, she
accepts what the tutor wrote and it stands on her certificate.
"""

import datetime
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from tests.factories.totp import code_for
from tests.journeys.firms import apply, colleague, find_fit, take_up
from tests.journeys.site import DESKTOP, PHONE, Person, Site
from tests.journeys.ways import open_behind_pin, send

pytestmark = [pytest.mark.browser, pytest.mark.slow]
#: Amber Willow 63, whom giulia supports.
HANDLE, CARD, PIN = "Amber Willow 63", ("2745", "8815306426"), "649130"
NAME = "Trattoria Sole S.r.l."
TITLE = "Kitchen internship by the market"
VACANCY = {
    "kind": "internship",
    "title": TITLE,
    "tasks": "Wash and cut vegetables\nClose the kitchen with a colleague",
    "language": "en",
    "contract": "agreement",
    "hours_per_week": "24",
    "times": "9:00 to 14:00, five days",
    "area": "IT-21",
    "place": "Turin, near the market",
    "level_0": "4",
    "need_0": "yes",
}
IN_CASH, BY_TRANSFER = "30 euros a day, in cash", "650 euros a month before tax, by bank transfer"
WORDS = {"work": "Verdure.", "times": "Dalle 9 alle 14.", "pay": "650 euro.", "safety": "Quattro ore prima."}


def today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


@dataclass
class Journey:
    site: Site
    browser: Browser
    her: Person
    coach: Person
    firm: Person
    skill: str = ""
    level: str = ""

    def uuid_of(self, sql: str, *values: str) -> str:
        ((found,),) = self.site.rows(sql, *values)
        return f"{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"


# ── the employer comes in ───────────────────────────────────────────────────────────────────────────────────
def comes_in(journey: Journey, anna: Person) -> None:
    """It asks, two organisations find it fit, and the person who signs joins with a code."""
    firm, site = journey.firm, journey.site
    apply(firm.page, site, legal_name=NAME, number="00743110157", web="www.sole.example", phone="011 000555")
    employer = take_up(anna, NAME)
    eleni = colleague(site, journey.browser, "eleni")
    for person in (anna, eleni):
        find_fit(person, employer)
    eleni.close()
    invite = f"{employer}members/invite/"
    shown = anna.open(send(anna, invite))
    code = shown.locator(".summary-list .code").first.inner_text()
    page = firm.open("/employers/join/")
    page.get_by_label("The code of your invitation").fill(code)
    firm.press("Go on")
    page.get_by_label("First name").fill("Carla")
    page.get_by_label("Last name").fill("Sole")
    firm.press("Go on")
    firm.press("Choose a password")
    for field in ("new_password1", "new_password2"):
        page.fill(f"[name={field}]", "quiet-market-lemons-27")
    firm.press("Use this password")
    secret = page.locator(".factor-key").inner_text().replace(" ", "")
    page.locator("[name=code]").fill(code_for(secret))
    firm.press("Use this app")
    firm.press("I have kept them, go on")
    anna.open(f"{employer}members/")
    anna.press("Yes, let this person in")
    firm.kind = "employer"


def offers(journey: Journey, anna: Person) -> str:
    """Pay by the day is flagged where it is written, sent all the same, sent back, mended and opened."""
    firm = journey.firm
    asked = {**VACANCY, "skill_0": journey.skill}
    vacancy = send(firm, "/employers/vacancies/new/", **asked, pay=IN_CASH, send="send")
    uuid = journey.uuid_of("SELECT uuid FROM employers_vacancy WHERE title = ?", TITLE)
    here = f"/employers/vacancies/{uuid}/"
    assert vacancy in {here, "/employers/vacancies/"}
    desk = here.replace("/employers/vacancies/", "/teach/employers/vacancies/")
    page = anna.open(desk)
    expect(page.locator("#flag-by_the_day")).to_contain_text(IN_CASH)
    send(anna, desk, decision="back", words="Please write the pay by the month.")
    page = firm.open(here)
    expect(page.locator(".look-again", has=page.locator("#answer"))).to_contain_text("pay by the month")
    expect(page.locator("#flag-by_the_day-pay")).to_be_visible()
    firm.check_page()
    page.fill("[name=pay]", BY_TRANSFER)
    firm.press("Send to our reviewers")
    send(anna, desk, decision="open")
    return here


# ── she and her adviser ─────────────────────────────────────────────────────────────────────────────────────
def is_interested(journey: Journey, vacancy: str) -> str:
    """It stands in her list with why; the address of what she is interested in."""
    her = journey.her
    open_behind_pin(her, "/learn/work/", PIN)
    her.press(TITLE)
    words = her.words()
    assert "What I still need" in words or "Why it fits" in words
    assert "They ask: independently" in words
    her.check_page()
    her.press("I am interested")
    expect(her.page.locator(".tag").first).to_contain_text("Your adviser answers by")
    return her.page.url.removeprefix(journey.site.url)


def has_an_answer(journey: Journey) -> str:
    """From what waits on her desk; the address of the page."""
    coach = journey.coach
    page = coach.open("/teach/coach/")
    row = page.locator("li", has_text=TITLE).filter(has_text=HANDLE)
    with page.expect_event("load"):
        row.get_by_role("link", name=re.compile("Answer her")).click()
    page.fill("[name=words]", "I know the cook there. The tram 4 stops at the door.")
    coach.press("Send her this")
    return page.url.removeprefix(journey.site.url)


def shows_something(journey: Journey, interest: str) -> None:
    her = journey.her
    page = her.open(interest)
    expect(page.locator("#coach").locator("..")).to_contain_text("The tram 4")
    her.press("Choose what they may see")
    expect(page.locator("input[name=organisation]:checked")).to_have_count(1)
    page.locator("input[name=items]").first.check()
    page.fill("[name=headline]", "Kitchen helper, mornings")
    with page.expect_event("load"):
        page.locator(".thumb .button--main").click()
    page.locator("[name=agree]").check()
    her.press("Show it")
    page = her.open(interest)
    expect(page.locator(".tag").first).to_contain_text("They answer by")


def talk(journey: Journey, interest: str) -> str:
    """They read what she shows, ask her to come, and she says yes; the address of their conversation."""
    firm, her = journey.firm, journey.her
    firm.open("/employers/conversations/")
    firm.press(TITLE)
    talking = firm.page.url.removeprefix(journey.site.url)
    firm.press("See what she shows you")
    expect(firm.page.locator("main")).to_contain_text("Kitchen helper, mornings")
    page = firm.open(talking)
    page.fill("[name=body]", "Please call me, 333 1234567.")
    firm.press("Send")
    expect(page.locator(".error-summary")).to_contain_text("telephone number")
    page.fill("[name=body]", "Would you like to see the kitchen on Tuesday at 10:00?")
    firm.press("Send")
    firm.check_page()
    page = her.open(interest)
    expect(page.locator("main")).to_contain_text("on Tuesday at 10:00")
    page.fill("[name=body]", "Yes, please.")
    her.press("Send")
    her.check_page()
    return talking


# ── from the interview to the contract ──────────────────────────────────────────────────────────────────────
def prepares(journey: Journey, interest: str) -> str:
    """From the conversation, with that work chosen; the address of her place."""
    her = journey.her
    page = her.open(interest)
    her.press("Prepare with my adviser")
    expect(page.locator("input[name=where]:checked")).to_have_count(1)
    with page.expect_event("load"):
        page.locator(".thumb .button--main").click()
    place = page.url.removeprefix(journey.site.url)
    send(her, f"{place}told/", what="interview", on=today().isoformat())
    return place


def agrees(journey: Journey, place: str, coach_page: str, talking: str) -> str:
    """Her adviser writes it, all sign; the address at which the employer finds it."""
    her, coach, firm = journey.her, journey.coach, journey.firm
    page = coach.open(coach_page)
    with page.expect_event("load"):
        page.locator("section[aria-labelledby=place] a").click()
    desk = page.url.removeprefix(journey.site.url)
    carla = "SELECT id FROM heal_users_user WHERE last_name = 'Sole'"
    ((member,),) = journey.site.rows(carla)
    first = today()
    written = {f"{name}_{code}": said for name, said in WORDS.items() for code in ("it", "en")}
    skill = "SELECT id FROM lms_competence WHERE code = 'kitchen-close-station'"
    send(
        coach,
        f"{desk}agreement/",
        **written,
        signatory=str(member),
        tutor=str(member),
        starts_on=first.isoformat(),
        first_look_on=first.isoformat(),
        ends_on=(first + datetime.timedelta(days=60)).isoformat(),
        hours_per_week="24",
        skill_1=str(journey.site.rows(skill)[0][0]),
    )
    page = her.open(f"{place}agreement/")
    her.press("Yes, they may read it")
    page.locator("[name=read]").check()
    her.press("I sign")
    her.check_page()
    firm.open(talking)
    firm.page.get_by_role("link", name=re.compile("^Internship agreement")).click()
    theirs = firm.page.url.removeprefix(journey.site.url)
    firm.press("Read and sign")
    firm.page.locator("[name=read]").check()
    firm.press("I sign")
    page = coach.open(desk)
    coach.press("Read and sign")
    page.locator("[name=read]").check()
    coach.press("I sign")
    expect(page.locator("main")).to_contain_text("Signed by all")
    return theirs


def accepts(journey: Journey, place: str, theirs: str) -> None:
    """The tutor writes; she looks first herself, then says yes to it."""
    her, firm = journey.her, journey.firm
    firm.open(theirs)
    firm.press("Write about the work")
    firm.page.locator(f"input[name='level-{journey.skill}'][value='{journey.level}']").check()
    firm.page.fill("[name=words]", "She closes the kitchen alone and forgets nothing.")
    firm.press("Send")
    page = her.open(place)
    her.press("What your tutor wrote")
    her.press("Keep it for me")
    expect(page.locator("blockquote")).to_contain_text("forgets nothing")
    page.locator("input[type=radio][value=yes]").check()
    her.check_page()
    her.press("This is my answer")
    send(her, f"{place}told/", what="contract", on=today().isoformat())
    expect(her.open(place).locator("main")).to_contain_text("I have a contract")


def certificate_grows(journey: Journey) -> None:
    her = journey.her
    page = her.open("/learn/certificates/new/")
    row = page.locator("label.choice", has_text="Seen at work")
    expect(row).to_have_count(1)
    row.locator("input").check()
    her.go_on()
    expect(page.locator(".paper__list")).to_contain_text("Seen at work")
    assert NAME not in her.words()
    with page.expect_event("load"):
        page.locator(".thumb [value=make]").click()
    expect(page.locator("main")).to_contain_text("Certificate")


def test_from_an_employers_first_visit_to_her_contract(site: Site, chromium: Browser) -> None:
    """S13 to S18: nothing reaches the employer before her yes, and what does is what she chose."""
    sizes = (PHONE, DESKTOP, DESKTOP)
    journey = Journey(site, chromium, *(Person(site, chromium, size=size) for size in sizes))
    journey.her.come_in_with_card(*CARD)
    journey.coach.come_in("giulia")
    journey.skill = journey.uuid_of("SELECT uuid FROM lms_competence WHERE code = 'kitchen-close-station'")
    journey.level = journey.uuid_of("SELECT uuid FROM lms_level WHERE code = 'independently'")
    anna = colleague(site, chromium, "anna")
    comes_in(journey, anna)
    vacancy = offers(journey, anna)
    interest = is_interested(journey, vacancy)
    coach_page = has_an_answer(journey)
    expect(journey.firm.open("/employers/conversations/").locator("main")).to_contain_text("Nobody writes")
    shows_something(journey, interest)
    talking = talk(journey, interest)
    place = prepares(journey, interest)
    theirs = agrees(journey, place, coach_page, talking)
    accepts(journey, place, theirs)
    certificate_grows(journey)
    for person in (journey.her, journey.coach, journey.firm, anna):
        person.close()
