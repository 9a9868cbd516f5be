"""A PDF as those who read it have it: what Chrome copies (PDFium), and Evince and Okular (poppler)."""

import io
import re
import shutil
import subprocess
import unicodedata

import pypdfium2
from pypdf import PdfReader

_BREAKS = re.compile(r"[\s\u00ad\ufffe]+")


def as_read(text: str) -> str:
    """Without the breaks of lines and the marks of direction, which no letter is lost with; composed. What
    parts two letters of a Persian word is one of its letters.
    """
    seen = "".join(letter for letter in text if letter == "\u200c" or unicodedata.category(letter) != "Cf")
    return _BREAKS.sub(" ", unicodedata.normalize("NFKC", seen)).strip()


def pdfium(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return as_read(" ".join(page.get_textpage().get_text_range() for page in document))


def poppler(content: bytes) -> str:
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"],
        input=content,
        capture_output=True,
        check=True,
    )
    return as_read(told.stdout.decode())


def pypdf(content: bytes) -> str:
    return as_read(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


READERS = {"PDFium": pdfium, **({"poppler": poppler} if shutil.which("pdftotext") else {})}
