"""Answers that an author accepts where she types, each with its share of the score and what is said of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from courses.activities.credit import percent_of, share_of
from courses.activities.exchange import ExchangeOption
from courses.activities.forms.accepted import ALL_IS_RIGHT, NOTHING_IS_RIGHT
from courses.activities.items import StoredItem, item_of
from courses.activities.typed import ANYTHING, LONGEST, Reading


class Accepted(TypedDict):
    """As an answer key keeps it: the share is text."""

    text: str
    share: str
    feedback: str


def best_of(answers: Iterable[Accepted], given: str, reading: Reading) -> Accepted | None:
    """Of the accepted answers that fit, the one worth most; what fits anything is asked last."""
    fitting = [answer for answer in answers if reading.fits(answer["text"], given)]
    return max(
        fitting,
        key=lambda answer: (Decimal(answer["share"]), answer["text"].strip() != ANYTHING),
        default=None,
    )


def key_of(rows: Iterable[Any]) -> list[Accepted]:
    return [
        {"text": row["text"], "share": share_of(row["worth"]), "feedback": row["feedback"]} for row in rows
    ]


def problems_of(rows: Iterable[Any]) -> list[str]:
    answers = key_of(rows)
    if any(answer["text"].strip(" *") == "" and Decimal(answer["share"]) > 0 for answer in answers):
        return [str(ALL_IS_RIGHT)]
    return [] if any(Decimal(answer["share"]) >= 1 for answer in answers) else [str(NOTHING_IS_RIGHT)]


def sample_of(answers: Sequence[Accepted], *, right: bool) -> str:
    full = next((answer["text"] for answer in answers if Decimal(answer["share"]) >= 1), "")
    sample = full.replace("\\*", "\0").replace("*", "").replace("\0", "*").strip()
    return sample if right else f"{sample}{sample} 0"[-LONGEST:]


def written_options(rows: Any) -> tuple[ExchangeOption, ...]:
    return tuple(
        ExchangeOption(
            item.value["text"], float(share_of(item.value["worth"])), item.value["feedback"], str(item.id)
        )
        for item in rows.bound_blocks
    )


def read_options(options: Iterable[ExchangeOption]) -> list[StoredItem]:
    return [
        item_of(
            {"text": option.text, "worth": percent_of(option.credit), "feedback": option.feedback}, option.id
        )
        for option in options
    ]
