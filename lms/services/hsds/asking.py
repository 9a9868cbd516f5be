"""What a request of the interface asks for, read from its address. What cannot be read is told, never
guessed.
"""

import datetime
import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.dateparse import parse_date, parse_datetime

from lms.core import days

NUMBER = re.compile("[0-9]{1,9}")
PER_PAGE, MOST_PER_PAGE, MOST_FULL = 50, 500, 100


class NotAsked(Exception):
    """It cannot be read: the words are for whoever wrote the program that asks."""


class Asked:
    """The parameters of HSDS, each read when it is needed."""

    def __init__(self, request: HttpRequest) -> None:
        self.said = request.GET

    def number(self, name: str, default: int, most: int) -> int:
        raw = self.said.get(name, "")
        if not raw:
            return default
        if not NUMBER.fullmatch(raw) or int(raw) < 1:
            raise NotAsked(f"{name} is a whole number from 1.")
        return min(int(raw), most)

    def truth(self, name: str) -> bool:
        raw = self.said.get(name, "").lower()
        if raw not in {"", "true", "false", "1", "0"}:
            raise NotAsked(f"{name} is true or false.")
        return raw in {"true", "1"}

    def uuid(self, name: str) -> UUID | None:
        raw = self.said.get(name, "")
        try:
            return UUID(raw) if raw else None
        except ValueError:
            raise NotAsked(f"{name} is a UUID.") from None

    def moment(self, name: str) -> datetime.datetime | None:
        raw = self.said.get(name, "")
        if not raw:
            return None
        try:
            moment = parse_datetime(raw)
            day = None if moment else parse_date(raw)
        except ValueError:
            moment = day = None
        if day:
            moment = days.start_of(day)
        if moment is None:
            raise NotAsked(f"{name} is a day or a moment of ISO 8601.")
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)

    def check_format(self) -> None:
        if self.said.get("format", "json").lower() != "json":
            raise NotAsked("format is json.")

    def words(self) -> str:
        return " ".join(self.said.get("search", "").replace("\0", " ").split())[:200]


def page_of(asked: Asked, things: Any, show: Any, *, most: int = MOST_PER_PAGE) -> JsonResponse:
    """One page of them, each shown by `show`, which gets the whole page; with the members of HSDS's pages."""
    number, size = asked.number("page", 1, 10**9), asked.number("per_page", PER_PAGE, most)
    total = things.count() if hasattr(things, "query") else len(things)
    pages = -(-total // size)
    if number > max(1, pages):
        raise NotAsked(f"There are {pages} pages.")
    contents = show(things[(number - 1) * size : number * size])
    return JsonResponse(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not contents,
            "contents": contents,
        }
    )
