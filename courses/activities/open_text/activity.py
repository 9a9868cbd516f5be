"""She writes in her own words. Nobody but a person can mark it, so it waits for one.

Body: {"lines", "good"} and, where its author names some, "criteria": [text]. Answer key: {"grader"}, for
whoever marks it. Response: her text.

Exchange: no options. Settings: {"grader": text, "lines": int} and, where there are some, "good": text and
"criteria": [text].
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.activities.contract import (
    ActivityType,
    Mark,
    MarkingState,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.exchange import ExchangeActivity
from courses.activities.forms.read import looked_at
from courses.activities.items import item_of
from courses.activities.open_text.forms import LABEL, OpenTextForm
from courses.activities.typed import tidy

LONGEST = 4000
WRITE_FIRST = _("Write your answer first.")
TOO_LONG = _("This is too long for one answer. Make it a little shorter.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLines(Shown):
    written: str
    lines: int
    good: str
    criteria: list[str]


@register
class OpenText(ActivityType):
    name = "open_text"
    label = LABEL
    form = OpenTextForm
    example = "What did you do first in the kitchen today?"

    def problems(self, *, value: Any) -> list[str]:
        return []

    def publish(self, *, value: Any) -> Published:
        criteria = looked_at(value)
        body = {"lines": value["lines"] or 4, "good": value["good"]}
        return Published(
            body={**body, "criteria": criteria} if criteria else body, answer_key={"grader": value["grader"]}
        )

    def criteria(self, *, body: dict[str, Any]) -> list[str]:
        return body.get("criteria", [])

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> str:
        return posted.get("written", [""])[-1]

    def clean(self, *, body: dict[str, Any], response: Any) -> str:
        words = tidy(response)
        if not words:
            raise ResponseRefused(WRITE_FIRST)
        if len(words) > LONGEST:
            raise ResponseRefused(TOO_LONG)
        return words

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        return Mark(MarkingState.WAITING, None, Decimal(1))

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [response]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownLines:
        return ShownLines(
            written=response or "",
            lines=body["lines"],
            good=body["good"],
            criteria=self.criteria(body=body),
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [body["good"], *self.criteria(body=body)]

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> str:
        return "I washed my hands first." if right else "I forgot."

    def answer_for_teachers(self, *, body: dict[str, Any], answer_key: dict[str, Any]) -> list[str]:
        return [answer_key["grader"]] if answer_key.get("grader") else []

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        settings = {"grader": value["grader"], "lines": value["lines"]}
        more = {"good": value["good"], "criteria": looked_at(value)}
        return ExchangeActivity(
            self.name, (), {**settings, **{name: said for name, said in more.items() if said}}
        )

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        lines = min(15, max(1, int(activity.settings.get("lines") or 4)))
        return {
            "good": activity.settings.get("good", ""),
            "grader": activity.settings.get("grader", ""),
            "criteria": [item_of(text) for text in activity.settings.get("criteria", [])],
            "lines": lines,
        }
