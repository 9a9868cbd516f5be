"""She writes in her own words. Nobody but a person can mark it, so it waits for one.

Body: {"lines", "good"}. Answer key: {"grader"}, for whoever marks it. Response: her text.

Exchange: no options. Settings: {"grader": text, "lines": int, "good": text}, the last where there is one.
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
from courses.activities.open_text.forms import LABEL, OpenTextForm

LONGEST = 4000
WRITE_FIRST = _("Write your answer first.")
TOO_LONG = _("This is too long for one answer. Make it a little shorter.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLines(Shown):
    written: str
    lines: int
    good: str


@register
class OpenText(ActivityType):
    name = "open_text"
    label = LABEL
    form = OpenTextForm
    example = "What did you do first in the kitchen today?"

    def problems(self, *, value: Any) -> list[str]:
        return []

    def publish(self, *, value: Any) -> Published:
        return Published(
            body={"lines": value["lines"] or 4, "good": value["good"]}, answer_key={"grader": value["grader"]}
        )

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> str:
        return posted.get("written", [""])[-1]

    def clean(self, *, body: dict[str, Any], response: Any) -> str:
        lines = str(response).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        words = "\n".join(line.rstrip() for line in lines).strip()
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
        return ShownLines(written=response or "", lines=body["lines"], good=body["good"])

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [body["good"]]

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> str:
        return "I washed my hands first." if right else "I forgot."

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        settings = {"grader": value["grader"], "lines": value["lines"]}
        return ExchangeActivity(
            self.name, (), {**settings, **({"good": value["good"]} if value["good"] else {})}
        )

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        lines = min(15, max(1, int(activity.settings.get("lines") or 4)))
        return {
            "good": activity.settings.get("good", ""),
            "grader": activity.settings.get("grader", ""),
            "lines": lines,
        }
