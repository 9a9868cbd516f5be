"""Walks through the site as somebody, link by link, and notes what it met."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

from tests.journeys import fit
from tests.journeys.site import WAYS_OUT, Person, said_way_out

#: Not followed: what ends the session, what is a file, other languages of a page that was seen.
SKIPPED = re.compile(
    r"/leave/|/logout/|/stay/|\.(pdf|zip|json|csv|xlsx)$|/print|/export|^/(es|el|ro|ar|fr|uk)/|/pages/\d+/(delete|move|copy|unpublish)|/jsi18n|/booklet/$|/bulk|/login/own/|/login/setup/"
)
#: Wagtail's own pages: their looks are not ours.
ELSEWHERE = re.compile(r"^(/\w\w)?/admin/(?!login)")
TEXT_ASSET = re.compile(r"javascript|css|svg|json|manifest")
LOOK = f"""
() => [document.title, document.body.innerText,
  [...document.querySelectorAll('a[href]')].map(link => link.href),
  [...document.querySelectorAll('img, audio, video, source')]
    .map(shown => shown.currentSrc || shown.src).filter(Boolean),
  {WAYS_OUT}]
"""
#: Links of one shape (ids aside) lead to the same template: so many of each are enough.
OF_ONE_SHAPE = 2
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


@dataclass
class Seen:
    """`pages` is {address: (title, visible words)}.

    `answers` is {address: (status, headers)} of everything the browser asked for.
    """

    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    broken: list[tuple[int, str, str]] = field(default_factory=list)
    wrong_way_out: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)


def crawl(person: Person, starts: list[str], *, most: int) -> Seen:
    seen = Seen()
    page = person.page
    page.on(
        "response",
        lambda response: seen.answers.setdefault(response.url, (response.status, response.headers)),
    )
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(starts[0]))
    waiting = [(address, "start") for address in starts]
    shapes: Counter[str] = Counter()
    while waiting and len(seen.pages) < most:
        address, found_on = waiting.pop(0)
        shape = IDS.sub("*", urlsplit(address).path)
        if address in seen.pages or shapes[shape] >= OF_ONE_SHAPE:
            continue
        shapes[shape] += 1
        answer = page.goto(address, wait_until="load")
        if answer is None or answer.status >= 400:
            seen.broken.append((answer.status if answer else 0, address, found_on))
            continue
        if shapes[shape] == 1 and not ELSEWHERE.search(urlsplit(page.url).path):
            seen.unfit += fit.faults(page)
        waiting += [
            (link, address)
            for link in _look(person, address, seen)
            if link.startswith(origin) and not SKIPPED.search(urlsplit(link).path)
        ]
    return seen


def _look(person: Person, address: str, seen: Seen) -> list[str]:
    """Notes one page; returns the links on it."""
    title, words, links, files, ways_out = person.page.evaluate(LOOK)
    seen.pages[address] = (title, words)
    seen.files |= set(files)
    seen.links |= set(links)
    if said_way_out(*ways_out) != person.way_out_wanted():
        seen.wrong_way_out.append(f"{address}: {said_way_out(*ways_out) or 'nothing'}")
    return [urldefrag(link)[0] for link in links]


def bodies(person: Person, seen: Seen) -> dict[str, str]:
    """The text of every script, style sheet, drawing and list of our own that the browser fetched."""
    assets = [
        url
        for url, (status, headers) in seen.answers.items()
        if status == 200 and TEXT_ASSET.search(headers.get("content-type", ""))
    ]
    ours = [url for url in assets if "/static/lms/" in url or "/static/" not in url]
    return {url: person.page.request.get(url).text() for url in ours if not url.startswith("data:")}
