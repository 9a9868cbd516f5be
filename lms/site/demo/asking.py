"""The questions of the demo's lessons, from their files to the record that every kind of question reads.

What each kind has in its file is described in demo/README.md.
"""

from collections.abc import Callable
from typing import Any

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from lms.site.demo.ids import stable_id

#: The whole of what a way in a scene is worth.
WORTH = {"good": 1.0, "possible": 0.5, "not_yet": 0.0}


def record_of(row: dict[str, Any], module_id: str, picture: Callable[[str], int]) -> ExchangeQuestion:
    """A question of a module's file. What she can choose has the same id in every language.

    `picture` gives the key of a picture by its name.
    """
    place = (module_id, row["id"])
    make = _KINDS.get(row["kind"], _choices)
    options, settings = make(row, place)
    if row["kind"] == "picture_choice":
        settings |= {
            "pictures": [picture(choice["image"]) for choice in row["choices"]],
            "alts": [choice["alt"] for choice in row["choices"]],
        }
    if row["kind"] == "hotspot":
        boxes = [choice["box"] for choice in row["choices"]]
        settings |= {"picture": picture(row["image"]), "alt": row["alt"], "boxes": boxes}
    activity = ExchangeActivity(row["kind"], tuple(options), settings)
    return ExchangeQuestion(row["text"], activity, why=row.get("why", ""), hint=row.get("hint", ""))


def read_aloud(row: dict[str, Any]) -> str:
    """The question and what can be chosen, as a voice says them."""
    return " ".join([row["text"], *(f"{choice['text']}." for choice in row.get("choices", []))])


Made = tuple[list[ExchangeOption], dict[str, Any]]


def _choices(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    options = [
        ExchangeOption(
            text=choice["text"],
            credit=float(choice.get("right", False)),
            feedback=choice.get("feedback", ""),
            id=stable_id(*place, choice["id"]),
        )
        for choice in row["choices"]
    ]
    return options, {**row.get("settings", {})}


def _true_false(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    options = [
        ExchangeOption(answer, credit=float(answer == row["answer"]), feedback=row.get(f"if_{answer}", ""))
        for answer in ("true", "false")
    ]
    return options, {}


def _short_answer(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    return [ExchangeOption(words, credit=1) for words in row["accepted"]], {}


def _numeric(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    return [ExchangeOption(row["number"], credit=1)], {"tolerances": ["0"]}


def _matching(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    options = [
        ExchangeOption(item, id=stable_id(*place, str(number)))
        for number, (item, _partner) in enumerate(row["pairs"])
    ]
    return options, {"partners": [partner for _item, partner in row["pairs"]]}


def _gap(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    """The first word of each gap is the right one."""
    options = [
        ExchangeOption(words[0], credit=1, id=str(number))
        for number, words in enumerate(row["gaps"], start=1)
    ]
    choices = {str(number): words for number, words in enumerate(row["gaps"], start=1)}
    return options, {"text": row["passage"], "choices": choices}


def _groups(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    things = [(name, thing) for name, *inside in row["groups"] for thing in inside]
    options = [
        ExchangeOption(thing, id=stable_id(*place, str(number)))
        for number, (_name, thing) in enumerate(things)
    ]
    return options, {"groups": [name for name, _thing in things]}


def _open_text(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    return [], {"good": row["good"], "grader": row["grader"], "lines": row["lines"]}


def _flash_cards(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    options = [
        ExchangeOption(front, id=stable_id(*place, str(number)))
        for number, (front, _back) in enumerate(row["cards"])
    ]
    return options, {"backs": [back for _front, back in row["cards"]]}


def _scenario(row: dict[str, Any], place: tuple[str, ...]) -> Made:
    ways = [(number, way) for number, moment in enumerate(row["moments"], start=1) for way in moment["ways"]]
    options = [
        ExchangeOption(
            way["text"], credit=WORTH[way["how"]], feedback=way["happens"], id=stable_id(*place, way["id"])
        )
        for _number, way in ways
    ]
    return options, {
        "moments": [{"who": moment["who"], "text": moment["text"]} for moment in row["moments"]],
        "of": [number for number, _way in ways],
        "then": [way["then"] for _number, way in ways],
    }


_KINDS: dict[str, Callable[[dict[str, Any], tuple[str, ...]], Made]] = {
    "true_false": _true_false,
    "short_answer": _short_answer,
    "numeric": _numeric,
    "matching": _matching,
    "gap": _gap,
    "groups": _groups,
    "open_text": _open_text,
    "flash_cards": _flash_cards,
    "scenario": _scenario,
}
