"""A share of the full score as a mark: all of it is right, none of it is not yet."""

from collections.abc import Mapping
from decimal import Decimal

from courses.activities.contract import Mark, MarkingState


def mark_of(
    share: Decimal, *, most: int = 1, feedback: str = "", parts: Mapping[str, str] | None = None
) -> Mark:
    """`share` from 0 to 1 of the score `most`."""
    score = (share * most).quantize(Decimal("0.01"))
    if share >= 1:
        state, score = MarkingState.CORRECT, Decimal(most)
    else:
        state = MarkingState.PARTLY if share > 0 else MarkingState.NOT_YET
    return Mark(state, score, Decimal(most), feedback, parts or {})


def share_of(percent: object) -> str:
    """What an author wrote in percent, as an answer key keeps it: the same number is always the same text."""
    share = Decimal(str(percent if percent is not None else 100)) / 100
    return f"{share.normalize():f}"


def percent_of(credit: float) -> str:
    return f"{(Decimal(str(credit)) * 100).normalize():f}"
