"""Being able to leave: S2 and S5, in a real browser; where she goes back, with its back-forward cache on."""

import re
import shutil
import sqlite3
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import DESKTOP, PHONE, Person

SMALL = {"width": 320, "height": 480}
TITLE = "…"
#: Who has *Leave* on which pages; None is a visitor.
PAGES = {
    None: ["/learn/enter/", "/ar/learn/enter/", "/learn/enter/no-card/"],
    "programme": ["programme:/", "programme:/admin/login/", "programme:/nothing-here/"],
    "learner": [
        "/learn/",
        "/learn/courses/",
        "/learn/certificates/",
        "/learn/portfolio/",
        "/learn/portfolio/new/",
        "/",
        "/verify/",
        "/nothing-here/",
    ],
    "giulia": ["/teach/", "/teach/accounts/new/"],
    "anna": ["/teach/employers/"],
    "rosa": ["/admin/", "/admin/pages/", "/admin/nothing-here/"],
}


def address(site, path: str) -> str:
    return (
        site.programme_url + path.removeprefix("programme:")
        if path.startswith("programme:")
        else site.url + path
    )


def come_in(person: Person, who: str | None) -> None:
    if who == "learner":
        person.come_in_with_card("4821", "0937562187")
    elif who and who != "programme":
        person.come_in(who)


class AnybodysPage(BaseHTTPRequestHandler):
    """The neutral site: nothing of ours, nothing of hers."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Encyclopedia</title><p>Anybody's page</p>")

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture(scope="module", autouse=True)
def neutral_site(site):
    """A neutral site of this machine's own, set as where both faces' *Leave* leads."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), AnybodysPage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    with closing(sqlite3.connect(site.var / "db.sqlite3", timeout=20)) as database:
        database.execute("UPDATE lms_face SET leave_url = ?", (url,))
        database.commit()
    shutil.rmtree(site.var / "cache", ignore_errors=True)  # the faces are kept there
    yield url
    server.shutdown()
    server.server_close()


def button(page: Page):
    return page.locator("a.leave[data-leave], a.leave--floating").first


def uncovered(page: Page) -> bool:
    """Whether the button is what a finger meets at its middle and its corners."""
    return page.evaluate(
        """() => { const link = document.querySelector('a.leave'); const box = link.getBoundingClientRect();
        return [[.5, .5], [.12, .5], [.88, .5], [.5, .15], [.5, .85]].every(([x, y]) => {
          const met = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
          return link === met || link.contains(met); }); }"""
    )


@pytest.mark.parametrize("who", PAGES)
def test_s02_the_way_out_is_in_sight_and_nothing_lies_over_it(site, chromium, who):
    person = Person(site, chromium, size=SMALL)
    come_in(person, who)
    for path in PAGES[who]:
        person.open(address(site, path))
        expect(button(person.page)).to_be_in_viewport(ratio=1)
        assert uncovered(person.page), path
        person.page.mouse.wheel(0, 600)
        expect(button(person.page)).to_be_in_viewport(ratio=1)
        assert uncovered(person.page), path
    person.page.context.close()


#: What of the way out lies below the editor's bar, and whether a finger meets the button that saves.
IN_THE_BAR = """() => {
  const low = document.querySelector('a.leave').getBoundingClientRect().bottom > 50;
  const save = [...document.querySelectorAll('footer button')].find(shown => shown.checkVisibility());
  save.scrollIntoView({block: 'end', behavior: 'instant'});
  const box = save.getBoundingClientRect();
  const met = document.elementFromPoint(box.right - 4, box.top + box.height / 2);
  return [low, save === met || save.contains(met)]; }"""


def test_on_a_phone_the_way_out_of_the_editor_lies_on_no_field_and_on_no_button(site, chromium):
    person = Person(site, chromium, size=PHONE)
    person.come_in("nadia")
    [(lesson,)] = site.rows("SELECT page_ptr_id FROM courses_pages_lessonpage LIMIT 1")
    page = person.open(f"/admin/pages/{lesson}/edit/")
    assert page.evaluate(IN_THE_BAR) == [False, True]
    page.mouse.wheel(0, 600)
    assert page.evaluate(IN_THE_BAR) == [False, True]
    person.page.context.close()


@pytest.mark.parametrize("who", [None, "aurora", "giulia"])
def test_s02_where_the_pattern_would_tell_there_is_none_of_it(site, chromium, neutral_site, who):
    """No link, no script; Shift three times does nothing. Whoever is signed in signs out."""
    person = Person(site, chromium, size=DESKTOP)
    come_in(person, who)
    for path in ("/", "/it/", "/employers/guides/", "/verify/", "/nothing-here/", "/privacy/"):
        person.open(path)
        assert person.way_out() == ("sign out" if who else ""), path
        press_shift(person.page, 4)
        expect(person.page.locator(".leave-sign")).to_have_count(0)
    assert person.page.url.startswith(site.url)
    person.page.context.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_sign_out_ends_the_session_and_back_shows_nothing(site, keeping_chromium, javascript):
    person = Person(site, keeping_chromium, size=DESKTOP, javascript=javascript)
    person.sign_in("aurora")
    person.open("/employers/")
    assert "Hotel Aurora" in person.words()
    person.press("Sign out")
    assert (person.page.url, "You are signed out" in person.words()) == (f"{site.url}/sign-out/", True)
    for _step in range(3):
        person.page.evaluate("history.back()") if javascript else person.page.go_back()
        person.page.wait_for_timeout(800)
        assert "Hotel Aurora" not in person.words()
    person.page.context.close()


@pytest.mark.parametrize("path", ["/learn/enter/", "programme:/"])
def test_s02_the_second_thing_a_keyboard_reaches_is_the_way_out(site, chromium, neutral_site, path):
    person = Person(site, chromium, size=DESKTOP)
    person.open(address(site, path))
    person.page.keyboard.press("Tab")
    person.page.keyboard.press("Tab")
    assert person.page.evaluate("document.activeElement.hasAttribute('data-leave')")
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(neutral_site)
    person.page.context.close()


def press_shift(page: Page, times: int) -> None:
    for _time in range(times):
        page.keyboard.press("Shift")


def test_s02_shift_three_times_leaves_and_tells_the_way(site, chromium, neutral_site):
    person = Person(site, chromium, size=DESKTOP)
    person.open("/learn/enter/")
    press_shift(person.page, 1)
    sign = person.page.locator("[role=status].leave-sign")
    expect(sign).to_have_text(re.compile("●○○ .*two more"))
    press_shift(person.page, 1)
    expect(sign).to_have_text(re.compile("●●○ .*once more"))
    press_shift(person.page, 1)
    person.page.wait_for_url(neutral_site)
    person.page.context.close()


def test_s02_typing_capitals_and_other_keys_do_not_leave(site, chromium):
    person = Person(site, chromium, size=DESKTOP)
    person.open("/learn/enter/")
    person.page.locator("[name=handle]").focus()
    for key in ("Shift+A", "Shift+B", "Shift+C", "Shift", "Shift", "x", "Shift", "Shift"):
        person.page.keyboard.press(key)
    expect(person.page.locator("[name=handle]")).to_have_value("ABCx")
    person.page.keyboard.press("y")
    expect(person.page.locator(".leave-sign")).to_be_hidden()
    assert person.page.url.endswith("/learn/enter/")
    person.page.context.close()


def test_s02_presses_far_apart_do_not_leave(site, chromium):
    person = Person(site, chromium, size=DESKTOP)
    person.page.clock.install()
    person.open("/learn/enter/")
    press_shift(person.page, 2)
    person.page.clock.run_for(5100)
    expect(person.page.locator(".leave-sign")).to_be_hidden()
    press_shift(person.page, 2)
    assert person.page.url.endswith("/learn/enter/")
    person.page.context.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_s02_the_page_is_covered_before_the_network_answers(site, chromium, size):
    """The network takes its time: what she looked at is gone at once, title and icon too."""
    person = Person(site, chromium, size=size)
    person.enter("4821", "0937562187")
    person.page.wait_for_load_state("networkidle")
    person.page.context.route("**/leave/", lambda route: None)
    covered = person.page.evaluate(
        """() => { const start = performance.now(); document.querySelector('a.leave').click();
        const met = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        return { covered: met.className === 'cover', time: performance.now() - start, title: document.title,
          icon: document.querySelector('link[rel=icon]').href,
          boxes: document.body.getClientRects().length }; }"""
    )
    assert covered.pop("time") < 100
    assert covered == {"covered": True, "title": TITLE, "icon": "data:,", "boxes": 0}
    person.page.wait_for_url("about:blank", timeout=8000)
    person.page.context.close()


def test_s02_without_a_network_nothing_is_left_and_the_session_ends_with_the_next_request(site, chromium):
    person = Person(site, chromium)
    person.enter("4821", "0937562187")
    person.page.context.set_offline(True)
    button(person.page).click(no_wait_after=True)
    person.page.wait_for_url("about:blank")
    person.page.context.set_offline(False)
    person.open("/learn/")
    expect(person.page.locator("[name=code]")).to_be_visible()
    assert [cookie["name"] for cookie in person.page.context.cookies() if cookie["name"] in {"s", "g"}] == []
    person.page.context.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_s02_leaving_ends_the_session_and_takes_our_cookies(site, chromium, neutral_site, javascript):
    person = Person(site, chromium, javascript=javascript)
    person.enter("4821", "0937562187")
    (session,) = [cookie["value"] for cookie in person.page.context.cookies() if cookie["name"] == "s"]
    assert site.rows("SELECT COUNT(*) FROM django_session WHERE session_key = ?", session) == [(1,)]
    button(person.page).click()
    person.page.wait_for_url(neutral_site)
    assert person.page.context.cookies(site.url) == []
    assert site.rows("SELECT COUNT(*) FROM django_session WHERE session_key = ?", session) == [(0,)]
    person.page.context.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_s05_back_after_leaving_shows_nothing_of_hers(site, keeping_chromium, neutral_site, javascript):
    person = Person(site, keeping_chromium, javascript=javascript)
    person.enter("4821", "0937562187")
    handle = "River Maple 42"
    expect(person.page.locator("body")).to_contain_text(handle)
    person.open("/learn/courses/")
    person.open("/learn/")
    button(person.page).click()
    person.page.wait_for_url(neutral_site)
    for _step in range(3):
        person.page.evaluate("history.back()") if javascript else person.page.go_back()
        person.page.wait_for_timeout(800)
        assert handle not in person.words()
        assert "Kitchen" not in person.words()
    person.page.context.close()


def test_s05_back_after_the_session_ended_elsewhere_shows_nothing(site, keeping_chromium):
    """The session ends in another tab; in this one she goes on to a page of the site and back."""
    person = Person(site, keeping_chromium)
    person.enter("3382", "5540917628")
    assert "Copper Lark 29" in person.words()
    person.open("/verify/")
    assert person.page.request.get(f"{site.url}/leave/", max_redirects=0).status == 303
    person.page.evaluate("history.back()")
    person.page.wait_for_timeout(800)
    assert "Copper Lark 29" not in person.words()
    person.page.context.close()
