"""A right is found by a question in Arabic, and its card for the counter is printed: on a phone whose browser
runs no script.
"""

import http.client
from contextlib import closing
from urllib.parse import urljoin, urlsplit

import pytest
from django.utils import translation
from playwright.sync_api import expect

from lms.programme.rights.enums import Country, Topic
from lms.site.demo.content import read
from lms.site.demo.rights import file_of
from tests.journeys.site import DESKTOP, PHONE, Person
from tests.lms.printing.readers import as_read, pdfium


def written(language: str) -> dict:
    rights = read(file_of(Country.ITALY, language))["rights"]
    return next(right for right in rights if right["id"] == Topic.WORK)


def printed(site, address: str) -> bytes:
    """As the browser gets it when she opens it in another tab."""
    place = urlsplit(address)
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)) as line:
        line.request("GET", place.path, headers={"Host": place.netloc})
        answer = line.getresponse()
        assert (answer.status, answer.headers["Set-Cookie"]) == (200, None)
        return answer.read()


def test_a_right_found_by_a_question_in_arabic_and_its_card_printed(site, chromium):
    her = Person(site, chromium, size=PHONE, javascript=False)
    page = her.open(f"{site.programme_url}/ar/rights/")
    chosen_at = page.url
    with translation.override("ar"):
        asked = page.locator(".ask", has=page.get_by_role("heading", name=str(Topic.WORK.label)))
        italy = str(Country.ITALY.label)
    expect(asked.locator(".told-in:visible")).to_have_count(4)
    page.locator("[name=where][value=IT]").check()
    expect(asked.locator(".told-in:visible")).to_have_text([italy])
    assert page.url == chosen_at

    with page.expect_event("load"):
        asked.locator(".told-in:visible").click()
    right, there = written("ar"), written("it")
    expect(page.get_by_role("heading", level=1)).to_have_text(right["question"])
    expect(page.locator(".short__words")).to_have_text(right["short"])
    expect(page.locator(".talk__lines [lang=it]")).to_have_text(there["counter"])
    assert page.title() == "HEAL"

    card = urljoin(page.url, page.locator("#card .button--main").get_attribute("href"))
    paper = pdfium(printed(site, card))
    assert [line for line in map(as_read, right["counter"] + there["counter"]) if line not in paper] == []
    addresses = " ".join((chosen_at, page.url, card)).lower()
    assert [word for word in ("work", "ital", "/it/", "right/") if word in addresses] == []
    assert her.context.cookies() == []
    her.close()


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["ltr", "rtl"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_of_rights_fit_and_can_be_read_by_everybody(site, chromium, prefix, size):
    person = Person(site, chromium, size=size)
    page = person.open(f"{site.programme_url}{prefix}/rights/")
    person.check_page_in_both_schemes()
    for topic in (0, -1):
        person.open(f"{site.programme_url}{prefix}/rights/")
        with page.expect_event("load"):
            page.locator(".told-in").nth(topic).click()
        person.check_page_in_both_schemes()
    person.close()
