"""JSON whose objects know the line on which they begin, so that a problem can say where it is."""

import json
from bisect import bisect_right
from json import decoder, scanner
from typing import Any


class LinedObject(dict):
    """`line` counts from 1; `twice` are names that stood in it more than once."""

    line: int = 0
    twice: tuple[str, ...] = ()


class NotJson(ValueError):
    def __init__(self, key: str, line: int | None) -> None:
        super().__init__(key)
        self.key, self.line = key, line


def read_json(text: str) -> Any:
    """NotJson where it is none, or nested too deeply to be a directory."""
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    reading = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)

    def parse_object(at: tuple[str, int], *more: Any) -> tuple[Any, int]:
        made, end = decoder.JSONObject(at, *more)
        made.line = bisect_right(starts, at[1] - 1)
        return made, end

    reading.parse_object = parse_object
    reading.scan_once = scanner.py_make_scanner(reading)
    try:
        return reading.decode(text)
    except json.JSONDecodeError as problem:
        raise NotJson("json.broken", problem.lineno) from None
    except RecursionError:
        raise NotJson("json.deep", None) from None
    except ValueError:  # NaN, or a number of ten thousand digits
        raise NotJson("json.broken", None) from None


def _object(pairs: list[tuple[str, Any]]) -> LinedObject:
    made = LinedObject(pairs)
    if len(made) < len(pairs):
        names = [name for name, _value in pairs]
        made.twice = tuple(sorted({name for name in names if names.count(name) > 1}))
    return made


def _no_number(word: str) -> Any:
    raise ValueError(word)
