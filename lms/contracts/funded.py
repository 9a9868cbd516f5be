"""Contract: who pays for what a face shows, for the foot of its pages."""

from collections.abc import Callable
from dataclasses import dataclass

from lms.contracts.registry import Registry


@dataclass(frozen=True, slots=True)
class Funded:
    """`emblem` is the address of a picture, which says `emblem_words` to those who cannot see it."""

    line: str = ""
    grant: str = ""
    emblem: str = ""
    emblem_words: str = ""
    width: int = 0
    height: int = 0


NOBODY = Funded()
_payers: Registry[Callable[[str], Funded]] = Registry("funded")


def register(face: str, says: Callable[[str], Funded]) -> None:
    """`says(language)` is asked for every page: it keeps its answer."""
    _payers.add(face, says)


def funded(face: str, language: str) -> Funded:
    says = _payers.get(face)
    return says(language) if says else NOBODY
