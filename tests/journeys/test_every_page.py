"""Every kind of page, in both directions and both colour schemes: nothing for axe to find, a way out, no
sideways scrolling.
"""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.journeys.site import DESKTOP, PHONE, Person
from tests.journeys.ways import open_behind_pin

VISITOR = {
    "/": 200,
    "/kitchen-and-hotel/": 200,
    "/learn/enter/": 200,
    "/learn/enter/no-card/": 200,
    "/privacy/": 200,
    "/verify/": 200,
    "/nothing-is-here/": 404,
}
#: Written in the languages of staff.
GUIDES = {"/for-employers/": 200, "/for-employers/first-weeks/": 200, "/for-employers/kitchen/": 200}
#: The general pages of the website for the public, in a language of each direction.
PUBLIC = (
    "/",
    "/about/",
    "/for-women/",
    "/results/",
    "/results/coping/",
    "/news/",
    "/news/pocket/",
    "/news/round-table/",
    "/contact/",
    "/accessibility/",
    "/coping/",
    "/coping/card/",
    "/paper/",
    "/sessions/bread/",
    "/numbers/",
    "/ar/",
    "/ar/for-women/",
    "/ar/search/",
    "/search/",
)
LEARNER = ["/learn/", "/learn/courses/", "/learn/certificates/"]
BEHIND_PIN = ["/learn/portfolio/", "/learn/portfolio/new/", "/learn/privacy/"]


@pytest.mark.parametrize(
    ("prefix", "visited"), [("", VISITOR | GUIDES), ("/ar", VISITOR)], ids=["ltr", "rtl"]
)
def test_pages_of_visitors_and_learners(site, chromium, prefix, visited):
    person = Person(site, chromium, size=PHONE)
    for path, status in visited.items():
        answer = person.page.goto(site.url + (path if path == "/verify/" else prefix + path))
        assert (answer.status, path) == (status, path)
        person.check_page_in_both_schemes()
    person.come_in_with_card("2745", "8815306426", language=prefix)
    for path in LEARNER:
        person.open(prefix + path)
        person.check_page_in_both_schemes()
    with person.page.expect_event("load"):
        person.page.locator(".task__title").first.click()
    person.check_page_in_both_schemes()
    for path in BEHIND_PIN:
        open_behind_pin(person, prefix + path, "649130")
        person.check_page_in_both_schemes()
    person.close()


def test_pages_of_the_website_for_the_public(site, chromium):
    person = Person(site, chromium, size=PHONE)
    for path in PUBLIC:
        answer = person.page.goto(site.programme_url + path)
        assert (answer.status, path) == (200, path)
        person.check_page_in_both_schemes()
        person.page.set_viewport_size(DESKTOP)
        person.check_page(fits=False)
        person.page.set_viewport_size(PHONE)
    person.open(f"{site.programme_url}/paper/")
    with person.page.expect_event("load"):
        person.page.locator(".kept-sheet a").first.click()
    person.check_page_in_both_schemes()
    person.open(f"{site.programme_url}/search/")
    person.page.fill("#look", "docter")
    with person.page.expect_event("load"):
        person.page.press("#look", "Enter")
    person.check_page_in_both_schemes()
    with person.page.expect_event("load"):
        person.page.locator(".found__one a").first.click()
    person.page.evaluate("history.back()")
    person.page.wait_for_selector(".found__one")
    person.close()


#: Rooms of the directory and those for services, employers and the public.
ROOMS = (
    "/services/",
    "/services/needs/",
    "/services/networks/",
    "/services/slip/",
    "/coping/plan/",
    "/paper/",
)
AUDIENCES = ("/for-services/", "/for-employers/", "/for-public/")


def look_around_the_directory(person: Person, home: str) -> Iterator[None]:
    """What the directory shows somebody who looks, compares, reads, makes a slip and tells."""
    page = person.page

    def pressed(selector: str) -> None:
        with page.expect_event("load"):
            page.locator(selector).first.click()

    page.goto(f"{home}/services/")
    page.locator(".seek select[name=need]").select_option("lawyer")
    pressed(".seek__line button")
    yield
    for box in page.locator(".place [name=mine]").all()[:2]:
        box.check()
    pressed("[formaction$='/services/compare/']")
    yield
    page.goto(f"{home}/services/networks/")
    pressed(".towns a")
    yield
    network = page.locator("main a[href*='/services/']").evaluate_all("links => links.map(link => link.href)")
    service = next(link for link in network if re.search(r"/services/[0-9a-f-]{36}/$", link))
    page.goto(service)
    yield
    page.goto(f"{service}wrong/")
    yield
    page.locator("main textarea").first.fill("It is closed")
    pressed("main form .button--main")
    yield
    page.goto(f"{service}slip/")
    yield
    page.locator("main [type=checkbox]").first.check()
    pressed("main form.form .button--main")
    yield
    pressed("main form .button--main")
    yield


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["ltr", "rtl"])
def test_pages_of_the_directory_and_of_each_kind_of_reader(site, chromium, prefix):
    person = Person(site, chromium, size=PHONE)
    home = f"{site.programme_url}{prefix}"
    tool = re.search(r'href="[^"]*(/coping/[0-9a-z]{10}/)"', person.open(f"{home}/coping/").content())[1]
    of_one_language = AUDIENCES if not prefix else ()
    for path in (*ROOMS, *of_one_language, tool, "/nothing-is-here/"):
        answer = person.page.goto(home + path)
        assert (answer.status, path) == (404 if "nothing" in path else 200, path)
        person.check_page_in_both_schemes()
    for _page in look_around_the_directory(person, home):
        person.check_page_in_both_schemes(fits=not prefix)
    person.close()


def check_as_it_is_used(person: Person, *, is_arabic: bool) -> None:
    """Wide first, then on a phone; whether it fits is looked at once."""
    person.page.set_viewport_size(DESKTOP)
    person.check_page_in_both_schemes(fits=False)
    person.page.set_viewport_size(PHONE)
    person.check_page_in_both_schemes(fits=not is_arabic)


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["ltr", "rtl"])
def test_pages_of_the_desk_of_services(site, chromium, prefix):
    """The list, one service with all that is said of it, each of its forms, its history, a file."""
    person = Person(site, chromium, size=DESKTOP)
    person.come_in_at_work("anna")
    page, home = person.page, f"{site.programme_url}{prefix}/work/services/"

    def links(selector: str) -> list[str]:
        return page.locator(selector).evaluate_all("found => found.map(link => link.href)")

    page.goto(home)
    check_as_it_is_used(person, is_arabic=bool(prefix))
    [[service]] = site.rows(
        "SELECT service_id FROM lms_services_serviceatlocation WHERE id = (SELECT min(id) FROM"
        " lms_services_serviceatlocation WHERE edited_by_id IS NOT NULL)"
    )
    [[key]] = site.rows("SELECT uuid FROM lms_services_service WHERE id = ?", service)
    service = f"{home}{UUID(key)}/"
    page.goto(service)
    check_as_it_is_used(person, is_arabic=bool(prefix))
    place = next(link for link in links("main a[href*='/places/']") if not link.endswith(("new/", "hours/")))
    rows = links("main a[href*='/more/service/']")
    forms = ["change/", "hours/", "words/el/", "house/", "history/", "places/new/"]
    for address in (*(service + each for each in forms), place, *rows[:3], f"{home}import/", f"{home}new/"):
        assert (page.goto(address).status, address) == (200, address)
        check_as_it_is_used(person, is_arabic=bool(prefix))
    person.close()


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["ltr", "rtl"])
def test_what_the_directory_shows_seldom(site, chromium, prefix):
    """What I need once it was chosen, a slip that is opened, a service that is set aside; and all on a wide
    screen.
    """
    person = Person(site, chromium, size=PHONE)
    page, home = person.page, f"{site.programme_url}{prefix}"
    page.goto(f"{home}/services/needs/")
    for box in page.locator("main [type=checkbox]").all()[:3]:
        box.check()
    with page.expect_event("load"):
        page.locator("main form .button--main").click()
    person.check_page_in_both_schemes()
    [[aside]] = site.rows(
        "SELECT uuid FROM lms_services_service WHERE is_published AND (paused_on IS NOT NULL OR suspend_on <"
        " date('now')) LIMIT 1"
    )
    assert page.goto(f"{home}/services/{UUID(aside)}/").status == 404
    person.check_page_in_both_schemes()
    for _page in look_around_the_directory(person, home):
        page.set_viewport_size(DESKTOP)
        person.check_page_in_both_schemes(fits=False)
        page.set_viewport_size(PHONE)
    code = page.locator(".slip-code").inner_text()
    page.goto(f"{home}/services/slip/")
    page.locator("main input[type=text]").first.fill(code)
    with page.expect_event("load"):
        page.locator("main form .button--main").click()
    assert page.locator(".slip-lines li").count() == 1
    person.check_page_in_both_schemes()
    for path in ROOMS:
        page.set_viewport_size(DESKTOP)
        page.goto(home + path)
        person.check_page_in_both_schemes(fits=False)
    person.close()


def team_pages(site) -> list[str]:
    [[key]] = site.rows("SELECT uuid FROM lms_organisation WHERE name = 'Officina Aperta'")
    return [f"/teach/organisations/{UUID(key)}/", f"/teach/organisations/{UUID(key)}/people/new/"]


def check_on_both_screens(person: Person) -> None:
    """On a desktop, and narrowed to a phone: the same page, laid out anew."""
    person.check_page_in_both_schemes()
    person.page.set_viewport_size(PHONE)
    person.check_page_in_both_schemes(fits=False)
    person.page.set_viewport_size(DESKTOP)


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["ltr", "rtl"])
def test_pages_of_staff_and_employers(site, chromium, prefix):
    for username, paths in {
        "giulia": ["/teach/", "/teach/accounts/new/"],
        "anna": [
            "/teach/employers/",
            "/teach/employers/approvers/",
            "/teach/groups/",
            "/teach/groups/new/",
            *team_pages(site),
        ],
        "admin": ["/teach/organisations/", "/teach/organisations/new/"],
        "aurora": ["/employers/people/invite/", "/employers/you/", "/employers/people/", "/employers/"],
    }.items():
        person = Person(site, chromium, size=DESKTOP)
        person.come_in(username)
        for path in paths:
            person.open(prefix + path)
            check_on_both_screens(person)
        row = person.page.locator(".list-table tbody th a, .task__title").first
        if row.count():
            with person.page.expect_event("load"):
                row.click()
            check_on_both_screens(person)
        person.close()


@pytest.mark.parametrize(
    "language",
    ["", "/it", "/es", "/el", "/ro", "/ar", "/fr", "/uk"],
    ids=lambda prefix: prefix.strip("/") or "en",
)
def test_the_way_out_fits_the_narrowest_phone(site, chromium, language):
    person = Person(site, chromium, size={"width": 320, "height": 480})
    person.open(f"{language}/learn/enter/")
    person.check_page()
    right = person.page.locator(".leave[data-leave]").evaluate(
        "element => element.getBoundingClientRect().right"
    )
    assert right <= 320
    person.close()


@pytest.mark.parametrize("language", ["", "/ar", "/uk"], ids=lambda prefix: prefix.strip("/") or "en")
@pytest.mark.parametrize("size", [(360, 422), (740, 360)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_language_can_be_seen_on_a_low_screen(site, chromium, language, size):
    """With a keyboard open or a phone turned round: no list that scrolls without showing that it does."""
    person = Person(site, chromium, size={"width": size[0], "height": size[1]})
    person.open(f"{language}/learn/enter/")
    person.page.locator(".topbar summary").first.click()
    hidden = person.page.locator(".topbar .languages__link").evaluate_all(
        "links => links.filter(link => link.getBoundingClientRect().bottom > innerHeight)"
        ".map(link => link.innerText)"
    )
    assert hidden == []
    person.close()
