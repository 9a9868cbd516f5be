"""A need, a service and a slip that it opens once, on a phone without a script; and what a script adds."""

import re

from playwright.sync_api import expect

from tests.journeys.site import DESKTOP, PHONE, Person
from tests.journeys.ways import load_to_the_end


def find(page, site, need: str) -> None:
    page.goto(f"{site.programme_url}/services/")
    page.locator(".seek select[name=need]").select_option(need)
    page.locator(".seek select[name=town]").select_option(label="Bologna")
    page.locator(".seek button").click()


def test_a_need_a_service_and_a_slip_that_opens_once(site, chromium):
    her = Person(site, chromium, size=PHONE, javascript=False)
    page = her.page
    find(page, site, "lawyer")
    expect(page.locator(".place")).to_have_count(1)
    sealed = rf"{site.programme_url}/services/again/[\w=-]+/"  # Back and loading again (decision 64)
    assert (bool(re.fullmatch(sealed, page.url)), page.title()) == (True, "HEAL")
    page.locator(".place [name=mine]").check()
    page.locator(".place h3 button").click()
    service = page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("Casa Limone")

    page.get_by_role("button", name="Make a slip").click()
    page.get_by_label("a lawyer").check()
    page.get_by_label("I want to talk to a woman.").check()
    page.get_by_role("button", name="Look at it first").click()
    expect(page.locator(".slip-lines li")).to_have_count(2)
    page.get_by_role("button", name="Make it").click()
    code = page.locator(".slip-code").inner_text()

    desk = Person(site, chromium, size=DESKTOP)
    for opened in (True, False):
        desk.page.goto(f"{site.programme_url}/services/slip/")
        desk.page.get_by_label("The code on the slip").fill(code)
        desk.page.get_by_role("button", name="Open it").click()
        expect(desk.page.locator(".slip-lines li")).to_have_count(2 if opened else 0)
    expect(desk.page.get_by_role("alert")).to_contain_text("opened before")

    page.goto(service)
    page.get_by_role("link", name="Services", exact=True).first.click()
    addresses = f"{service} {page.url}".lower()
    assert [word for word in ("lawyer", "bologna", "limone", "?", "#") if word in addresses] == []
    assert (her.context.cookies(), desk.context.cookies()) == ([], [])
    assert (her.elsewhere, her.violations, desk.elsewhere, desk.violations) == ([], [], [], [])


def test_back_shows_what_was_found_and_beginning_anew_forgets_it(site, chromium):
    her = Person(site, chromium, size=PHONE)
    page = her.page
    find(page, site, "lawyer")
    page.locator(".place h3 button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Casa Limone")
    page.evaluate("history.back()")
    expect(page.locator(".place")).to_have_count(1)
    page.reload()
    expect(page.locator(".place")).to_have_count(1)
    page.goto(f"{site.programme_url}/services/")
    expect(page.locator(".place")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_words_of_distress_are_told_before_anything_is_sent(site, chromium):
    her = Person(site, chromium, size=PHONE)
    page = her.page
    page.goto(f"{site.programme_url}/services/")
    load_to_the_end(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.locator(".seek__words summary").click()
    page.locator("[name=words]").fill("ho PAURA")
    page.locator(".seek button").click()
    expect(page.locator(".unsafe .now")).to_be_visible()
    expect(page.locator(".unsafe .now a.button--main")).to_be_visible()
    assert (sent, re.search(r"[?#]", page.url)) == ([], None)


def test_words_of_distress_are_not_sent_from_what_was_found_nor_from_the_search_of_everything(site, chromium):
    """And they are, once she asks for it."""
    her = Person(site, chromium, size=PHONE)
    page = her.page
    sent: list[str] = []
    page.on(
        "request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None
    )

    def told(field: str, button: str) -> None:
        load_to_the_end(page)
        sent.clear()
        page.locator(field).fill("ho PAURA")
        page.wait_for_timeout(400)
        page.locator(button).click()
        expect(page.locator("[data-unsafe] .now a.button--main")).to_be_visible()
        assert [text for text in sent if "PAURA" in text] == []
        page.evaluate("scrollTo(0, 0)")  # what the strip at the top covers is no target
        her.check_page(fits=False)

    find(page, site, "lawyer")
    expect(page.locator(".place")).to_have_count(1)
    page.locator(".again > summary").click()
    page.locator(".seek__words summary").click()
    told(".seek [name=words]", ".seek__line button")
    for address in ("/", "/search/"):
        page.goto(f"{site.programme_url}{address}")
        told("#look", "form.look button")
    with page.expect_event("load"):
        page.get_by_role("button", name="Look for it all the same").click()
    expect(page.locator("[data-unsafe] .now")).to_be_visible()
    assert (sent, her.violations) == (["words=ho+PAURA"], [])
