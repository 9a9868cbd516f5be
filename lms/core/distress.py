"""Words in which somebody may say that she is not safe, typed where she looks for something else.

A page tells them on the device (`words` goes with it, fold/unsafe.js compares in the same way) and, where
there is no script, on the server. What was typed is compared and forgotten.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("distress.toml")
_NO_WORD = re.compile(r"[^\w]+")


@cache
def words() -> list[str]:
    """In all languages: nobody says in which one she types."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return sorted({plain(word) for each in told.values() for word in each})


def plain(text: str) -> str:
    """Small letters without marks, one space between words."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return _NO_WORD.sub(" ", "".join(each for each in apart if not unicodedata.combining(each))).strip()


def is_told_in(text: str) -> bool:
    """Whether a word begins as one of ours does."""
    typed = f" {plain(text)}"
    return any(f" {word}" in typed for word in words())
