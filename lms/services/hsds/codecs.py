"""How a value is written in a file of HSDS, and in a column. `read` raises ValueError for what is no such
value; what `write` makes of a column is what HSDS asks for.
"""

import datetime
import re
from abc import ABC, abstractmethod
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

#: That is written again as it was: without a nought before it.
A_NUMBER = re.compile("0|[1-9][0-9]*")
#: Of a small column.
LARGEST = 32767


class Codec(ABC):
    #: What a column holds when nothing is said.
    empty: Any = None

    @abstractmethod
    def read(self, raw: Any) -> Any: ...

    @abstractmethod
    def write(self, value: Any) -> Any: ...


class _Text(Codec):
    empty = ""

    def read(self, raw: Any) -> str:
        if not isinstance(raw, str):
            raise ValueError(raw)
        return raw

    def write(self, value: str) -> str:
        return value


class Word(_Text):
    """One of a list, or text of a limited length."""

    def __init__(self, *, longest: int = 0, choices: Any = None) -> None:
        self.longest, self.choices = longest, choices

    def read(self, raw: Any) -> str:
        text = super().read(raw)
        if (self.longest and len(text) > self.longest) or (self.choices and text not in self.choices.values):
            raise ValueError(raw)
        return text


class _Whole(Codec):
    """A whole number that is not negative."""

    def read(self, raw: Any) -> int:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise ValueError(raw)
        if raw != int(raw) or not 0 <= raw <= LARGEST:
            raise ValueError(raw)
        return int(raw)

    def write(self, value: int) -> int:
        return value


class _Number(Codec):
    def read(self, raw: Any) -> float:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise ValueError(raw)
        return float(raw)

    def write(self, value: float) -> float | int:
        return int(value) if value == int(value) else value


class _Money(Codec):
    def read(self, raw: Any) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise ValueError(raw)
        try:
            amount = Decimal(str(raw)).quantize(Decimal("0.01"))
        except InvalidOperation:
            raise ValueError(raw) from None
        if abs(amount) >= Decimal(10) ** 10:
            raise ValueError(raw)
        return amount

    def write(self, value: Decimal) -> float | int:
        return int(value) if value == int(value) else float(value)


class _Extension(Codec):
    """A number in HSDS, though some begin with a nought."""

    empty = ""

    def read(self, raw: Any) -> str:
        if isinstance(raw, bool) or not isinstance(raw, (int, str)) or len(str(raw)) > 20:
            raise ValueError(raw)
        return str(raw)

    def write(self, value: str) -> int | str:
        return int(value) if A_NUMBER.fullmatch(value) else value


class _Day(Codec):
    def read(self, raw: Any) -> datetime.date | None:
        found = parse_date(raw) if isinstance(raw, str) and raw else None
        if found is None and raw:
            raise ValueError(raw)
        return found

    def write(self, value: datetime.date) -> str:
        return value.isoformat()


class _Moment(Codec):
    def read(self, raw: Any) -> datetime.datetime | None:
        found = parse_datetime(raw) if isinstance(raw, str) and raw else None
        if found is None and raw:
            raise ValueError(raw)
        return found.replace(tzinfo=datetime.UTC) if found and found.tzinfo is None else found

    def write(self, value: datetime.datetime) -> str:
        """As precise as it is, at least to the second: RFC 3339 in UTC."""
        value = value.astimezone(datetime.UTC).replace(tzinfo=None)
        precision = "microseconds" if value.microsecond % 1000 else "milliseconds"
        return f"{value.isoformat(timespec=precision if value.microsecond else 'seconds')}Z"


class _Time(Codec):
    """Of a day, where the service is."""

    def read(self, raw: Any) -> datetime.time | None:
        if not raw:
            return None
        if not isinstance(raw, str):
            raise ValueError(raw)
        return datetime.time.fromisoformat(raw).replace(tzinfo=None)

    def write(self, value: datetime.time) -> str:
        return value.isoformat(timespec="seconds" if value.second else "minutes")


TEXT, WHOLE, NUMBER, MONEY, EXTENSION = _Text(), _Whole(), _Number(), _Money(), _Extension()
DAY, MOMENT, TIME = _Day(), _Moment(), _Time()
