"""Records as GIFT. What GIFT has no sign for stands in a comment, which others pass over."""

import re
from collections.abc import Callable, Iterable

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange.folders import category_of
from courses.interchange.gift.marks import escaped
from courses.interchange.numbers import per_cent

LIKE_A_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]", re.IGNORECASE)


class NotInThisFormat(Exception):
    """A way to answer, or a part of it, that the format has no words for."""


def write_gift(records: Iterable[ExchangeQuestion]) -> str:
    """Raises NotInThisFormat for a way to answer that GIFT does not know (see `knows`)."""
    written, folder = [], ""
    for record in records:
        if record.folder != folder:
            folder = record.folder
            written.append(f"$CATEGORY: {escaped(category_of(folder))}")
        written.append(_question(record))
    return "\n\n".join(written) + "\n"


def knows(kind: str) -> bool:
    return kind in ANSWERS


def _question(record: ExchangeQuestion) -> str:
    if not knows(record.activity.kind):
        raise NotInThisFormat(record.activity.kind)
    tags = " ".join(f"[tag:{tag.replace(']', ')')}]" for tag in record.tags)
    lines = [f"// {tags}"] if tags else []
    if record.hint:
        lines.append(f"// [hint:{escaped(record.hint)}]")
    if record.activity.kind == "short_answer":
        matters = sorted(name for name, is_so in record.activity.settings.items() if is_so)
        lines += [f"// [matters:{' '.join(matters)}]"] if matters else []
    name = f"::{escaped(record.name)}::" if record.name else ""
    answers = ANSWERS[record.activity.kind](record.activity)
    general = f"####{escaped(record.why)}" if record.why else ""
    lines.append(f"{name}[plain]{escaped(record.text)} {{{answers}{general}}}")
    return "\n".join(lines)


def _said(text: str) -> str:
    return f"[plain]{escaped(text)}" if LIKE_A_FORMAT.match(text) else escaped(text)


def _option(option: ExchangeOption, mark: str, weight: str = "") -> str:
    if not weight and option.text.startswith("%"):
        weight = f"%{per_cent(option.credit)}%"
    feedback = f"#{_said(option.feedback)}" if option.feedback else ""
    return f"{mark}{weight}{_said(option.text)}{feedback}"


def _weight(option: ExchangeOption, usual: float) -> str:
    return "" if option.credit == usual else f"%{per_cent(option.credit)}%"


def _in_lines(options: Iterable[str]) -> str:
    return "".join(f"\n\t{option}" for option in options) + "\n"


def _single(activity: ExchangeActivity) -> str:
    return _in_lines(
        _option(option, "=") if option.credit == 1 else _option(option, "~", _weight(option, 0))
        for option in activity.options
    )


def _multiple(activity: ExchangeActivity) -> str:
    return _in_lines(_option(option, "~", _weight(option, 0)) for option in activity.options)


def _short_answer(activity: ExchangeActivity) -> str:
    _without_arrow(activity)
    return _in_lines(_option(option, "=", _weight(option, 1)) for option in activity.options)


def _true_false(activity: ExchangeActivity) -> str:
    right, wrong = sorted(activity.options, key=lambda option: -option.credit)[:2]
    said = "TRUE" if right.text == "true" else "FALSE"
    if right.feedback:
        return f"{said}#{_said(wrong.feedback)}#{_said(right.feedback)}"
    return f"{said}#{_said(wrong.feedback)}" if wrong.feedback else said


def _numeric(activity: ExchangeActivity) -> str:
    tolerances = [*activity.settings.get("tolerances", []), *["0"] * len(activity.options)]
    written = [
        f"={_weight(option, 1)}{option.text}:{tolerance}"
        + (f"#{_said(option.feedback)}" if option.feedback else "")
        for option, tolerance in zip(activity.options, tolerances, strict=False)
    ]
    return f"#{_in_lines(written)}"


def _matching(activity: ExchangeActivity) -> str:
    _without_arrow(activity)
    pairs = zip(activity.options, activity.settings["partners"], strict=True)
    written = [f"={_said(option.text)} -> {_said(partner)}" for option, partner in pairs]
    return _in_lines([*written, *(f"= -> {_said(each)}" for each in activity.settings.get("extra", []))])


def _without_arrow(activity: ExchangeActivity) -> None:
    """GIFT has no way to write the sign of a pair as an ordinary one."""
    if any("->" in f"{option.text} {option.feedback}" for option in activity.options):
        raise NotInThisFormat("->")


def _open_text(activity: ExchangeActivity) -> str:
    return ""


ANSWERS: dict[str, Callable[[ExchangeActivity], str]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _true_false,
    "short_answer": _short_answer,
    "numeric": _numeric,
    "matching": _matching,
    "open_text": _open_text,
}
