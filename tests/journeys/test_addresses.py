"""No address, title or referrer of the website for the public says what somebody needs, or where: what a
visitor meets who follows its links, and who looks, compares, makes a slip and tells (decisions 63 and 65).
"""

import re
from collections import Counter
from urllib.parse import unquote, urldefrag, urlsplit

from playwright.sync_api import Request, expect

from lms.programme.coping.feelings import Feeling
from lms.programme.rights.enums import Topic
from lms.services.needs.enums import Need
from tests.journeys.crawl import SKIPPED
from tests.journeys.site import DESKTOP, Person

#: Of each room so many pages: the addresses of the others stand in its links.
OF_ONE_ROOM = 2
#: Every address a page has, whether or not somebody goes there.
ADDRESSES = """() => [...document.querySelectorAll('[href], [src], [action], [formaction], [data-look]')]
  .flatMap(one => ['href', 'src', 'action', 'formaction', 'data-look'].map(name => one.getAttribute(name)))
  .filter(Boolean)"""
OURS = re.compile(r"/static/fold/")  # the same files for every reader
CODES = {*Need.values, *Topic.values, *Feeling.values}


class Visitor(Person):
    """Somebody of whom everything is noted that a history, a log or another website could read."""

    def watch(self) -> None:
        self.asked: list[Request] = []
        self.titles: dict[str, str] = {}
        self.addresses: set[str] = set()
        self.page.on("request", self._ask)

    def _ask(self, request: Request) -> None:
        self.asked.append(request)

    def go(self, address: str) -> None:
        """As by a link: with the referrer that a page of here sends."""
        with self.page.expect_event("load"):
            self.page.evaluate("address => { location.href = address }", address)
        self.note()

    def press(self, name: str) -> None:
        super().press(name)
        self.note()

    def note(self) -> None:
        self.page.wait_for_load_state()
        self.titles[self.page.url] = self.page.title()
        self.addresses |= {self.page.url, *self.page.evaluate(ADDRESSES)}

    def links(self) -> list[str]:
        found = self.page.evaluate("() => [...document.querySelectorAll('a[href]')].map(link => link.href)")
        return [urldefrag(link)[0] for link in found]

    def referrers(self) -> set[str]:
        return {request.all_headers().get("referer", "") for request in self.asked}


def follow_links(visitor: Visitor, home: str) -> None:
    rooms: Counter[str] = Counter()
    waiting, seen = visitor.links(), {home}
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        if address in seen or not address.startswith(home) or SKIPPED.search(path) or path.startswith("/it/"):
            continue
        room = path.split("/")[1]
        seen.add(address)
        rooms[room] += 1
        if rooms[room] <= OF_ONE_ROOM:
            visitor.go(address)
            waiting += visitor.links()


def look_and_tell(visitor: Visitor, home: str) -> None:
    page = visitor.page
    visitor.go(f"{home}services/")
    page.locator(".seek select[name=need]").select_option("lawyer")
    visitor.press("Find")
    for box in page.locator(".place [name=mine]").all()[:2]:
        box.check()
    with page.expect_event("load"):
        page.locator("[formaction$='/services/compare/']").first.click()
    visitor.note()
    page.go_back()
    expect(page.locator(".place").first).to_be_visible()
    with page.expect_event("load"):
        page.locator(".place h3 button").first.click()
    visitor.note()
    service = page.url
    visitor.press("Make a slip")
    page.get_by_label("a lawyer").check()
    visitor.press("Look at it first")
    visitor.press("Make it")
    visitor.go(service)
    with page.expect_event("load"):
        page.locator("form[action$='/tap/'] button").first.click()
    visitor.note()
    visitor.go(f"{service}wrong/")
    page.locator("main textarea").first.fill("It is closed")
    with page.expect_event("load"):
        page.locator("main form .button--main").first.click()
    visitor.note()
    visitor.go(f"{home}services/needs/")
    page.get_by_label("a lawyer").check()
    visitor.press("Go on")
    with page.expect_event("load"):
        page.locator(".needed button").first.click()
    visitor.note()


def look_for_anything(visitor: Visitor, home: str) -> None:
    page = visitor.page
    visitor.go(home)
    with page.expect_response(re.compile("/search/suggest/")):
        page.locator("#look").press_sequentially("lawyer")
    with page.expect_event("load"):
        page.locator("#look").press("Enter")
    visitor.note()
    with page.expect_event("load"):
        page.locator(".found__one a").first.click()
    visitor.note()


def choose_by_feeling(visitor: Visitor, home: str) -> None:
    page = visitor.page
    visitor.go(f"{home}coping/")
    page.locator("details.slip > summary").first.click()
    visitor.note()
    with page.expect_event("load"):
        page.locator("details.slip[open] a").first.click()
    visitor.note()
    for moment in ("before", "after"):
        page.locator(f"form.feel label:has([name={moment}])").last.click()
    visitor.note()


def telling(site) -> list[str]:
    """In words: what is needed, asked, felt; towns, and who helps."""
    towns, services = (
        site.rows("SELECT name FROM lms_services_town"),
        site.rows("SELECT name FROM lms_services_service"),
    )
    names = [name.partition(",")[0] for (name,) in [*towns, *services]]  # "Casa Limone, legal advice"
    labels = [str(label) for kind in (Need, Topic, Feeling) for label in kind.labels]
    return [word for each in {*names, *labels} if len(word := plain(each)) > 3]


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", unquote(text).lower()))


def test_no_address_title_or_referrer_says_a_need_or_a_place(site, chromium):
    visitor = Visitor(site, chromium, size=DESKTOP)
    visitor.watch()
    home = f"{site.programme_url}/"
    visitor.open(home)
    visitor.note()
    follow_links(visitor, home)
    look_and_tell(visitor, home)
    look_for_anything(visitor, home)
    choose_by_feeling(visitor, home)

    referrers = visitor.referrers()
    assert any(re.fullmatch(rf"{home}services/[0-9a-f-]+/", each) for each in referrers)
    there = {
        "asked": {request.url for request in visitor.asked},
        "address": visitor.addresses,
        "referrer": referrers,
        "title": set(visitor.titles.values()),
    }
    words = telling(site)
    told = {
        (kind, each[:200])
        for kind, texts in there.items()
        for each in texts
        if not OURS.search(each)
        if CODES & set(re.split(r"[/.?=&#]", each.removeprefix(site.programme_url)))
        or any(f" {word} " in f" {plain(each)} " for word in words)
    }
    assert told == set()
    quiet = ("coping", "paper", "rights", "search", "services")
    titles = [(urlsplit(address).path.split("/")[1], title) for address, title in visitor.titles.items()]
    assert {(room, title) for room, title in titles if room in quiet} == {(room, "HEAL") for room in quiet}
    assert visitor.context.cookies() == []
    visitor.close()
