"""The records of each way to answer, made from what formats have in common.

The names are those of activity types; which of them a site has, `activity_types` says (checking.py).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.interchange.records import Wrong

RIGHT = 0.999


def choosing(options: Sequence[ExchangeOption], *, several: bool) -> ExchangeActivity:
    """One is right, or several are. Where each of several is right by itself, she is asked for all of them,
    and each is worth its share.
    """
    right = [option for option in options if option.credit >= RIGHT]
    if not any(option.credit > 0 for option in options):
        raise Wrong(_("No answer is marked as right. Mark the right one in the file."))
    if len(right) > 1:
        shared = 1 / len(right)
        options = [replace(option, credit=shared) if option in right else option for option in options]
    if several or len(right) > 1:
        return ExchangeActivity("multiple", tuple(options))
    if not right:
        raise Wrong(_("No answer gives 100 %. Give the right one its full weight in the file."))
    return ExchangeActivity("single", tuple(options))


def true_false(*, is_true: bool, if_true: str = "", if_false: str = "") -> ExchangeActivity:
    return ExchangeActivity(
        "true_false",
        (
            ExchangeOption("true", 1.0 if is_true else 0.0, if_true),
            ExchangeOption("false", 0.0 if is_true else 1.0, if_false),
        ),
    )


def short_answer(options: Sequence[ExchangeOption], **settings: Any) -> ExchangeActivity:
    if not any(option.credit >= RIGHT for option in options):
        raise Wrong(_("No answer gives 100 %. Give the right one its full weight in the file."))
    return ExchangeActivity("short_answer", tuple(options), settings)


def numeric(
    options: Sequence[ExchangeOption], tolerances: Sequence[str], units: Sequence[dict[str, Any]] = ()
) -> ExchangeActivity:
    if not any(option.credit >= RIGHT for option in options):
        raise Wrong(_("No answer gives 100 %. Give the right one its full weight in the file."))
    return ExchangeActivity("numeric", tuple(options), {"tolerances": list(tolerances), "units": list(units)})


def matching(pairs: Sequence[tuple[str, str]], extra: Sequence[str] = ()) -> ExchangeActivity:
    """Pairs of (what stands there, what fits it)."""
    if len(pairs) < 2:
        raise Wrong(_("Matching needs at least two pairs. Add one in the file."))
    options = tuple(ExchangeOption(left, 1 / len(pairs)) for left, _right in pairs)
    partners = [right for _left, right in pairs]
    return ExchangeActivity("matching", options, {"partners": partners, "extra": list(extra)})


def open_text(*, grader: str = "", lines: int = 0) -> ExchangeActivity:
    return ExchangeActivity("open_text", (), {"grader": grader, "lines": lines})


def order(steps: Sequence[str]) -> ExchangeActivity:
    return ExchangeActivity("order", tuple(ExchangeOption(step, 1 / len(steps)) for step in steps))
