"""What types have in common that let her give everything its place: `matching` and `groups`.

Body: {"items": [{"id", "text"}], "places": [{"id", "text"}]}. Answer key: {"places": {item: place},
"feedback": {item: text}}. Response: {item: place}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    ActivityType,
    Mark,
    ResponseRefused,
    Shown,
)
from courses.activities.credit import mark_of
from lms.core.texts import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """`place` is the id of the one she gave it, "" before."""

    id: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlaces(Shown):
    items: list[ShownItem]
    places: list[ShownPlace]


class Placing(ActivityType):
    script = "lms/js/pairs.js"
    #: What she reads when something has no place yet.
    each_first: Any = ""

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        sent = {item["id"]: posted.get(f"place-{item['id']}", [""])[-1] for item in body["items"]}
        return {item: place for item, place in sent.items() if place}

    def clean(self, *, body: dict[str, Any], response: Any) -> dict[str, str]:
        items = [item["id"] for item in body["items"]]
        places = {place["id"] for place in body["places"]}
        if set(response) - set(items) or set(response.values()) - places:
            raise ResponseRefused(NOT_OF_THIS_QUESTION)
        if set(response) != set(items):
            raise ResponseRefused(self.each_first)
        return {item: response[item] for item in items}

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """A point for each in its place. When some are, she reads which are not yet: only these are left."""
        places, told = answer_key["places"], answer_key["feedback"]
        wrong = [item for item, place in places.items() if response.get(item) != place]
        total, count = len(places), len(places) - len(wrong)
        if not wrong:
            return mark_of(Decimal(1), most=total)
        if not count:
            return mark_of(Decimal(0), most=total, parts={item: told[item] for item in wrong if item in told})
        words = _("Right: %(count)d of %(total)d. Look at the others again.")
        return mark_of(
            Decimal(count) / total,
            most=total,
            feedback=words % {"count": count, "total": total},
            parts={item: told.get(item) or _("Not yet") for item in wrong},
        )

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        places = {place["id"]: place["text"] for place in body["places"]}
        return [
            sentence("%(item)s – %(place)s", item=item["text"], place=places[response[item["id"]]])
            for item in body["items"]
            if response.get(item["id"]) in places
        ]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownPlaces:
        given = response or {}
        return ShownPlaces(
            items=[
                ShownItem(id=item["id"], text=item["text"], place=given.get(item["id"], ""))
                for item in body["items"]
            ],
            places=[ShownPlace(id=place["id"], text=place["text"]) for place in body["places"]],
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [part["text"] for part in (*body["items"], *body["places"])]

    def sample_response(
        self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool
    ) -> dict[str, str]:
        places = dict(answer_key["places"])
        if not right:
            first = next(iter(places))
            places[first] = next(place["id"] for place in body["places"] if place["id"] != places[first])
        return {item["id"]: places[item["id"]] for item in body["items"]}
