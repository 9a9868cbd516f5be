"""The formats that are read and written, and how a file tells which it is."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.activities.exchange import ExchangeQuestion
from courses.interchange.aiken import read_aiken
from courses.interchange.gift import writing as gift
from courses.interchange.gift.reading import read_gift
from courses.interchange.moodle import writing as moodle
from courses.interchange.moodle.reading import read_moodle_xml
from courses.interchange.records import Reader
from courses.interchange.tables.reading import read_csv, read_xlsx

AIKEN = re.compile(rb"^\s*ANSWERS?\s*:\s*[A-Za-z]\b", re.IGNORECASE | re.MULTILINE)
CHOICE = re.compile(rb"^\s*A[.)]\s", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Format:
    name: str
    label: str | Promise
    read: Reader
    ending: str
    #: Of those that are written too: whether it has words for a way to answer, and how it writes.
    knows: Callable[[str], bool] | None = None
    write: Callable[[Iterable[ExchangeQuestion]], bytes] | None = None
    media_type: str = "text/plain; charset=utf-8"


def _gift(records: Iterable[ExchangeQuestion]) -> bytes:
    return gift.write_gift(records).encode()


FORMATS = {
    each.name: each
    for each in (
        Format("gift", "GIFT", read_gift, "gift.txt", gift.knows, _gift),
        Format(
            "moodle-xml",
            "Moodle XML",
            read_moodle_xml,
            "xml",
            moodle.knows,
            moodle.write_moodle_xml,
            "application/xml",
        ),
        Format("aiken", "Aiken", read_aiken, "txt"),
        Format("csv", _("Our table, as CSV"), read_csv, "csv"),
        Format("xlsx", _("Our table, as a workbook"), read_xlsx, "xlsx"),
    )
}


def format_of(content: bytes, name: str) -> Format:
    """By what is in it before what it is called: a name says little."""
    ending = PurePosixPath(name).suffix.lower()
    begin = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(b"PK"):
        return FORMATS["xlsx"]
    if begin.startswith((b"<?xml", b"<quiz")) or ending == ".xml":
        return FORMATS["moodle-xml"]
    if ending in {".csv", ".tsv"}:
        return FORMATS["csv"]
    is_aiken = AIKEN.search(content) and CHOICE.search(content) and ".gift" not in name.lower()
    return FORMATS["aiken" if is_aiken else "gift"]
