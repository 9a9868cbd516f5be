"""What is said to her where something is not in her language."""

from collections.abc import Collection
from dataclasses import dataclass

from lms.core.texts import Text, is_read_here, name_of


@dataclass(frozen=True)
class Notice:
    """`language` is what the other language calls itself; `whole` when nothing is in hers."""

    language: str
    whole: bool


def notice_of(languages: Collection[str]) -> Notice | None:
    """For the languages of the parts of a page; None when all of it is in hers."""
    others = [code for code in languages if not is_read_here(code)]
    if not others:
        return None
    return Notice(Text(name_of(others[0]), others[0]), whole=len(others) == len(languages))
