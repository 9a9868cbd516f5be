"""Texts of other systems as ours are: plain words in lines. What a question shows is never HTML."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from lms.intake.csv_rows import CONTROL
from lms.intake.html import TURNING

#: Where a text of Moodle names a file that comes with it.
INSIDE = "@@PLUGINFILE@@/"
SILENT = {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg"}
BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "section",
}
#: An element, as nobody writes it who compares two numbers.
ELEMENT = re.compile(r"</?[a-zA-Z][\w-]*(\s[^<>]*)?/?>")
MARKDOWN = [
    (re.compile(r"!\[([^\]]*)\]\([^)\s]*\)"), r"[\1]"),
    (re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"^#{1,6}\s+", re.MULTILINE), ""),
]


@dataclass
class Plain:
    """`files` are the names of those that it shows or lets one hear, with what it says of each."""

    text: str = ""
    files: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)


def plain(text: str, kind: str = "") -> Plain:
    """`kind` is one of the formats of Moodle: html, markdown, plain, or "" where it tells by itself."""
    text = harmless(text)
    if kind == "html" or (kind == "" and ELEMENT.search(text)):
        return _of_html(text)
    if kind == "markdown":
        for pattern, instead in MARKDOWN:
            text = pattern.sub(instead, text)
    lines = (line.rstrip() for line in text.strip().split("\n"))
    return Plain("\n".join(lines))


def harmless(text: str) -> str:
    """Without what no database keeps, and without what turns a text around."""
    return TURNING.sub("", CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def _of_html(text: str) -> Plain:
    reader = _Words()
    reader.feed(text)
    reader.close()
    return reader.found()


class _Words(HTMLParser):
    """The words of HTML. A block is a line, a picture its description, and a link keeps its address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._said: list[str] = []
        self._quiet = 0
        self._links: list[str] = []
        self._kept = Plain()

    def found(self) -> Plain:
        lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(self._said).split("\n"))
        self._kept.text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
        return self._kept

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self._quiet += 1
        elif tag == "br":
            self._said.append("\n")
        elif tag == "li":
            self._break("- ")
        elif tag in BLOCKS:
            self._break()
        elif tag in {"img", "source", "audio", "video", "embed"}:
            self._show(given.get("src", ""), given.get("alt", ""))
        elif tag == "a":
            self._links.append(given.get("href", ""))
        elif tag in {"td", "th"}:
            self._said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._quiet = max(0, self._quiet - 1)
        elif tag in BLOCKS or tag == "li":
            self._break()
        elif tag == "a" and self._links:
            self._lead(self._links.pop())

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._said.append(re.sub(r"\s+", " ", data))

    def _break(self, begin: str = "") -> None:
        if self._said and not self._said[-1].endswith("\n"):
            self._said.append("\n")
        if begin:
            self._said.append(begin)

    def _lead(self, address: str) -> None:
        if address.startswith(INSIDE):
            self._kept.files.setdefault(_name_in(address), "")
        elif address.startswith(("https://", "http://", "mailto:", "tel:")):
            said = "".join(self._said[-3:])
            if address not in said:
                self._said.append(f" ({address})")

    def _show(self, address: str, said: str) -> None:
        said = " ".join(said.split())
        if address.startswith(INSIDE):
            self._kept.files[_name_in(address)] = said
        elif address and not address.startswith("data:"):
            self._kept.elsewhere.append(address)
        if said:
            self._said.append(f"[{said}]")


def _name_in(address: str) -> str:
    return unquote(address.removeprefix(INSIDE).partition("?")[0])
