"""What everybody meets who follows the links: the skills face as each role, the programme face as a
visitor.
"""

import pytest

from lms.safety.neutral.words import listed_words
from tests.journeys.crawl import Seen, bodies, crawl
from tests.journeys.site import DESKTOP, PHONE, Person

REQUIRED = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
PRESENT = ("content-security-policy", "permissions-policy", "cache-control")
#: who → (where she begins, how many pages are enough)
ROLES = {
    "visitor": (["/", "/it/"], 20),
    "learner": (["/learn/", "/learn/courses/"], 30),
    "marta": (["/teach/"], 20),
    "giulia": (["/teach/"], 20),
    "anna": (["/teach/", "/teach/employers/"], 20),
    "aurora": (["/employers/"], 15),
    "rosa": (["/admin/", "/admin/pages/"], 20),
}


def come_in(person: Person, who: str) -> None:
    if who == "learner":
        person.come_in_with_card("3382", "5540917628")
    elif who not in {"visitor", "programme"}:
        person.come_in(who)


def telling(seen: Seen) -> list[tuple[str, str]]:
    shown = [(address, text) for address, page in seen.pages.items() for text in page]
    asked = [(url, f"{url} {headers}") for url, (_status, headers) in seen.answers.items()]
    return [(address, word) for address, text in shown + asked for word in listed_words(text)]


def without_headers(seen: Seen) -> list[tuple[str, str]]:
    missing = []
    for url, (_status, headers) in seen.answers.items():
        if url.startswith(("data:", "blob:")):
            continue
        missing += [(url, name) for name, value in REQUIRED.items() if headers.get(name) != value]
        missing += [(url, name) for name in PRESENT if not headers.get(name)]
    return missing


def check(person: Person, seen: Seen) -> None:
    assert seen.broken == []
    assert seen.wrong_way_out == []
    assert seen.unfit == []
    assert without_headers(seen) == []
    assert person.elsewhere == []
    assert person.violations == []


@pytest.mark.parametrize("who", ROLES)
def test_s01_s02_s20_whoever_follows_the_links_meets_nothing_telling(site, chromium, who):
    person = Person(site, chromium, size=PHONE if who in {"visitor", "learner"} else DESKTOP)
    come_in(person, who)
    starts, most = ROLES[who]
    seen = crawl(person, [site.url + start for start in starts], most=most)
    check(person, seen)
    assert len(seen.pages) >= min(most, 5)
    assert telling(seen) == []
    assert [(url, word) for url, text in bodies(person, seen).items() for word in listed_words(text)] == []
    person.page.context.close()


def test_the_faces_have_nothing_in_common(site, chromium):
    """No title, drawing, file, organisation or link of one is met on the other."""
    visitor = Person(site, chromium)
    skills = crawl(visitor, [f"{site.url}/"], most=15)
    programme = crawl(visitor, [f"{site.programme_url}/"], most=30)
    check(visitor, programme)
    assert [link for link in skills.links if link.startswith(site.programme_url)] == []
    assert [link for link in programme.links if link.startswith(f"{site.url}/")] == []
    paths = [
        {file.partition("/media/")[2] or file for file in seen.files if not file.startswith("data:")}
        for seen in (skills, programme)
    ]
    assert paths[0] & paths[1] == set()
    said = " ".join(text for page in programme.pages.values() for text in page)
    organisations = [name for (name,) in site.rows("SELECT name FROM lms_organisation")]
    titles = [
        title
        for (title,) in site.rows(
            "SELECT title FROM wagtailcore_page WHERE path LIKE (SELECT path FROM wagtailcore_page WHERE"
            " title = 'Open Path' LIMIT 1) || '%'"
        )
    ]
    assert [name for name in [*organisations, *titles] if name in said] == []
    own = [
        title
        for (title,) in site.rows(
            "SELECT page.title FROM wagtailcore_page page JOIN lms_programme_programmehomepage home ON"
            " home.page_ptr_id = page.id"
        )
    ]
    shown = " ".join(text for page in skills.pages.values() for text in page)
    assert [title for title in [*own, "HEAL"] if title in shown] == []
    visitor.page.context.close()
