"""A page as a reader of another language meets it: every text with the language and direction it is in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: What stands in the head, in a script or in a file of drawings is read by nobody.
UNREAD = {"head", "script", "style", "svg"}


@dataclass(frozen=True)
class Said:
    text: str
    language: str
    direction: str


@dataclass
class Page(HTMLParser):
    """`said` is what is read, `broken` what markup got into an attribute or a title."""

    html: str
    said: list[Said] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str, str]] = [("", "", "")]
        self.feed(self.html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = dict(attributes)
        _tag, language, direction = self._open[-1]
        self.broken += [value for value in given.values() if value and "<span" in value]
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        alternative = given.get("alt") or given.get("aria-label") or given.get("title")
        language, direction = given.get("lang", language), given.get("dir", direction)
        if alternative:
            self.said.append(Said(alternative, language, direction))
        if tag not in VOID:
            self._open.append((tag, language, direction))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _language, _direction in self._open}
        if "title" in tags and "<span" in data:
            self.broken.append(data)
        if data.strip() and not tags & UNREAD:
            self.said.append(Said(" ".join(data.split()), *self._open[-1][1:]))
