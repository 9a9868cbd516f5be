"""A page that was quiet for a while (S6), in a real browser: it asks, closes, and gives back what was being
written.
"""

import json
import re

from playwright.sync_api import expect

from tests.journeys.site import DESKTOP, Person

COPPER_LARK = ("3382", "5540917628", "316948")


def answers(person: Person, left: int) -> list[str]:
    """The server says that so many seconds are left. Returns what the page asked, in order."""
    asked: list[str] = []

    def answer(route) -> None:
        asked.append(route.request.method)
        route.fulfill(
            status=200,
            content_type="application/json",
            body=json.dumps({"left": left if route.request.method == "GET" else 180}),
        )

    person.page.context.route(re.compile(r"/stay/$"), answer)
    return asked


def quiet(person: Person, seconds: int) -> None:
    """Time passes on the page, slowly enough for it to hear the server's answers."""
    for _turn in range(seconds // 10):
        person.page.clock.run_for(10_000)
        person.page.wait_for_timeout(40)


def enter(site, chromium, *, javascript: bool = True) -> Person:
    person = Person(site, chromium, javascript=javascript)
    person.page.clock.install() if javascript else None
    person.enter(*COPPER_LARK[:2], phone="shared")
    return person


def test_s06_it_asks_a_minute_before_and_staying_is_one_press(site, chromium):
    person = enter(site, chromium)
    asked = answers(person, 50)
    quiet(person, 100)
    expect(person.page.locator(".stay")).to_have_count(0)
    quiet(person, 30)
    notice = person.page.locator(".stay[role=status]")
    expect(notice).to_be_visible()
    assert not re.search(r"\d", notice.inner_text()), "no countdown"
    met = person.page.evaluate(
        "() => { const box = document.querySelector('a.leave').getBoundingClientRect(); return"
        " document.elementFromPoint(box.x + 9, box.y + 9).closest('a').className }"
    )
    assert met == "leave"
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)
    assert asked[-1] == "POST"
    person.page.context.close()


def test_s06_scrolling_and_sound_count_and_are_told_once_a_minute_at_most(site, chromium):
    person = enter(site, chromium)
    asked = answers(person, 180)
    for _turn in range(18):
        person.page.mouse.wheel(0, 40)
        person.page.wait_for_timeout(30)
        person.page.clock.run_for(10_000)
    assert 2 <= asked.count("POST") <= 3
    person.page.context.close()


def test_s06_it_closes_and_gives_back_what_was_being_written(site, chromium):
    person = enter(site, chromium)
    person.open("/learn/certificates/")
    with person.page.expect_event("load"):
        person.page.locator(".task__title").first.click()
    place = person.page.url
    person.page.fill("[name=name]", "Half a na")
    answers(person, 0)
    quiet(person, 70)  # the writing is told first
    with person.page.expect_navigation(url=re.compile("/pin/check/")):
        for _turn in range(18):
            person.page.clock.run_for(10_000)
    assert "Half a na" not in person.page.content()
    person.page.context.unroute_all()
    person.page.fill("[name=pin]", COPPER_LARK[2])
    with person.page.expect_event("load"):
        person.page.locator(".thumb button").click()
    assert person.page.url == place
    expect(person.page.locator("[name=name]")).to_have_value("Half a na")
    person.page.context.close()


def test_s06_the_editor_is_covered_and_nothing_in_it_is_lost(site, chromium):
    author = Person(site, chromium, size=DESKTOP)
    author.page.clock.install()
    author.come_in("rosa")
    ((page,),) = site.rows("SELECT MIN(page_ptr_id) FROM courses_pages_coursepage")
    author.open(f"/admin/pages/{page}/edit/")
    author.page.fill("[name=title]", "A title half wri")
    answers(author, 0)
    quiet(author, 260)
    expect(author.page.locator(".stay-cover a.button")).to_be_visible()
    met = author.page.evaluate(
        "() => { const box = document.querySelector('.stay-cover .leave').getBoundingClientRect(); return"
        " document.elementFromPoint(box.x + 30, box.y + 20).href }"
    )
    assert met == f"{site.url}/leave/"
    expect(author.page.locator("[name=title]")).to_be_hidden()
    author.page.context.unroute_all()
    quiet(author, 10)
    expect(author.page.locator(".stay-cover")).to_have_count(0)
    expect(author.page.locator("[name=title]")).to_have_value("A title half wri")
    author.page.context.close()
