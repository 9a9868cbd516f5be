"""The demo as a journey sees it: addresses, people with a browser, and what the database holds."""

import json
import re
import sqlite3
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from lms.site.demo.people import WORKERS
from tests.factories.totp import code_for
from tests.journeys import fit

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1200, "height": 900}
SECRETS = {worker.username: worker.totp_secret for worker in WORKERS}
PASSWORDS = {
    "marta": "demo-trainer-kitchen",
    "giulia": "demo-support-turin",
    "anna": "demo-coordinator-turin",
    "eleni": "demo-coordinator-athens",
    "pilar": "demo-coordinator-zaragoza",
    "ioana": "demo-coordinator-cluj",
    "aurora": "demo-employer-aurora",
    "ponte": "demo-employer-ponte",
    "nadia": "demo-author-lessons",
    "rosa": "demo-reviewer-lessons",
    "admin": "demo-administrator-all",
}
PIN = "580274"
EMPLOYERS = {"aurora", "ponte"}
#: What the editor frames, or shows as it would be.
PREVIEWS = re.compile(r"/view_draft/|/preview/|/revisions/\d+/view/|/courses/\d+/try/")
#: The links and scripts of *Leave*, and the forms that sign out: how many of each the page has.
WAYS_OUT = """[document.querySelectorAll('[data-leave], a.leave, script[src*="leave"]').length,
  document.querySelectorAll('form[action$="/sign-out/"]').length]"""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: What axe finds against the rules of `wanted`: each rule with what breaks it.
AXE = """
const look = async wanted => (await axe.run({runOnly: wanted, resultTypes: ['violations']})).violations
  .map(({id, nodes}) => [id, nodes.slice(0, 3).map(node => node.html.slice(0, 120))]);
"""
#: After a change of the colours or the size: what fades has begun two frames later, and is waited for.
SETTLED = """
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const ends = shown => shown.effect.getComputedTiming().endTime !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map(shown => shown.finished));
"""
CHECK = f"""
async wanted => {{
  {AXE}
  {SETTLED}
  const root = document.documentElement;
  const unseen = [...document.querySelectorAll('.leave[data-leave], .topbar__out button')].filter(shown => {{
    const box = shown.getBoundingClientRect();
    return !(box.width && box.height && shown.checkVisibility({{visibilityProperty: true}}));
  }});
  return {{
    broken: await look(wanted),
    ways_out: {WAYS_OUT},
    unseen: unseen.map(shown => shown.outerHTML.slice(0, 120)),
    sideways: root.scrollWidth - root.clientWidth,
  }};
}}
"""
CHECK_CONTRAST = f"""
async () => {{
  {AXE}
  {SETTLED}
  return look(['color-contrast']);
}}
"""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
LANGUAGE = re.compile(r"^/(it|es|el|ro|ar|fr|uk)(?=/)")


def said_way_out(leaving: int, signing_out: int) -> str:
    """What a page offers: "leave", "sign out", both or nothing."""
    return " and ".join(word for word, found in (("leave", leaving), ("sign out", signing_out)) if found)


class Site:
    def __init__(self, port: int, var: Path) -> None:
        self.port = port
        self.var = var
        self.url = f"http://localhost:{port}"
        self.programme_url = f"http://heal.localhost:{port}"

    def rows(self, sql: str, *values: Any) -> list[tuple]:
        with closing(sqlite3.connect(f"file:{self.var / 'db.sqlite3'}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchall()

    def answer_key(self, version: str) -> dict[str, Any]:
        """The key of a question's version. It never reaches a browser, so a journey looks it up here."""
        ((key,),) = self.rows("SELECT answer_key FROM courses_questionversion WHERE id = ?", int(version))
        return json.loads(key)


class Person:
    """Somebody with a browser.

    Everything the browser asks of another host, and every broken policy, is remembered.
    """

    def __init__(
        self,
        site: Site,
        browser: Browser,
        *,
        size: dict[str, int] = PHONE,
        javascript: bool = True,
        scheme: str = "light",
    ) -> None:
        self.site = site
        self.kind = "visitor"
        self.elsewhere: list[str] = []
        self.violations: list[str] = []
        self.context = browser.new_context(
            viewport=size, java_script_enabled=javascript, color_scheme=scheme, accept_downloads=True
        )
        self.page: Page = self.new_page()

    def new_page(self) -> Page:
        """Another tab of the same browser; what she is asked from now on is about that one."""
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.page.on("request", self._note_request)
        self.page.on(
            "console",
            lambda message: (
                self.violations.append(message.text) if "Content Security Policy" in message.text else None
            ),
        )
        return self.page

    def _note_request(self, request: Any) -> None:
        own = (self.site.url, self.site.programme_url, "data:", "blob:", "about:")
        if not request.url.startswith(own):
            self.elsewhere.append(request.url)

    def open(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.site.url + path)
        return self.page

    def press(self, name: str) -> None:
        """Press the button or follow the link with this name, and wait for what comes."""
        target = self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("link", name=name, exact=True)
        )
        with self.page.expect_event("load"):
            target.first.click()

    def sign_in(self, username: str) -> None:
        """Through the pages of the door; she stands on the page after it."""
        self.open("/admin/login/")
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", PASSWORDS[username])
        self.press("Sign in")
        self.page.fill("[name=code]", code_for(SECRETS[username]))
        self.press("Go on")
        self.kind = "employer" if username in EMPLOYERS else "staff"

    def _send(self, address: str, **typed: str) -> str:
        """Sends the form of an address without drawing its page; where it leads."""
        ask = self.context.request
        token = TOKEN.search(ask.get(address).text())
        assert token, f"{address} shows no form"
        answer = ask.post(
            address,
            form={"csrfmiddlewaretoken": token[1], **typed},
            headers={"Referer": address},
            max_redirects=0,
        )
        assert answer.status == HTTPStatus.FOUND, f"{address} was not taken: {answer.status}"
        return urljoin(address, answer.headers["location"])

    def come_in(self, username: str) -> None:
        """Signed in by the forms of the door alone, for journeys that are about something else."""
        code_form = self._send(f"{self.site.url}/admin/login/", login=username, password=PASSWORDS[username])
        self._send(code_form, code=code_for(SECRETS[username]))
        self.kind = "employer" if username in EMPLOYERS else "staff"

    def come_in_at_work(self, username: str) -> None:
        """Signed in at the website for the public, whose name only the browser knows."""
        self.open(f"{self.site.programme_url}/admin/login/")
        self.page.fill("[name=login]", username)
        for name, value in (("password", PASSWORDS[username]), ("code", code_for(SECRETS[username]))):
            self.page.fill(f"[name={name}]", value)
            with self.page.expect_event("load"):
                self.page.press(f"[name={name}]", "Enter")
        self.kind = "staff"

    def come_in_with_card(self, number: str, code: str, *, language: str = "") -> None:
        """The same for a learner, on a phone of her own."""
        self._send(f"{self.site.url}{language}/learn/enter/", handle=number, code=code, phone="own")
        self.kind = "learner"

    def enter(self, number: str, code: str, *, language: str = "", phone: str = "own") -> None:
        """On a phone of her own, which stays open for longer: others act while she waits."""
        self.open(f"{language}/learn/enter/")
        self.page.locator(f"[name=phone][value={phone}]").check()
        self.page.fill("[name=handle]", number)
        self.page.fill("[name=code]", code)
        with self.page.expect_event("load"):
            self.page.locator(".thumb button").click()
        self.kind = "learner"

    def way_out(self) -> str:
        """What the page offers: "leave", "sign out", both or nothing."""
        return said_way_out(*self.page.evaluate(WAYS_OUT))

    def way_out_wanted(self) -> str:
        """What S2 says of this page for whoever this is."""
        if self.page.url.startswith(self.site.programme_url):
            return "" if PREVIEWS.search(self.page.url) else "leave"
        path = LANGUAGE.sub("", urlsplit(self.page.url).path)
        if PREVIEWS.search(path):
            return ""
        if self.kind == "learner" or path.startswith("/learn/enter/"):
            return "leave"
        if self.kind == "visitor":
            return ""
        works_here = (
            self.kind == "staff" and path.startswith(("/teach/", "/admin/")) and path != "/admin/login/"
        )
        return "leave" if works_here else "sign out"

    def set_pin(self, pin: str = PIN) -> None:
        self.page.fill("[name=pin]", pin)
        self.page.fill("[name=pin_again]", pin)
        with self.page.expect_event("load"):
            self.page.locator(".thumb button").click()

    def choose(self, *, right: bool = True) -> None:
        """Tick the choices of the question on the page: the right ones, or one wrong one alone.

        Steps to put in order are numbered from the first, or from the last.
        """
        key = self.site.answer_key(self.page.locator("input[name=version]").get_attribute("value"))
        if "order" in key:
            for number, step in enumerate(key["order"] if right else reversed(key["order"]), start=1):
                self.page.locator(f"select[name='place-{step}']").select_option(str(number))
            return
        wanted = set(key["correct"])
        choices = self.page.locator("input[name=choice]")
        for number, (choice, kind, is_checked) in enumerate(
            choices.evaluate_all("all => all.map(({value, type, checked}) => [value, type, checked])")
        ):
            is_wanted = (choice in wanted) == right
            if kind == "checkbox" and is_wanted != is_checked:
                choices.nth(number).set_checked(is_wanted)
            elif kind == "radio" and is_wanted:
                choices.nth(number).check()
                return

    @property
    def asks(self) -> bool:
        return (
            self.page.locator("form :is(input[name=choice], select[name^=place-]):not([disabled])").count()
            > 0
        )

    def go_on(self) -> None:
        with self.page.expect_event("load"):
            self.page.locator(".thumb .button--main").click()

    def go_to_continue(self) -> None:
        with self.page.expect_event("load"):
            self.page.locator(".card .button--big").click()

    def go_until_question(self) -> None:
        for _step in range(20):
            if self.asks:
                return
            self.go_on()
        raise AssertionError("no question in this lesson")

    def finish_lesson(self) -> None:
        """From the step she is in to the page at the lesson's end, or to the test that comes after it."""
        for _step in range(40):
            self.page.wait_for_load_state()
            if self.page.url.endswith("/done/") or "/quiz/" in self.page.url:
                return
            if self.asks:
                self.choose()
                self.go_on()
                expect(self.page.locator(".feedback--right")).to_be_visible()
            self.go_on()
        raise AssertionError("the lesson does not end")

    def words(self) -> str:
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    def check_page(self, *, fits: bool = True) -> None:
        """What holds on every page: nothing for axe to find, its way out and no other, no sideways
        scrolling; it fits narrow, low and enlarged screens.

        Those are the same whatever the screen is now: `fits=False` where they were looked at.
        """
        self.page.evaluate(Axe().axe_script)
        found = self.page.evaluate(CHECK, STANDARDS)
        assert found["broken"] == [], (self.page.url, found["broken"])
        assert said_way_out(*found["ways_out"]) == self.way_out_wanted(), self.page.url
        assert found["unseen"] == [], self.page.url
        assert found["sideways"] <= 0, f"{self.page.url} scrolls sideways by {found['sideways']} px"
        if fits:
            unfit = fit.faults(self.page)
            assert unfit == [], unfit

    def check_page_in_both_schemes(self, *, fits: bool = True) -> None:
        """The whole check in light colours; of the dark ones what a scheme can change, the contrast."""
        self.check_page(fits=fits)
        self.page.emulate_media(color_scheme="dark")
        found = self.page.evaluate(CHECK_CONTRAST)
        self.page.emulate_media(color_scheme="light")
        assert found == [], self.page.url

    def close(self) -> None:
        assert self.elsewhere == []
        assert self.violations == []
        self.context.close()


def make_learner(site: Site, browser: Browser, *, language: str = "en") -> tuple[str, str, str]:
    """A case worker makes an account at her desk: (handle, number, code)."""
    worker = Person(site, browser, size=DESKTOP)
    worker.come_in("giulia")
    worker.open("/teach/")
    worker.press("New account")
    worker.page.select_option("[name=language]", language)
    worker.press("Make the account and its card")
    card = worker.page.locator(".grid-cards .card").first
    handle = card.locator("bdi").inner_text()
    number, code = (card.locator("p.code").nth(place).inner_text() for place in (0, 1))
    worker.close()
    return handle, number, code
