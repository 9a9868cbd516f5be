"""She says a sentence aloud, hears herself beside the example and says how it was. Nobody else judges.

What she records stays in the memory of the page: the response knows nothing of it.

Body: {"line": {"words", "language"}, "example_url"}. Answer key: {}. Response: "again" | "nearly" | "good".

Exchange: no options. Settings: {"line", "language", "audio": id of a document of this site or None}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model

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
from courses.activities.say_it.forms import LABEL, SayItForm
from lms.core.texts import Text

AGAIN, NEARLY, GOOD = "again", "nearly", "good"
#: What she may say of it, the first from the least sure.
SAID = {
    AGAIN: gettext_lazy("I want to say it again"),
    NEARLY: gettext_lazy("Nearly"),
    GOOD: gettext_lazy("Good"),
}
SAY_HOW = gettext_lazy("Say it aloud first, then choose how it was for you.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWay:
    key: str
    words: str
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine(Shown):
    line: str
    example_url: str
    ways: list[ShownWay]


@register
class SayIt(ActivityType):
    name = "say_it"
    label = LABEL
    records = True
    form = SayItForm
    example = "Say it, then compare."

    def problems(self, *, value: Any) -> list[str]:
        return []

    def publish(self, *, value: Any) -> Published:
        line = {"words": str(value["line"]), "language": value["language"] or ""}
        return Published(body={"line": line, "example_url": value["audio"].url if value["audio"] else ""})

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> str:
        return posted.get("said", [""])[-1]

    def clean(self, *, body: dict[str, Any], response: Any) -> str:
        if response not in SAID:
            raise ResponseRefused(SAY_HOW)
        return response

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        title = _("You said it aloud. Only you can say how it was.")
        more = _("Practise it as often as you like.") if response != GOOD else ""
        return Mark(MarkingState.CORRECT, Decimal(1), Decimal(1), more, title=title)

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [str(SAID[response])] if response in SAID else []

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownLine:
        line = body["line"]
        return ShownLine(
            line=Text(line["words"], line["language"]) if line["language"] else line["words"],
            example_url=body["example_url"],
            ways=[
                ShownWay(key=key, words=str(words), checked=key == response) for key, words in SAID.items()
            ],
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        """The line keeps its own language, whatever the question is translated into."""
        return []

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> str:
        return GOOD if right else AGAIN

    def answer_for_teachers(self, *, body: dict[str, Any], answer_key: dict[str, Any]) -> list[str]:
        return []

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        audio = value["audio"].pk if value["audio"] else None
        settings = {"line": value["line"], "language": value["language"] or "", "audio": audio}
        return ExchangeActivity(self.name, (), settings)

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        said = activity.settings
        audio = said.get("audio")
        known = audio is not None and get_document_model().objects.filter(pk=audio).exists()
        return {
            "line": said.get("line", ""),
            "language": said.get("language", ""),
            "audio": audio if known else None,
        }
