"""Ways that several journeys go: learning a module, passing its test, confirming a name."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.journeys.site import DESKTOP, Person, Site


def finish_lessons(learner: Person, home: str = "/learn/") -> None:
    """From her home through every lesson of the module to the start of its test."""
    for _lesson in range(12):
        learner.open(home)
        learner.go_to_continue()
        if "/quiz/" in learner.page.url:
            return
        learner.finish_lesson()
    raise AssertionError("the module does not end")


def pass_quiz(learner: Person) -> None:
    """From the start of the test to the certificate it gives."""
    learner.go_on()
    while "/try/" in learner.page.url and learner.asks:
        learner.choose()
        learner.go_on()
    learner.go_on()
    expect(learner.page.locator(".big-state__sign")).to_be_visible()
    with learner.page.expect_event("load"):
        learner.page.locator(".task__title").first.click()


def confirm_name(site: Site, chromium: Browser, handle: str, name: str) -> None:
    worker = Person(site, chromium, size=DESKTOP)
    worker.come_in("giulia")
    worker.open("/teach/")
    worker.press(handle)
    worker.press("Confirm the name")
    worker.page.fill("[name=name]", name)
    worker.page.fill("[name=name_again]", name)
    worker.press("Save the fingerprint of this name")
    expect(worker.page.locator("body")).to_contain_text("The name is confirmed.")
    worker.close()


def publish(author: Person) -> None:
    """Wagtail keeps *Publish* in a menu beside *Save draft*."""
    author.page.locator(
        "footer [data-controller='w-dropdown'] button.w-dropdown-toggle, footer .w-dropdown__toggle"
    ).first.click()
    with author.page.expect_event("load"):
        author.page.get_by_role("button", name=re.compile(r"^Publish")).first.click()
    expect(author.page.locator(".messages, [data-messages]").first).to_contain_text(
        re.compile("publish", re.I)
    )


def open_behind_pin(learner: Person, path: str, pin: str) -> None:
    """Open a page of hers that asks for her PIN, and give it when it does."""
    learner.open(path)
    if learner.page.locator("[name=pin]").count():
        learner.page.fill("[name=pin]", pin)
        learner.go_on()
    if "/learn/safer/" in learner.page.url:
        with learner.page.expect_event("load"):
            learner.page.locator(".button--big").click()


HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def send(person: Person, address: str, **typed: Any) -> str:
    """Sends the form of a page with what stands hidden in it, without drawing it; where it leads. For what a
    journey passes and another test looks at.
    """
    url = address if address.startswith("http") else person.site.url + address
    ask = person.context.request
    page = ask.get(url)
    assert page.ok, f"{url} shows nothing: {page.status}"
    answer = ask.post(
        url, form={**dict(HIDDEN.findall(page.text())), **typed}, headers={"Referer": url}, max_redirects=0
    )
    assert answer.status in {302, 303}, f"{url} was not taken: {answer.status}"
    return urlsplit(urljoin(url, answer.headers["location"])).path


def load_to_the_end(page: Page) -> None:
    """Pictures load when she comes near them: after this, whatever is asked for is asked by what she does."""
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.evaluate(
        "Promise.all([...document.images].map(each => each.complete"
        " || new Promise(done => { each.onload = each.onerror = done; })))"
    )
    page.evaluate("scrollTo(0, 0)")
