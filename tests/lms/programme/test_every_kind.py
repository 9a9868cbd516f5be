"""What holds for every kind of page on the programme face."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import lms
from lms.programme.coping.feelings import Feeling
from tests.factories.programme import one_of_each, reader
from tests.factories.rights import right
from tests.factories.rights import shelf as rights_shelf
from tests.lms.programme.coping.test_coping import shelf, tool

pytestmark = pytest.mark.django_db
STATIC = Path(lms.__file__).parent / "static"
FIRST_VIEW = 30_000
KINDS = (
    "ProgrammeHomePage",
    "AboutPage",
    "ContactPage",
    "PlainPage",
    "AudiencePage",
    "ResultsPage",
    "ResultPage",
    "NewsPage",
    "NewsItemPage",
    "EventPage",
)
#: What a search engine may keep. Rooms that a woman comes to in need may be found too: how else would she
#: find them; their titles say the name of the website alone. What somebody did here may not.
INDEXED = (*KINDS, "CopingPage", "CopingToolPage")
VISITOR = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "OldPhone/1.0"}
NOT_INDEXED = ("search", "what was found", "nothing there")


@pytest.fixture
def addresses(faces):
    found = one_of_each(faces.programme)
    page = shelf(faces)
    tool(page, "Push the wall", Feeling.ANGRY, shows_fan=True)
    return {
        **found,
        "CopingPage": "/coping/",
        "CopingToolPage": "/coping/push-the-wall/",
        "search": "/search/",
        "what was found": reader().post("/search/", {"words": "wall"})["Location"],
        "nothing there": "/nothing/",
    }


@pytest.mark.parametrize("kind", [*INDEXED, *NOT_INDEXED])
def test_each_kind_says_whether_it_may_be_indexed(addresses, kind):
    shown = reader().get(addresses[kind]).content.decode()
    assert ('name="robots" content="noindex"' in shown) == (kind in NOT_INDEXED)


@pytest.mark.parametrize("kind", [*INDEXED, "search", "what was found"])
def test_nothing_is_set_and_the_tab_says_no_topic(addresses, kind):
    answer = reader().get(addresses[kind])
    titles = re.findall(r"<title>(.*?)</title>", answer.content.decode())
    home = ["Paths into work"] if kind == "ProgrammeHomePage" else ["HEAL"]
    assert (answer.status_code, titles, dict(answer.cookies)) == (200, home, {})


@pytest.mark.parametrize("address", ["/safer/", "/privacy/", "/numbers/", "/nothing/", "/it/safer/"])
def test_no_page_besides_sets_a_cookie(addresses, address):
    assert dict(reader().get(address).cookies) == {}


def test_s36_no_line_of_a_log_says_who_read_what(addresses, faces, lines):
    answer = right(rights_shelf(faces))
    there = [*addresses.values(), "/rights/", f"/rights/{answer.slug}/", f"/rights/{answer.slug}/print/"]
    browser = Client(SERVER_NAME="heal.localhost", **VISITOR)
    for address in there:
        browser.get(address)
    text = "\n".join(lines)
    telling = [*VISITOR.values(), answer.slug, answer.title, "push-the-wall", "Push the wall", "coping/"]
    assert [word for word in telling if word in text] == []
    assert len({json.loads(line)["request"] for line in lines if '"answered"' in line}) == len(there)
    assert (len(browser.cookies), Session.objects.count()) == (0, 0)


@pytest.mark.parametrize("kind", [*INDEXED, "search", "what was found"])
def test_a_first_view_is_light(addresses, kind):
    """The page with its sheets and scripts, as they are sent to a browser."""
    sent = reader().get(addresses[kind], headers={"Accept-Encoding": "gzip"})
    assert sent["Content-Encoding"] == "gzip"
    content = gzip.decompress(sent.content).decode()
    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', content)
    sizes = [len(gzip.compress((STATIC / name).read_bytes())) for name in files]
    assert sum(sizes) + len(sent.content) < FIRST_VIEW


@pytest.mark.parametrize("kind", [*INDEXED, *NOT_INDEXED])
def test_every_page_can_be_printed_and_leads_to_all_rooms(addresses, kind):
    shown = reader().get(addresses[kind]).content.decode()
    assert "hidden data-print>Print this page</button>" in shown
    rooms = re.search(r'<nav class="colophon__rooms".*?</nav>', shown, re.DOTALL).group()
    led = set(re.findall(r'href="([^"]+)"', rooms))
    assert {"/about/", "/contact/", "/accessibility/", "/for-services/", "/results/", "/news/"} - led == set()


@pytest.mark.parametrize("kind", [*KINDS, "search"])
def test_reading_again_asks_the_database_little(addresses, kind):
    reader().get(addresses[kind])
    with CaptureQueriesContext(connection) as queries:
        reader().get(addresses[kind])
    assert len(queries) <= 20


def test_a_page_says_where_it_stands(addresses):
    shown = reader().get(addresses["EventPage"]).content.decode()
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', shown, re.DOTALL).group()
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', crumbs) == [("/", "Front page"), ("/news/", "News")]


def test_without_a_connection_there_are_words_for_it(addresses):
    shown = reader().get("/about/").content.decode()
    assert 'role="status" hidden data-offline>There is no connection.' in shown


def test_what_is_not_there_leads_to_the_front_page_of_its_language(addresses):
    answer = reader().get("/it/niente/")
    assert (answer.status_code, 'class="button button--main" href="/it/"' in answer.content.decode()) == (
        404,
        True,
    )
