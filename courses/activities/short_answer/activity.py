"""She writes a word or two.

Body: {}. Answer key: {"answers": [{"text", "share", "feedback"}], "case", "accents", "digits"}; the share of
the score is text. Response: what she wrote, without spaces around it.

Exchange: an option for each answer, `*` stands for anything. Settings: {"case", "accents", "digits"}, each
True where it matters; what is missing does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.activities.accepted import best_of, key_of, problems_of, read_options, sample_of, written_options
from courses.activities.contract import (
    ActivityType,
    Mark,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.credit import mark_of
from courses.activities.exchange import ExchangeActivity
from courses.activities.forms.accepted import marks_of, settings_of
from courses.activities.short_answer.forms import LABEL, ShortAnswerForm
from courses.activities.typed import LONGEST, reading_of

WRITE_FIRST = _("Write your answer first.")
TOO_LONG = _("This is too long. Write a word or two.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText(Shown):
    written: str


@register
class ShortAnswer(ActivityType):
    name = "short_answer"
    label = LABEL
    form = ShortAnswerForm
    example = "Which colour is the board for raw meat?"

    def problems(self, *, value: Any) -> list[str]:
        return problems_of(value["answers"])

    def publish(self, *, value: Any) -> Published:
        return Published(body={}, answer_key={"answers": key_of(value["answers"]), **marks_of(value)})

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> str:
        return posted.get("written", [""])[-1]

    def clean(self, *, body: dict[str, Any], response: Any) -> str:
        words = " ".join(str(response).replace("\0", "").split())
        if not words:
            raise ResponseRefused(WRITE_FIRST)
        if len(words) > LONGEST:
            raise ResponseRefused(TOO_LONG)
        return words

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        found = best_of(answer_key["answers"], response, reading_of(answer_key))
        return mark_of(Decimal(found["share"]), feedback=found["feedback"]) if found else mark_of(Decimal(0))

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [response]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownText:
        return ShownText(written=response or "")

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return []

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> str:
        return sample_of(answer_key["answers"], right=right)

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        return ExchangeActivity(self.name, written_options(value["answers"]), settings_of(value))

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        return {"answers": read_options(activity.options), **marks_of(activity.settings)}
