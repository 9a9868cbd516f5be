"""S26: whatever is written, by whom and where, is text on every page.

Nothing runs, and nothing even tries to.
"""

import re
import shutil
from collections import Counter
from collections.abc import Container

import pytest

from lms.site.demo.people import LEARNERS
from tests.journeys.conftest import free_port, move_to, prepared, serve
from tests.journeys.poison import poison
from tests.journeys.site import DESKTOP, Person

MOST_PAGES = 40
#: Of pages that differ by an id alone: the templates are the same.
MOST_OF_A_KIND = 3
#: What ends the walk, what is the same in another language, and what is a file.
NOT_WALKED = re.compile(
    r"/(leave|media|admin/logout|(it|es|el|ro|ar|fr|uk)/)|.*\.(pdf|json)|.*(print|copy|booklet)"
)
ID = re.compile(r"[0-9a-f-]{32,36}|(?<=/)\d+(?=/)")
#: A page that shows an attack as text proves that the attack was there.
SHOWN = re.compile(r"alert\(1\)|elsewhere\.example|\{\{ 7\|add:7 \}\}")
WORDS_AND_LINKS = """() => [document.body.innerText,
  [...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0])]"""
#: Pages of the editor that need nothing but to be opened.
EDITOR = (
    "",
    "pages/",
    "images/",
    "images/add/",
    "images/multiple/add/",
    "documents/",
    "documents/multiple/add/",
    "snippets/courses/question/",
    "snippets/courses/question/add/",
    "reports/site-history/",
    "sites/",
    "users/",
    "groups/",
    "collections/",
    "locales/",
    "account/",
)
#: Of each kind of page that the skills face has, the first (in English) and the last (in another language).
EDITED = (
    "SELECT MIN(page.id), MAX(page.id) FROM wagtailcore_page page JOIN django_content_type kind ON kind.id ="
    " page.content_type_id WHERE page.depth > 1 AND kind.app_label <> 'lms_programme' GROUP BY kind.model"
)


@pytest.fixture(scope="module")
def smuggled(tmp_path_factory):
    """A demo of its own, whose every text is an attack."""
    var = tmp_path_factory.mktemp("smuggled") / "var"
    shutil.copytree(prepared(tmp_path_factory), var)
    port = free_port()
    move_to(var, port)
    poison(var / "db.sqlite3")
    shutil.rmtree(var / "cache", ignore_errors=True)
    with serve(var, port) as site:
        yield site


class Watcher(Person):
    """Somebody whose browser notes every program that runs, and every one the policy had to stop."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ran: list[str] = []
        self.shown = 0
        self.page.on("dialog", self._note_dialog)

    def _note_dialog(self, dialog) -> None:
        self.ran.append(f"{self.page.url}: {dialog.message}")
        dialog.dismiss()

    def look(self, address: str, *, statuses: Container[int] = range(500)) -> list[str]:
        """Opens a page, which has one of these statuses, and returns the addresses it leads to."""
        answer = self.page.goto(address, wait_until="load")
        assert answer is None or answer.status in statuses, (answer.status, address)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            return []
        words, links = self.page.evaluate(WORDS_AND_LINKS)
        self.shown += bool(SHOWN.search(words))
        return links

    def walk(self, start: str) -> int:
        """Every page that can be reached by links from `start`, up to a limit; how many there were."""
        host = "/".join(start.split("/")[:3])
        waiting, seen, kinds = [start], set(), Counter()
        while waiting and len(seen) < MOST_PAGES:
            address = waiting.pop(0)
            path = address.removeprefix(host)
            if address in seen or not address.startswith(f"{host}/") or NOT_WALKED.match(path):
                continue
            kind = ID.sub("", path)
            if kinds[kind] < MOST_OF_A_KIND:
                kinds[kind] += 1
                seen.add(address)
                waiting += self.look(address)
        return len(seen)

    def close(self) -> None:
        assert self.ran == []
        super().close()


def test_s26_in_the_open(smuggled, chromium):
    for start in (smuggled.url, smuggled.programme_url):
        visitor = Watcher(smuggled, chromium)
        visitor.walk(f"{start}/")
        assert visitor.shown
        visitor.close()


def test_s26_for_a_learner(smuggled, chromium):
    learner = next(learner for learner in LEARNERS if learner.shown)
    somebody = Watcher(smuggled, chromium)
    somebody.come_in_with_card(learner.number, learner.code)
    assert somebody.walk(f"{smuggled.url}/learn/") > 5
    assert somebody.shown
    somebody.close()


@pytest.mark.parametrize(
    ("username", "start"),
    [("giulia", "/teach/"), ("marta", "/teach/"), ("anna", "/teach/"), ("aurora", "/employers/")],
)
def test_s26_for_staff_and_employers(smuggled, chromium, username, start):
    somebody = Watcher(smuggled, chromium, size=DESKTOP)
    somebody.come_in(username)
    somebody.walk(smuggled.url + start)
    assert somebody.shown
    somebody.close()


def editor_paths(site) -> list[str]:
    """Every list and form: of what there are many kinds of, one of each."""
    (question,) = site.rows("SELECT id FROM courses_question LIMIT 1")[0]
    paths = [*EDITOR, f"snippets/courses/question/edit/{question}/"]
    for first, last in site.rows(EDITED):
        paths += [
            f"pages/{first}/",
            *(f"pages/{last}/{what}/" for what in ("edit", "history", "usage", "view_draft")),
        ]
    return paths


def test_s20_s26_every_list_and_form_of_the_editor(smuggled, chromium):
    """Where the policy has to let Wagtail's own inline programs run, so that only escaping stands in
    the way.
    """
    author = Watcher(smuggled, chromium, size=DESKTOP)
    author.page.set_default_timeout(30000)
    author.come_in("admin")
    for path in editor_paths(smuggled):
        author.look(f"{smuggled.url}/admin/{path}", statuses={200})
    author.page.wait_for_load_state("networkidle")
    assert author.violations == []
    (image,) = smuggled.rows("SELECT id FROM wagtailimages_image LIMIT 1")[0]
    author.look(f"{smuggled.url}/admin/images/{image}/", statuses={200})
    author.violations = [
        text for text in author.violations if "script-src-attr" not in text
    ]  # test_admin_policy.py says why
    assert author.shown
    author.close()
