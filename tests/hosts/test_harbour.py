"""A site with many apps, an API, a search, a map, a feed, a policy of its own and its editor elsewhere.

It stays as it was, learners learn on it, and what is closed there is told by nothing.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.hosts.conftest import SITES, begin, changed
from tests.hosts.test_start import code_of
from tests.journeys.conftest import chromium, free_port, playing  # noqa: F401
from tests.journeys.site import DESKTOP, PHONE, Person, Site
from tests.journeys.ways import finish_lessons, open_behind_pin, pass_quiz

pytestmark = pytest.mark.slow
HARBOUR = SITES / "harbour"
VISIT = str(SITES / "harbour_visit.py")


@dataclass(frozen=True)
class Harbour:
    """What answered after us, what answered before, and where it is served."""

    met: dict
    before: dict
    site: Site


@pytest.fixture(scope="module")
def harbour(wheel, tmp_path_factory) -> Iterator[Harbour]:
    place, port = tmp_path_factory.mktemp("harbour"), free_port()
    begun = begin(wheel, "harbour", place)
    begun |= {"settings": "harbour.settings.installed", "HOST_PORT": str(port)}
    serving = wheel.begin(VISIT, **begun)
    try:
        line = serving.stdout.readline()
        assert line, (place / "said.txt").read_text()
        yield Harbour(
            json.loads(line), before(wheel, begun["HOST_KEPT"], tmp_path_factory), Site(port, place)
        )
    finally:
        serving.kill()
        serving.wait(20)
        serving.stdout.close()


def before(wheel, kept: str, tmp_path_factory) -> dict:
    """The same site without us, on the same database: tables of ours that nothing asks."""
    place = tmp_path_factory.mktemp("harbour-before")
    shutil.copyfile(kept, place / "db.sqlite3")
    met = wheel.run(VISIT, settings="harbour.settings.quayside", place=place)
    assert met.returncode == 0, met.stderr
    return json.loads(met.stdout)["theirs"]


def test_its_edits_are_those_of_the_page():
    assert code_of("1. Settings") in (HARBOUR / "settings" / "installed.py").read_text()
    assert code_of("2. Addresses").strip() in (HARBOUR / "urls_installed.py").read_text()


def test_it_answers_as_before(harbour):
    otherwise = changed(harbour.before, harbour.met["theirs"])
    assert otherwise == {}, otherwise


def told(answers: dict, titles: list[str]) -> dict[str, list[str]]:
    """By title, the addresses that name it."""
    found = {
        title: sorted(address for address, answer in answers.items() if title in str(answer[-1]))
        for title in titles
    }
    return {title: addresses for title, addresses in found.items() if addresses}


def test_nothing_that_is_closed_is_told_anywhere(harbour):
    answers = harbour.met["with courses"]
    titles = harbour.met["titles"]
    asked = {"/find/?q=marigold", "/api/v2/pages/?limit=20&search=marigold"}
    assert told(answers, titles["closed"]) == {}
    shown = told(answers, titles["shown"])
    assert {title: asked - set(addresses) for title, addresses in shown.items()} == {
        title: set() for title in titles["shown"]
    }
    assert "open-module" in answers["/sitemap.xml"][-1]
    assert "once" not in answers["/api/v2/redirects/"][-1]
    assert [
        word
        for word in ("closed", "draft", "withdrawn", "far-", "lesson")
        if word in answers["/sitemap.xml"][-1]
    ] == []


def test_what_is_closed_cannot_be_guessed(harbour):
    """By title: its page, its entry in the API, what the API lists below it, what it finds by the address."""
    assert harbour.met["closed"] == {
        "Open course marigold": [200, 200, 200, 302],
        "Half course marigold": [200, 200, 200, 302],
        "Once course marigold": [404, 404, 400, 404],
        "Closed course marigold": [404, 404, 400, 404],
        "Withdrawn course marigold": [404, 404, 400, 404],
        "Draft course marigold": [404, 404, 400, 404],
        "its old address": [404],
        "The crane": [200],
        "Closed cover": [404],
        "Tide table": [200],
        "Closed recording": [404],
    }


@pytest.fixture
def watched(harbour, chromium, request):  # noqa: F811
    """A learner with a browser; whatever its console says is heard."""
    learner = Person(harbour.site, chromium, size=request.param)
    said: list[str] = []
    learner.page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    learner.page.on("pageerror", lambda error: said.append(str(error)))
    yield learner
    learner.close()
    assert said == []


@pytest.mark.parametrize("watched", [PHONE], indirect=True)
def test_a_learner_goes_her_whole_way(harbour, watched):
    card = harbour.met["card"]
    watched.enter(card["number"], card["code"])
    watched.set_pin()
    watched.check_page(fits=False)
    finish_lessons(watched)
    watched.check_page(fits=False)
    pass_quiz(watched)
    assert "/learn/certificates/" in watched.page.url
    watched.check_page(fits=False)
    sheet = watched.page.request.get(f"{watched.page.url}sheet.pdf")
    assert (sheet.status, sheet.headers["content-type"]) == (200, "application/pdf")
    open_behind_pin(watched, "/learn/portfolio/", "580274")
    watched.check_page(fits=False)


@pytest.mark.parametrize("watched", [PHONE, DESKTOP], indirect=True)
def test_a_visitor_reads_our_pages_in_it(harbour, watched):
    for address in ("/school/", "/school/open-course/", "/learn/enter/", "/verify/", "/staff/login/"):
        watched.open(address)
        watched.check_page(fits=False)
