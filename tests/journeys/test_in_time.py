"""What nobody stands for any more: readers are sent to somebody who knows, and those responsible find it on
the desk and mend it from there.
"""

import http.client
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from tests.factories.totp import code_for
from tests.journeys.site import DESKTOP, PASSWORDS, PHONE, SECRETS, Person
from tests.lms.printing.readers import as_read, pdfium

RIGHTS = (
    "SELECT page.id, page.title, page.url_path, rights.short FROM lms_programme_rightpage rights"
    " JOIN wagtailcore_page page ON page.id = rights.page_ptr_id"
    " JOIN wagtailcore_locale locale ON locale.id = page.locale_id"
    " WHERE page.live AND locale.language_code = ? AND "
)


def said(words: str, language: str) -> str:
    with translation.override(language):
        return gettext(words)


def address_of(site, path: str, language: str = "") -> str:
    """Where a page is read whose path in the tree begins with its home."""
    below = path.strip("/").partition("/")[2]
    return f"{site.programme_url}/{f'{language}/' if language else ''}{below}/"


def printed(site, address: str) -> str:
    place = urlsplit(address)
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)) as line:
        line.request("GET", f"{place.path}print/", headers={"Host": place.netloc})
        return pdfium(line.getresponse().read())


@pytest.fixture
def her(site, chromium):
    """A reader whose phone runs no script."""
    person = Person(site, chromium, size=PHONE, javascript=False)
    yield person
    assert person.context.cookies() == []
    person.close()


@pytest.fixture
def office(site, chromium):
    """Signed in on the website for the public, whose door says it in words of its own."""
    person = Person(site, chromium, size=DESKTOP)
    person.open(f"{site.programme_url}/admin/login/")
    person.page.fill("[name=login]", "admin")
    person.page.fill("[name=password]", PASSWORDS["admin"])
    _on(person)
    person.page.fill("[name=code]", code_for(SECRETS["admin"]))
    _on(person)
    yield person
    person.close()


def _on(person: Person) -> None:
    with person.page.expect_event("load"):
        person.page.locator("main .button--main").first.click()


def waiting(office: Person, kind: str, title: str):
    """The row of the desk's queue; it leads to where it is mended."""
    office.open(f"{office.site.programme_url}/work/waiting/")
    return office.page.locator(f"section[aria-labelledby={kind}] li", has_text=title)


def look_at(office: Person, kind: str, title: str) -> None:
    with office.page.expect_event("load"):
        waiting(office, kind, title).locator("a.button").first.click()


def publish(office: Person) -> None:
    office.page.locator("footer [data-controller~=w-dropdown] > button").first.click()
    with office.page.expect_event("load"):
        office.page.locator("[name=action-publish]").click()


def test_an_answer_that_ran_out_is_told_again_when_somebody_has_checked_it(site, her, office):
    ((_key, title, path, short),) = site.rows(f"{RIGHTS} rights.expires_on < DATE('now')", "el")
    address = address_of(site, path, "el")
    ask = said("Ask your adviser.", "el")
    her.open(address)
    expect(her.page.locator(".short__words")).to_have_text(ask)
    paper = printed(site, address)
    assert (as_read(ask) in paper, as_read(short) in paper) == (True, False)

    look_at(office, "rights", title)
    office.page.fill("[name=reviewer]", "Legal desk")
    office.press("Note the review")
    expect(waiting(office, "rights", title)).to_have_count(0)
    office.check_page_in_both_schemes()
    her.open(address)
    expect(her.page.locator(".short__words")).to_have_text(short)
    assert as_read(short) in printed(site, address)


def test_a_translation_whose_source_says_something_else_is_told_no_more(site, her, office):
    """Until it is published anew."""
    where = "rights.country = 'RO' AND rights.topic = 'study'"
    ((source, _title, _path, before),) = site.rows(f"{RIGHTS} {where}", "en")
    ((_key, title, path, short),) = site.rows(f"{RIGHTS} {where}", "ar")
    address = address_of(site, path, "ar")
    her.open(address)
    expect(her.page.locator(".short__words")).to_have_text(short)

    office.open(f"{site.programme_url}/admin/pages/{source}/edit/")
    office.page.fill("[name=short]", f"{before} Ask first.")
    publish(office)
    her.open(address)
    expect(her.page.locator(".short__words")).to_have_text(said("Ask your adviser.", "ar"))

    look_at(office, "rights", title)
    publish(office)
    her.open(address)
    expect(her.page.locator(".short__words")).to_have_text(short)


def test_a_crisis_number_that_nobody_checked_stands_with_its_day_and_112_beside_it(site, her, office):
    ((number, name),) = site.rows(
        "SELECT number, name FROM lms_contact WHERE kind = 'crisis' AND expires_on < DATE('now')"
    )
    main = her.open(f"{site.programme_url}/numbers/").locator("main")
    expect(main).to_contain_text("The last check was on")
    expect(main.locator(f"a[href='tel:{number.replace(' ', '')}']")).to_have_text(number)
    expect(main.locator("a[href='tel:112']")).to_have_count(2)

    look_at(office, "numbers", f"{name} · RO")
    office.page.fill("[name=reviewed_on]", site.rows("SELECT DATE('now')")[0][0])
    office.page.fill("[name=expires_on]", "")
    office.page.keyboard.press("Escape")
    with office.page.expect_event("load"):
        office.page.locator("footer button[type=submit]").first.click()
    expect(waiting(office, "numbers", f"{name} · RO")).to_have_count(0)
    her.open(f"{site.programme_url}/numbers/")
    expect(main).not_to_contain_text("The last check was on")
    expect(main.locator("a[href='tel:112']")).to_have_count(1)
