"""A tool is chosen by a feeling; its handout is printed, and every page lies where it is folded to."""

import base64
from urllib.parse import urlsplit

import pypdfium2
import pytest
from playwright.sync_api import expect

from lms.printing.imposition import Form, Placed, impose
from tests.journeys.site import PHONE, Person
from tests.lms.printing.readers import as_read

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POINTS = 72 / 25.4
#: What the browser is sent for an address: its kind, and the bytes.
FETCH = """async (address) => {
  const answer = await fetch(address)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const letters = bytes.reduce((all, one) => all + String.fromCharCode(one), '')
  return [answer.headers.get('content-type'), btoa(letters)]
}"""


@pytest.fixture
def she(site, chromium):
    person = Person(site, chromium, size=PHONE)
    yield person
    person.close()


def words_at(content: bytes, place: Placed) -> str:
    """What stands on a page of the first side, read the right way up."""
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    height = page.get_height()
    edges = {
        "left": place.left * POINTS,
        "right": (place.left + place.width) * POINTS,
        "top": height - place.top * POINTS,
        "bottom": height - (place.top + place.height) * POINTS,
    }
    page.set_rotation(180 if place.turned else 0)
    text = page.get_textpage()
    found = as_read(text.get_text_bounded(**edges))
    text.close()
    page.close()
    document.close()
    return found


def begins(words: str, heading: str) -> bool:
    """Numbers alone have no direction, and marks above a letter stand before or after it: PDFium gives both
    in the order of sight.
    """
    return heading in words or sorted(words[: len(heading)]) == sorted(heading)


@pytest.mark.parametrize(
    ("path", "right_to_left", "tool"),
    [("/coping/", False, "Here, now"), ("/ar/coping/", True, "هنا، الآن")],
    ids=["english", "arabic"],
)
def test_a_tool_by_feeling_its_handout_printed_and_folded_right(she, path, right_to_left, tool):
    page = she.open(she.site.programme_url + path)
    page.locator("summary", has=page.locator("svg.cut-out")).first.click()
    page.locator(".slip[open] a", has_text=tool).first.click()
    page.locator("main a[href*='/paper/']").first.click()
    shown = urlsplit(page.url).path
    pages = [text.inner_text().split("\n")[0] for text in page.locator(".paper__title, .paper h2").all()]
    assert (len(pages), page.context.cookies()) == (8, [])
    link = page.locator(".shelf__head a.button")
    expect(link).to_have_attribute("href", f"{shown}print/zine/")
    kind, encoded = page.evaluate(FETCH, link.get_attribute("href"))
    assert (kind, page.context.cookies()) == ("application/pdf", [])
    content = base64.b64decode(encoded)
    sheet = impose(Form.ZINE, 8, right_to_left=right_to_left)
    missing = {
        number: heading
        for number, heading in enumerate(pages, 1)
        if not begins(words_at(content, sheet.place_of(number)), as_read(heading))
    }
    assert missing == {}
