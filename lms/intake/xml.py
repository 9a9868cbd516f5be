"""XML from outside, and addresses written in it.

Defined entities, external files and unreadable encodings are refused.
"""

import re
from collections.abc import Callable
from typing import IO
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.refusals import FilePosition

LARGEST = 20 * 1024 * 1024
DEEPEST = 100
#: Elements and attributes, each of which takes a hundred bytes of memory and more.
MOST_PARTS = 300_000
LONGEST_TAG = 200_000
DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']", re.IGNORECASE)
ENCODINGS = {
    b"utf-8",
    b"us-ascii",
    b"ascii",
    b"iso-8859-1",
    b"iso-8859-15",
    b"windows-1251",
    b"windows-1252",
    b"windows-1253",
}
#: No name that a file could give to an attribute of its own.
LINE = " line"
MARKS_16 = (b"\xff\xfe", b"\xfe\xff")


class _Shallow(TreeBuilder):
    """Builds the tree and stops where it gets deeper than any real document: a deep one exhausts whoever
    walks through it.
    """

    def __init__(self, place: FilePosition, numbered: str) -> None:
        super().__init__()
        self._place = place
        self._numbered = numbered
        self.line: Callable[[], int] = lambda: 0
        self._depth = 0
        self._parts = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        self._parts += 1 + len(attrs)
        if self._parts > MOST_PARTS:
            raise IntakeProblem("file.too_much", place=self._place)
        if self._depth > DEEPEST:
            raise IntakeProblem("xml.too_deep", place=self._place, limit=DEEPEST)
        if tag == self._numbered:
            attrs = {**attrs, LINE: str(self.line())}
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)


def read_xml(file: IO[bytes], *, name: str = "", numbered: str = "") -> Element:
    """The root element. Raises IntakeProblem with the line where it can be told.

    Elements called `numbered` say in their attribute LINE in which line they begin.
    """
    data = file.read(LARGEST + 1)
    place = FilePosition(file=name)
    if not data.strip():
        raise IntakeProblem("file.empty", place=place)
    if len(data) > LARGEST:
        raise IntakeProblem("xml.too_large", place=place, limit=megabytes(LARGEST))
    data = _readable(data, place)
    _check_tags(data, place)
    builder = _Shallow(place, numbered)
    parser = DefusedXMLParser(forbid_dtd=True, forbid_entities=True, forbid_external=True, target=builder)
    builder.line = lambda: parser.parser.CurrentLineNumber
    try:
        parser.feed(
            data
            # at once: what is fed in pieces is read from its beginning with each piece, by some versions of
            # expat
        )
        return parser.close()
    except DefusedXmlException:
        raise IntakeProblem("xml.entities", place=place) from None
    except ParseError as problem:
        raise IntakeProblem("xml.broken", place=FilePosition(file=name, line=problem.position[0])) from None
    except (ValueError, LookupError):
        raise IntakeProblem("xml.encoding", place=place) from None


def _check_tags(data: bytes, place: FilePosition) -> None:
    """A tag is read as a whole before anybody can count its attributes."""
    at = 0
    while (end := data.find(b">", at)) >= 0:
        begin = data.rfind(b"<", at, end)
        if begin >= 0 and end - begin > LONGEST_TAG and not data.startswith((b"<![CDATA[", b"<!--"), begin):
            raise IntakeProblem("file.too_much", place=place)
        at = end + 1


def _readable(data: bytes, place: FilePosition) -> bytes:
    """UTF-16 must say so by its first two bytes.

    An encoding that is not on the list could hide `<` from a filter.
    """
    if data.startswith(MARKS_16):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise IntakeProblem("xml.encoding", place=place) from None
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8")
    declared = DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in data or (declared and declared[1].lower() not in ENCODINGS):
        raise IntakeProblem("xml.encoding", place=place)
    return data


def inside_address(address: str, *, name: str = "") -> str:
    """An address in a package as a relative path inside it, without query.

    Refuses schemes, hosts, roots and `..`.
    """
    decoded = unquote(address.strip())
    parts = urlsplit(decoded)
    path = parts.path
    unsafe = (
        parts.scheme
        or parts.netloc
        or path.startswith("/")
        or "\\" in decoded
        or ":" in path
        or any(not character.isprintable() for character in decoded)
    )
    if unsafe or not path or ".." in path.split("/"):
        raise IntakeProblem("xml.address", place=FilePosition(file=name))
    return path
