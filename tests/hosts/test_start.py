"""docs/host-site.md to the letter, on what `wagtail start` makes: the code of the page, three edits."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hosts.conftest import ROOT, SITES, Wheel, assert_as_the_tests_are, begin, changed

PAGES = '    path("", include(wagtail_urls)),\n    # Alternatively'


#: The numbers of a version that came before this one: what `docs/upgrading.md` begins with.
EARLIER = [("lms", "0024"), ("courses", "0014"), ("courses_pages", "0005"), ("employers", "0001")]


REMOVED = """\
This goes:
  table courses_pages.SkillsHomePage: 1 row
  table courses_pages.CoursePage: 1 row
  table lms.Face: 1 row
  table lms.Organisation: 1 row
  table lms.Profile: 1 row (about people)
  table lms.CodeCard: 1 row (about people)
  table lms.Pseudonym: 4 rows (about people)
  table lms.AuditHead: 1 row
  table lms.AuditEntry: 5 rows (about people)
  table lms.Conversation: 1 row (about people)
  table lms.Message: 1 row (about people)
  N empty tables
  2 pages in the page tree
    1 page of yours below them: moved up, and kept with all below
  1 account of learners, with their sessions
  1 website (Settings → Websites)
    site courses.localhost: deleted
  2 groups of authors and reviewers, and their reviews
  N permissions
  N content types, with revisions, log entries and references
  2 entries of the search index
  1 file sent with messages
  0 tasks in the queue of the database
  9 apps in the list of migrations

This stays:
  1 account of staff and others. Those made on the desk: Settings → Users.
  0 pictures and 0 documents, and all collections
  lines of the scheduler (crontab, timers) that call commands of this suite: take them out

Stop the site and its workers, and make a backup, before you go on.
Type “remove all of it” to go on:
It is removed. Now take out of the code:
settings: the lines with lms.installing, and every setting that begins with LMS_
urls.py: the line path("", include("lms.urls"))
requirements: heal-lms; then pip uninstall heal-lms
""".splitlines()


def code_of(heading: str, page: str = "host-site.md", kind: str = "python") -> str:
    """The first block of code below a heading of a page."""
    text = (ROOT / "docs" / page).read_text()
    return re.search(rf"## {re.escape(heading)}\n.*?```{kind}\n(.*?)```", text, re.DOTALL)[1]


def codes_of(heading: str, page: str = "host-site.md", kind: str = "python") -> list[str]:
    """Every block of code between a heading and the next of its size."""
    text = (ROOT / "docs" / page).read_text()
    section = re.search(rf"## {re.escape(heading)}\n(.*?)(?=\n## |\Z)", text, re.DOTALL)[1]
    return re.findall(rf"```{kind}\n(.*?)```", section, re.DOTALL)


def commands_of(heading: str, page: str) -> list[str]:
    return code_of(heading, page, kind="").strip().splitlines()


def started(place: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "wagtail.bin.wagtail", "start", "mysite", str(place)],
        check=True,
        capture_output=True,
        cwd=place,
    )
    return place


def installed(place: Path, *, more: str = "") -> None:
    settings, urls = place / "mysite/settings/base.py", place / "mysite/urls.py"
    settings.write_text(f"{settings.read_text()}\n{code_of('1. Settings')}\n{more}")
    assert PAGES in urls.read_text()
    urls.write_text(urls.read_text().replace(PAGES, f"    {code_of('2. Addresses').strip()},\n{PAGES}"))


def taken_back(place: Path, *, more: str = "") -> None:
    """What docs/uninstalling.md says of the three edits."""
    settings, urls = place / "mysite/settings/base.py", place / "mysite/urls.py"
    settings.write_text(settings.read_text().replace(f"\n{code_of('1. Settings')}\n{more}", ""))
    urls.write_text(urls.read_text().replace(f"    {code_of('2. Addresses').strip()},\n", ""))


def visit(wheel: Wheel, place: Path, *, without_us: bool = False, **does: object) -> dict:
    met = wheel.run(
        str(SITES / "start_visit.py"),
        settings="mysite.settings.dev",
        place=place,
        PYTHONPATH=str(place) if without_us else f"{wheel.installed}:{place}",
        HOST_DOES=json.dumps(does),
    )
    assert met.returncode == 0, met.stdout + met.stderr
    return json.loads(met.stdout)


@pytest.fixture(scope="module")
def walk(wheel, tmp_path_factory) -> dict[str, dict]:
    """Before, with us, and after we have gone again: one site and its database, one walk."""
    place = started(tmp_path_factory.mktemp("start"))
    before = visit(wheel, place)
    installed(place)
    [command] = commands_of("1. The command", "uninstalling.md")
    with_us = visit(
        wheel,
        place,
        upgrade={"earlier": EARLIER, "commands": commands_of("The steps", "upgrading.md")},
        remove={"command": command, "typed": ["", "yes\n", "remove all of it\n"]},
    )
    taken_back(place)
    return {"before": before, "with us": with_us, "after": visit(wheel, place, without_us=True)}


@pytest.mark.slow
def test_three_edits_open_the_door_and_change_nothing_else(walk):
    otherwise = changed(walk["before"]["theirs"], walk["with us"]["theirs"])
    assert otherwise == {}, otherwise
    assert walk["with us"]["ours"] == {
        "enter": 200,
        "kept": "no-store",
        "policy": "default-src 'none'",
        "entered": [302, "/learn/pin/"],
        "then": 200,
        "desk": [302, "/staff/login/?next=%2Fteach%2F"],
        "check": 200,
        "in their design": [200, [True, True, True, True], False],
    }


@pytest.mark.slow
def test_the_steps_of_upgrading_bring_an_earlier_database_up_to_date(walk):
    assert [said for said in walk["with us"]["upgraded"] if said] == []
    assert walk["with us"]["kept"] == ["Open Path Training", "River Maple 42"]


@pytest.mark.slow
def test_uninstalling_says_what_goes_and_what_stays(walk):
    """Without the numbers that change with every version: of permissions, of kinds, of empty tables."""
    *refused, done = [
        [re.sub(r"^  (\d+) (?=(?:permission|content|empty))", "  N ", line) for line in said]
        for said in walk["with us"]["removed"]
    ]
    assert done == REMOVED
    up_to_the_question = REMOVED[: REMOVED.index("It is removed. Now take out of the code:")]
    assert refused == [[*up_to_the_question, "Nothing was removed."]] * 2


@pytest.mark.slow
def test_after_uninstalling_the_site_answers_as_before_without_our_packages(walk):
    otherwise = changed(walk["before"]["theirs"], walk["after"]["theirs"])
    assert otherwise == {}, otherwise
    before, after = walk["before"]["holds"], walk["after"]["holds"]
    different = {part: after[part] for part in before if before[part] != after[part]}
    assert different == {"pages": [["Root", 1, 1], ["Home", 2, 1], ["Mine", 3, 0]]}  # made meanwhile


#: `1. **A website.** What to do there.`
PART = re.compile(r"^\d+\. \*\*(.+?)\.\*\* (.*)$", re.MULTILINE)


def first_certificate() -> dict[str, tuple[set[str], set[str]]]:
    """What the page says of each part of the way: the commands and the addresses."""
    text = (ROOT / "docs" / "host-site.md").read_text()
    section = re.search(r"## The first certificate\n(.*?)\n## ", text, re.DOTALL)[1]
    return {
        title.lower().replace(" ", "_"): (
            set(re.findall(r"`(python manage.py .+?)`", said)),
            set(re.findall(r"`(/.+?)`", said)),
        )
        for title, said in PART.findall(section)
    }


@pytest.mark.slow
def test_from_nothing_to_a_certificate_by_the_page_alone(wheel, tmp_path):
    place = started(tmp_path)
    installed(place)
    environment = begin(wheel, "start", place) | {"settings": "mysite.settings.dev"}
    way = wheel.run(
        str(SITES / "first_certificate.py"), **environment, PYTHONPATH=f"{wheel.installed}:{place}:{ROOT}"
    )
    assert way.returncode == 0, way.stdout + way.stderr
    assert_as_the_tests_are(place)
    gone = json.loads(way.stdout)
    said = first_certificate()
    assert list(gone) == list(said)
    unsaid = {
        part: [command for command in there["commands"] if command not in said[part][0]]
        for part, there in gone.items()
    }
    assert not any(unsaid.values()), unsaid
    not_gone = {part: said[part][1] - {*there["opened"]} for part, there in gone.items()}
    assert not any(not_gone.values()), not_gone
    assert {part: there["met"] for part, there in gone.items() if there["met"] is not None} == {
        "two_questions": [True, True],
        "a_course": [True, True, True, True],
        "a_learner": "/learn/certificates/<uuid>/",
        "the_certificate": {
            "says": [True, True],
            "sheet": ["application/pdf", "%PDF-"],
            "verified": [True, True, True],
        },
    }
