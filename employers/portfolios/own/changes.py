"""What is new in tidied words, to be underlined."""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    words: str
    is_new: bool


def changes(before: str, after: str) -> list[Piece]:
    """The words after, in pieces that stood there before or did not."""
    old, new = before.split(), after.split()
    pieces = []
    for kind, _from, _to, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if start < end:
            pieces.append(Piece(" ".join(new[start:end]), kind != "equal"))
    return pieces
