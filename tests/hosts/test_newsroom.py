"""A site in the shape of Wagtail's news template, with accounts, pictures, documents and a design of its own:
its pages and its editor answer as before, and a learner goes her whole way in a browser.
"""

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.factories.totp import code_for
from tests.hosts.conftest import ROOT, SITES, Wheel, begin
from tests.hosts.test_start import changed
from tests.journeys.conftest import chromium, free_port, playing, wait_for  # noqa: F401 - two are fixtures
from tests.journeys.site import DESKTOP, PHONE, PIN, Person, Site
from tests.journeys.ways import finish_lessons, open_behind_pin, pass_quiz

pytestmark = pytest.mark.slow
VISIT = str(SITES / "newsroom_visit.py")
OWN_PASSWORD = "seven-boats-by-night"
#: The key of an authenticator app, as the page writes it.
KEY = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")
#: What a reset of the site's own takes away, where it reaches our pages.
LOOK = """() => {
  const of = chosen => getComputedStyle(document.querySelector(chosen));
  return {
    edge: of('[name=handle]').borderTopWidth,
    button: of('.thumb .button--main').backgroundColor,
    heading: parseFloat(of('.lms-page h1').fontSize) > parseFloat(of('.lms-page').fontSize),
    theirs: of('body > header a').textDecorationLine,
    mains: document.querySelectorAll('main').length,
    language: document.querySelector('.lms-page').lang,
  };
}"""


@dataclass(frozen=True)
class Newsroom:
    before: dict
    after: dict
    place: Path


def visited(wheel: Wheel, place: Path, stage: str) -> dict:
    visit = begin(wheel, "newsroom", place, stage=f"@{stage}")
    visit["settings"] = {"before": "newsroom.settings", "after": "newsroom.installed"}[stage]
    path = f"{wheel.installed}:{SITES}:{ROOT}"  # our factories write its course; the product is the wheel's
    met = wheel.run(VISIT, **visit, PYTHONPATH=path)
    assert met.returncode == 0, met.stdout + met.stderr
    return json.loads(met.stdout)


@pytest.fixture(scope="module")
def newsroom(wheel, tmp_path_factory) -> Newsroom:
    before, place = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    answers = visited(wheel, before, "before")
    shutil.copyfile(before / "db.sqlite3", place / "db.sqlite3")
    return Newsroom(answers, visited(wheel, place, "after"), place)


@pytest.fixture(scope="module")
def served(wheel, newsroom) -> Iterator[Site]:
    port = free_port()
    command = [sys.executable, "-m", "django", "runserver", "--noreload", "--insecure", "--skip-checks"]
    server = subprocess.Popen(
        [*command, f"localhost:{port}"],
        cwd=newsroom.place,
        env=wheel.environment("newsroom.installed", newsroom.place),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server, "/search/")
        yield Site(port, newsroom.place)
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait(20)


def test_their_pages_and_their_editor_answer_as_before(newsroom):
    otherwise = changed(newsroom.before["theirs"], newsroom.after["theirs"])
    assert otherwise == {}, otherwise
    assert {answer[0] for answer in newsroom.before["theirs"].values()} == {200, 404}


def test_a_learner_has_an_address_at_which_nothing_arrives(newsroom):
    learners = [each for each in newsroom.after["accounts"] if each.endswith("@learner.invalid")]
    assert (len(learners), len(newsroom.after["accounts"])) == (2, 5)
    assert newsroom.after["undeclared"] == []


def test_a_learner_goes_her_whole_way(newsroom, served, chromium):  # noqa: F811 - the fixture
    learner, said = comes(served, chromium, PHONE)
    learner.open("/learn/enter/")
    assert learner.page.evaluate(LOOK) == {
        "edge": "1px",
        "button": "rgb(15, 95, 92)",
        "heading": True,
        "theirs": "none",
        "mains": 1,
        "language": "en",
    }
    learner.check_page(fits=False)
    learner.enter(*newsroom.after["card"])
    learner.set_pin()
    expect(learner.page.locator(".lms-page")).to_contain_text(newsroom.after["handle"])
    learner.check_page(fits=False)
    finish_lessons(learner)
    learner.check_page(fits=False)
    pass_quiz(learner)
    learner.check_page(fits=False)
    share(learner)
    opened_by_an_employer(newsroom, served, chromium)
    assert learner.open("/courses/").locator("h1").inner_text() == "Learn"
    learner.check_page(fits=False)
    assert said == []
    learner.close()


def comes(served: Site, browser, size: dict) -> tuple[Person, list[str]]:
    """Somebody with a browser, and what its console complains of."""
    person, said = Person(served, browser, size=size), []
    person.page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    person.page.on("pageerror", lambda problem: said.append(str(problem)))
    return person, said


def share(learner: Person) -> None:
    open_behind_pin(learner, "/learn/portfolio/", PIN)
    learner.go_on()
    learner.page.locator("label", has_text="Hotel Aurora").click()
    for item in learner.page.locator("[name=items]").all():
        item.check()
    learner.page.fill("[name=headline]", "Kitchen assistant")
    learner.go_on()
    learner.check_page(fits=False)
    learner.page.check("[name=agree]")
    learner.go_on()
    expect(learner.page.locator("article.card[id]")).to_contain_text("Hotel Aurora")


def opened_by_an_employer(newsroom, served, browser) -> None:
    """She comes for the first time, with the password that somebody gave her; the site's accounts have an
    e-mail address in the place of a user name.
    """
    login, given = newsroom.after["employer"]
    employer, said = comes(served, browser, DESKTOP)
    employer.kind = "employer"
    employer.open("/staff/login/")
    employer.page.fill("[name=login]", login)
    employer.page.fill("[name=password]", given)
    employer.press("Sign in")
    employer.page.fill("[name=new_password1]", OWN_PASSWORD)
    employer.page.fill("[name=new_password2]", OWN_PASSWORD)
    employer.press("Use this password")
    secret = KEY.search(employer.words())[0].replace(" ", "")
    employer.page.fill("[name=code]", code_for(secret))
    employer.press("Use this app")
    employer.press("I have kept them, go on")
    employer.check_page(fits=False)
    employer.press("Kitchen assistant")
    expect(employer.page.locator(".skills > li").first).to_be_visible()
    employer.check_page(fits=False)
    printed = employer.page.request.get(f"{employer.page.url}print.pdf")
    assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")
    assert newsroom.after["handle"] not in employer.words()
    assert said == []
    employer.close()


def test_staff_come_to_the_desk(newsroom, served, chromium):  # noqa: F811 - the fixture
    visitor, said = comes(served, chromium, DESKTOP)
    visitor.open("/teach/")
    expect(visitor.page.get_by_label("E-mail address")).to_be_visible()
    visitor.check_page(fits=False)
    assert said == []
    visitor.close()
