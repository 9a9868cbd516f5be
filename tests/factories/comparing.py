"""What somebody receives, taken apart into marks that can be compared: for tests that put several receivers
side by side.

A receiver is anybody: an employer, a visitor of a face, the finder of a paper. `Received.take` notes an
answer, `walk` follows the links of a session in English. What two have in common and a third has not is about
the person, the course or the share; what everybody gets (the words of the pages, the style sheets) falls out
by itself.
"""

import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = (
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|(?:\d{{1,2}}\.? )?(?:{MONTHS})(?: \d{{1,2}},)?"
    r" \d{4}"
)
#: {kind: how it is found in text}. Every kind is looked for in all text: of pages with their markup, of PDFs,
#: of headers and cookies.
KINDS = {
    "id": r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}",
    "code": r"\b[0-9A-Y]{4}(?:[ -]?[0-9A-Y]{4}){3}\b",
    "reference": r"\b(?=[A-Z]*[2-9]|[2-9]*[A-Z])[A-Z2-9]{6}\b",
    "date": DATE,
    "number": r"(?<![\w/.-])\d+(?:[.,:/]\d+)*(?![\w-])",
    "word": r"(?<!\w)[^\W\d_]{4,}(?!\w)",
    "address": r"""(?:href|src|action)=["']([^"'#]+)""",
}
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
#: How long the reader's own session still holds: with the speed of the machine, not with her.
SECONDS_LEFT = re.compile(r'data-left="\d+"')
SKIPPED = re.compile(r"/leave/|/logout/|^/(?:es|it|el|ro|ar|fr|uk)/|^/static/")

#: A text both faces show → why it joins nobody. Short words of the trade; a sentence must never stand here.
SHARED_TEXT = {
    **dict.fromkeys(
        ["English", "Italiano", "Español", "Ελληνικά", "Română", "العربيّة", "Français", "Українська"],
        "what a language calls itself",
    ),
    **dict.fromkeys(
        ["Italian", "Spanish", "Greek", "Romanian", "Arabic", "French", "Ukrainian"],
        "a choice of languages in a form",
    ),
    **dict.fromkeys(["en", "it", "es", "el", "ro", "ar", "fr", "uk"], "the same, as it is sent"),
    **dict.fromkeys(
        ["Leave", "Esci", "Salir", "Έξοδος", "Ieși", "خروج", "Quitter", "Вийти"],
        "one word, on countless sites",
    ),
    "…": "the title of a page that tells nothing",
    "×": "a sign",
}


class Mark(NamedTuple):
    kind: str
    value: str


class Texts(HTMLParser):
    """Every text and every attribute that is read out or shown, tags aside; and what the page asks for."""

    SAID = (
        "alt",
        "aria-label",
        "content",
        "data-here",
        "data-once",
        "data-soon",
        "data-twice",
        "placeholder",
        "title",
        "value",
    )

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: set[str] = set()
        self.files: set[str] = set()
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.inside = tag
        said = dict(attributes)
        if tag == "meta" and said.get("name") in {"viewport", "robots"}:
            return
        if said.get("type") == "hidden":
            return
        for name, value in attributes:
            if name in self.SAID and value:
                self._say(value)
            if name in {"src", "href"} and (value or "").startswith(("/static/", "/media/")):
                self.files.add(urlsplit(value).path)

    def handle_data(self, data: str) -> None:
        if self.inside not in {"script", "style"}:
            self._say(data)

    def _say(self, text: str) -> None:
        sentences = re.split(r"(?<=[.!?؟:;])\s+", " ".join(text.split()))
        self.texts |= {
            sentence for sentence in sentences if re.search(r"\w", sentence) or sentence in SHARED_TEXT
        }


@dataclass
class Received:
    """`marks` says where each mark was found.

    `sentences` are those of its pages, which no two faces may have in common.
    """

    name: str
    marks: dict[Mark, set[str]] = field(default_factory=dict)
    sentences: set[str] = field(default_factory=set)

    def note(self, kind: str, value: str, where: str) -> None:
        self.marks.setdefault(Mark(kind, value), set()).add(where)

    def take(self, answer: HttpResponseBase, where: str) -> None:
        """Notes every byte of an answer: body, headers, cookies."""
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        self.note("file", hashlib.sha256(body).hexdigest(), where)
        for name, value in answer.items():
            self.note("header", f"{name}: {value}", where)
        for morsel in answer.cookies.values():
            self.note("cookie", f"{morsel.key}={morsel.value}", where)
        if answer.get("Content-Type", "").startswith("application/pdf"):
            self._take_pdf(body, where)
        else:
            self._take_text(unescape(body.decode(errors="replace")), where)
            self.sentences |= Texts(body.decode(errors="replace")).texts
        self._take_text(answer.get("Content-Disposition", ""), where)

    def _take_text(self, text: str, where: str) -> None:
        for drawing in DRAWING.findall(text):  # as a whole: the numbers of one path are in another
            self.note("drawing", hashlib.sha256(drawing.encode()).hexdigest(), where)
        text = SECONDS_LEFT.sub(" ", DRAWING.sub(" ", text))
        for kind, pattern in KINDS.items():
            for found in re.findall(pattern, _years_alone(text) if kind == "number" else text):
                self.note(
                    kind,
                    (
                        re.sub(r"[ -]", "", found)
                        if kind in {"code", "id"}
                        else found.casefold()
                        if kind == "word"
                        else found
                    ),
                    where,
                )

    def _take_pdf(self, body: bytes, where: str) -> None:
        reader = PdfReader(io.BytesIO(body))
        for page in reader.pages:
            self._take_text(page.extract_text(), where)
            for image in page.images:
                self.note("file", hashlib.sha256(image.data).hexdigest(), where)
            for annotation in page.get("/Annots", []):
                self._take_text(str(annotation.get_object().get("/A", "")), where)
        for key, value in (reader.metadata or {}).items():
            self.note("metadata", f"{key}: {value}", where)
            self._take_text(str(value), where)
        for part in reader.trailer.get("/ID", []):
            self.note("pdf-id", str(part), where)
        self._take_text(
            str(reader.xmp_metadata.stream.get_data(), "utf-8") if reader.xmp_metadata else "", where
        )


def _years_alone(text: str) -> str:
    """The day of a printed date must not hide the same number elsewhere."""
    return re.sub(DATE, lambda found: found[0][-4:] if found[0][-4:].isdigit() else found[0][:4], text)


def walk(
    received: Received,
    browser: Client,
    starts: Iterable[str],
    *,
    follow: str,
    skip: re.Pattern = SKIPPED,
    most: int = 60,
) -> Received:
    """Asks for `starts` and for every address on its own host that begins with `follow` and does not match
    `skip` (patterns).
    """
    waiting, seen = list(starts), set()
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = browser.get(address)
        received.take(answer, address)
        if answer.get("Content-Type", "").startswith("text/html"):
            links = (
                urlsplit(unescape(link)) for link in re.findall(KINDS["address"], answer.content.decode())
            )
            waiting += [
                link.path
                for link in links
                if not link.netloc and re.match(follow, link.path) and not skip.search(link.path)
            ]
    return received


def in_common(one: Received, other: Received, *, beside: Received | None = None) -> dict[Mark, list[str]]:
    """What two received, and a third did not, with the places it was found in."""
    elsewhere = beside.marks if beside else {}
    return {
        mark: sorted(places | other.marks[mark])
        for mark, places in one.marks.items()
        if mark in other.marks and mark not in elsewhere
    }


@dataclass(frozen=True)
class Allowed:
    """What two may have in common: marks of these kinds that match, and why that is right."""

    kinds: tuple[str, ...]
    pattern: str
    reason: str

    def covers(self, mark: Mark) -> bool:
        return mark.kind in self.kinds and bool(re.fullmatch(self.pattern, mark.value))


def unexplained(found: dict[Mark, list[str]], allowed: list[Allowed]) -> dict[Mark, list[str]]:
    return {
        mark: places for mark, places in found.items() if not any(entry.covers(mark) for entry in allowed)
    }


def needless(found: Iterable[Mark], allowed: list[Allowed]) -> list[Allowed]:
    """Entries that no longer explain anything: the list must not outgrow what is shared."""
    marks = list(found)
    return [entry for entry in allowed if not any(entry.covers(mark) for mark in marks)]
