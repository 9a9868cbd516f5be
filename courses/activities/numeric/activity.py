"""She writes a number, with the digits and the decimal sign of her language, and chooses a unit.

Body: {"units": [{"id", "name"}]}. Answer key: {"numbers": [{"number", "tolerance", "share", "feedback"}],
"units": {id: factor}}, numbers as text. Response: {"number", "unit"}: the number as she meant it, or as she
wrote it where it can mean two (“1.000”), and the id of the unit, "" where there is none.

Exchange: an option for each number, its text a decimal, `*` for any other. Settings: {"tolerances": [text for
each option], "units": [{"name", "factor"}]}. A factor says how many of the unit are one of the first, as the
multiplier of Moodle does: kg 1, g 1000. A range is written as its middle with a tolerance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    ActivityType,
    Mark,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.credit import mark_of, percent_of, share_of
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.items import StoredItem, item_of
from courses.activities.numeric.forms import (
    LABEL,
    NO_FACTOR,
    NOTHING_IS_RIGHT,
    UNITS_ALIKE,
    WRONG_WAY_ROUND,
    NumericForm,
)
from courses.activities.typed import ANYTHING, number_and_rest, readings_of
from lms.core import written
from lms.core.texts import sentence

WRITE_A_NUMBER = _("Write a number first.")
#: Off by so much is every number she may write.
ANY_OTHER = 10**11
ONLY_A_NUMBER = _("Write only the number, with digits.")
CHOOSE_A_UNIT = _("Choose a unit too.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUnit:
    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNumber(Shown):
    """`unit` stands beside the field where there is no choice of `units`."""

    number: str
    unit: str
    units: list[ShownUnit]


def plain(number: object) -> str:
    """The same number is always the same text."""
    found = Decimal(str(number)).normalize()
    return f"{found:f}" if found else "0"


def middle_of(row: Any) -> tuple[Decimal, Decimal]:
    """A number and how far off it may be, of what an author wrote."""
    number, tolerance = Decimal(row["number"] or 0), Decimal(row["tolerance"] or 0)
    if row["up_to"] is None:
        return number, tolerance
    half = (Decimal(row["up_to"]) - number) / 2
    return number + half, abs(half)


@register
class Numeric(ActivityType):
    name = "numeric"
    label = LABEL
    form = NumericForm
    example = "How long do you wash your hands?"

    def problems(self, *, value: Any) -> list[str]:
        rows = list(value["numbers"])
        units = [unit["name"].strip().casefold() for unit in value["units"]]
        found = []
        if not any(Decimal(share_of(row["worth"])) >= 1 for row in rows):
            found.append(NOTHING_IS_RIGHT)
        if any(row["up_to"] is not None and row["up_to"] < (row["number"] or 0) for row in rows):
            found.append(WRONG_WAY_ROUND)
        if len(set(units)) < len(units):
            found.append(UNITS_ALIKE)
        if any(not (unit["factor"] or 0) > 0 for unit in value["units"]):
            found.append(NO_FACTOR)
        return list(map(str, found))

    def publish(self, *, value: Any) -> Published:
        units = [(str(item.id), item.value) for item in value["units"].bound_blocks]
        numbers = []
        for row in value["numbers"]:
            number, tolerance = map(plain, middle_of(row))
            worth = {"share": share_of(row["worth"]), "feedback": row["feedback"]}
            numbers.append({"number": number, "tolerance": tolerance, **worth})
        return Published(
            body={"units": [{"id": unit_id, "name": unit["name"]} for unit_id, unit in units]},
            answer_key={
                "numbers": numbers,
                "units": {unit_id: plain(unit["factor"] or 1) for unit_id, unit in units},
            },
        )

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        return {name: posted.get(name, [""])[-1] for name in ("number", "unit")}

    def clean(self, *, body: dict[str, Any], response: Any) -> dict[str, str]:
        number, rest = number_and_rest(str(response["number"]))
        found = readings_of(number)
        if not found:
            raise ResponseRefused(ONLY_A_NUMBER if str(response["number"]).strip() else WRITE_A_NUMBER)
        return {
            "number": plain(found[0]) if len(found) == 1 else number,
            "unit": self._unit(body["units"], response["unit"], rest),
        }

    def _unit(self, units: Sequence[Mapping[str, str]], chosen: str, rest: str) -> str:
        """What she wrote behind her number counts before what she chose."""
        ids = [unit["id"] for unit in units]
        if rest:
            named = [unit["id"] for unit in units if unit["name"].strip().casefold() == rest.casefold()]
            if not named:
                raise ResponseRefused(ONLY_A_NUMBER)
            return named[0]
        if len(ids) == 1:
            return ids[0]
        if ids and not chosen:
            raise ResponseRefused(CHOOSE_A_UNIT)
        if chosen and chosen not in ids:
            raise ResponseRefused(NOT_OF_THIS_QUESTION)
        return chosen

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        factor = Decimal(answer_key["units"].get(response["unit"], "1"))
        given = [reading / factor for reading in readings_of(response["number"])]
        near = [row for row in answer_key["numbers"] if any(_is_near(row, number) for number in given)]
        # of two that are worth the same, the one that says more exactly what she wrote
        found = max(near, key=lambda row: (Decimal(row["share"]), -Decimal(row["tolerance"])), default=None)
        return mark_of(Decimal(found["share"]), feedback=found["feedback"]) if found else mark_of(Decimal(0))

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        name = next((unit["name"] for unit in body["units"] if unit["id"] == response["unit"]), "")
        number = _as_written(response["number"])
        return [sentence("%(number)s %(unit)s", number=number, unit=name) if name else number]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownNumber:
        given = response or {"number": "", "unit": ""}
        units = body["units"]
        return ShownNumber(
            number=_as_written(given["number"]) if state else given["number"],
            unit=units[0]["name"] if len(units) == 1 else "",
            units=[
                ShownUnit(id=unit["id"], name=unit["name"], chosen=unit["id"] == given["unit"])
                for unit in (units if len(units) > 1 else [])
            ],
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [unit["name"] for unit in body["units"]]

    def sample_response(
        self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool
    ) -> dict[str, str]:
        rows = [row for row in answer_key["numbers"] if Decimal(row["share"]) >= 1]
        number = Decimal(rows[0]["number"])
        if not right:
            number = max(_ends_of(answer_key["numbers"])) + 1
        unit = body["units"][0]["id"] if body["units"] else ""
        return {"number": plain(number * Decimal(answer_key["units"].get(unit, "1"))), "unit": unit}

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        rows = [(str(item.id), item.value) for item in value["numbers"].bound_blocks]
        middles = [middle_of(row) for _id, row in rows]
        options = tuple(
            ExchangeOption(_written(*middle), float(share_of(row["worth"])), row["feedback"], row_id)
            for (row_id, row), middle in zip(rows, middles, strict=True)
        )
        units = [{"name": unit["name"], "factor": plain(unit["factor"])} for unit in value["units"]]
        tolerances = [plain(tolerance if tolerance != ANY_OTHER else 0) for _number, tolerance in middles]
        return ExchangeActivity(self.name, options, {"tolerances": tolerances, "units": units})

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        tolerances = [*activity.settings.get("tolerances", [])]
        tolerances += ["0"] * (len(activity.options) - len(tolerances))
        numbers = [
            _read(option, str(tolerance or "0"))
            for option, tolerance in zip(activity.options, tolerances, strict=False)
        ]
        units = [
            item_of({"name": unit["name"], "factor": str(unit.get("factor", 1))})
            for unit in activity.settings.get("units", [])
        ]
        return {"numbers": numbers, "units": units}


def _read(option: ExchangeOption, tolerance: str) -> StoredItem:
    number = option.text.strip()
    if number == ANYTHING:
        number, tolerance = "0", str(ANY_OTHER)
    worth = {"worth": percent_of(option.credit), "feedback": option.feedback}
    return item_of({"number": number, "tolerance": tolerance, "up_to": None, **worth}, option.id)


def _written(number: Decimal, tolerance: Decimal) -> str:
    return ANYTHING if tolerance == ANY_OTHER else plain(number)


def _is_near(row: Mapping[str, str], number: Decimal) -> bool:
    return abs(number - Decimal(row["number"])) <= Decimal(row["tolerance"])


def _ends_of(rows: Sequence[Mapping[str, str]]) -> Iterator[Decimal]:
    for row in rows:
        if Decimal(row["share"]) > 0:
            yield Decimal(row["number"]) + Decimal(row["tolerance"])


def _as_written(number: str) -> str:
    """With the decimal sign of the page's language; what can mean two numbers stays as she wrote it."""
    if len(readings_of(number)) != 1:
        return number
    return number.replace(".", written.number(Decimal("0.5")).strip("05"))
