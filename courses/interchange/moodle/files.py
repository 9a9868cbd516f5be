"""Pictures and recordings that stand in a file of Moodle, as base64."""

import base64
import binascii
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from courses.interchange.plain import Plain
from courses.interchange.records import FileInside

LONGEST_NAME = 120


def files_of(element: Element, found: Plain) -> Iterator[FileInside]:
    """Those that the text shows or leads to; what nobody sees is left behind."""
    for each in element.iterfind("file"):
        name = each.get("name", "")
        if name in found.files and each.get("encoding", "base64") == "base64":
            content = _content(each.text or "")
            if content:
                yield FileInside(name=name[-LONGEST_NAME:], content=content, said=found.files[name])


def _content(written: str) -> bytes:
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
