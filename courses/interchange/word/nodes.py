"""The HTML that a Word file becomes, as a tree, and back as the formatted text our blocks keep."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from lms.intake.html import whole_html

VOID = {"br", "hr", "img", "input"}
#: What formatted text keeps of a Word file, by the name it has here.
KEPT = {"b": "b", "strong": "b", "i": "i", "em": "i", "ul": "ul", "ol": "ol", "li": "li"}


@dataclass
class Node:
    tag: str
    facts: dict[str, str] = field(default_factory=dict)
    inside: "list[Node | str]" = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, str):
                yield part
            else:
                yield " " if part.tag in {"br", "p", "li"} else ""
                yield from part._texts()
                yield " " if part.tag in {"p", "li"} else ""

    def all(self, tag: str) -> "Iterator[Node]":
        for part in self.inside:
            if isinstance(part, Node):
                if part.tag == tag:
                    yield part
                yield from part.all(tag)

    def nodes(self) -> "list[Node]":
        return [part for part in self.inside if isinstance(part, Node)]


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        names = [node.tag for node in self._open]
        if tag in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def tree_of(html: str) -> Node:
    reader = _Tree()
    reader.feed(html)
    reader.close()
    return reader.root


def formatted(parts: "list[Node | str]") -> str:
    """As Wagtail's editor keeps it, and harmless: what it does not know is its words alone."""
    return whole_html("".join(map(_html, parts))).strip()


def paragraphs(node: Node) -> str:
    """What stands in a cell, paragraph by paragraph."""
    own = [part for part in node.nodes() if part.tag in {"p", "ul", "ol"}]
    if not own:
        return f"<p>{formatted(node.inside)}</p>"
    return "".join(
        formatted([part]) if part.tag != "p" else f"<p>{formatted(part.inside)}</p>"
        for part in own
        if part.words
    )


def _html(part: Node | str) -> str:
    if isinstance(part, str):
        return escape(part, quote=False)
    inside = "".join(map(_html, part.inside))
    if part.tag == "br":
        return "<br/>"
    if part.tag == "p":  # in a point: what was a paragraph of its own there
        return f"{inside} " if inside.strip() else ""
    if part.tag == "a":
        address = part.facts.get("href", "")
        is_link = address.startswith(("https://", "http://", "mailto:", "tel:")) and inside.strip()
        return f'<a href="{escape(address)}">{inside}</a>' if is_link else inside
    name = KEPT.get(part.tag)
    return f"<{name}>{inside}</{name}>" if name and inside.strip() else inside
