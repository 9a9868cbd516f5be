"""She sends a file, and words with it where she likes. A person looks at it, so it waits for one.

Body: {"wants", "good", "criteria": [text]}. Answer key: {"grader"}. Response: {"file": {"kind": its ending,
"digest"}, "words"}. What cannot be read by a machine stays a file: it lies in private storage
(courses.attempts.handed_in), the response only says that there is one.

Exchange: no options. Settings: {"wants", "good", "grader", "criteria": [text]}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import (
    ActivityType,
    Mark,
    MarkingState,
    Published,
    ResponseRefused,
    Shown,
    WantedFile,
)
from courses.activities.exchange import ExchangeActivity
from courses.activities.forms.read import looked_at
from courses.activities.items import item_of
from courses.activities.typed import tidy
from lms.core.conf import conf
from lms.intake.fields import PICTURES, SOUNDS

LONGEST = 2000
TOO_LONG = _("This is too long for one answer. Make it a little shorter.")
PHOTO, FILE, VOICE = "photo", "file", "voice"
#: What each of them takes, what a phone offers for it, and what is said when something else comes.
KINDS: dict[str, tuple[frozenset[str], str, Any, Any]] = {
    PHOTO: (
        PICTURES,
        "image/*",
        _("Add a photo of your work first."),
        _("This is not a picture. Choose another file."),
    ),
    FILE: (
        PICTURES | {"pdf"},
        "image/*,application/pdf",
        _("Add a file first."),
        _("Send a picture or a PDF."),
    ),
    VOICE: (
        SOUNDS,
        "audio/*",
        _("Record your answer first, or choose a recording."),
        _("This is not a recording. Choose another file."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHandIn(Shown):
    """`has_file`: one of hers is kept already, and stays where she sends no other."""

    wants: str
    accept: str
    good: str
    criteria: list[str]
    words: str
    has_file: bool


class HandingIn(ActivityType):
    """`wants` is what an author asks for, where a type leaves no choice."""

    wants: str = ""

    def problems(self, *, value: Any) -> list[str]:
        return []

    def publish(self, *, value: Any) -> Published:
        return Published(
            body={
                "wants": self.wants or value["wants"],
                "good": value["good"],
                "criteria": looked_at(value),
            },
            answer_key={"grader": value["grader"]},
        )

    def wanted_file(self, *, body: dict[str, Any]) -> WantedFile:
        kinds, accept, missing, wrong = KINDS[body["wants"]]
        largest = conf.attachment_mb * 1024 * 1024
        return WantedFile(kinds=kinds, accept=accept, missing=missing, wrong=wrong, largest=largest)

    def criteria(self, *, body: dict[str, Any]) -> list[str]:
        return body["criteria"]

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> Any:
        return {"words": posted.get("words", [""])[-1]}

    def clean(self, *, body: dict[str, Any], response: Any) -> dict[str, Any]:
        wanted = self.wanted_file(body=body)
        file = response.get("file") or {}
        if not file:
            raise ResponseRefused(wanted.missing)
        if file["kind"] not in wanted.kinds:
            raise ResponseRefused(wanted.wrong)
        words = tidy(response.get("words", ""))
        if len(words) > LONGEST:
            raise ResponseRefused(TOO_LONG)
        return {"file": {"kind": file["kind"], "digest": file["digest"]}, "words": words}

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        return Mark(MarkingState.WAITING, None, Decimal(1))

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [str(called(response["file"]["kind"])), *filter(None, [response["words"]])]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownHandIn:
        given = response or {}
        return ShownHandIn(
            wants=body["wants"],
            accept=KINDS[body["wants"]][1],
            good=body["good"],
            criteria=body["criteria"],
            words=given.get("words", ""),
            has_file=bool(given.get("file")),
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return [text for text in (body["good"], *body["criteria"]) if text]

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> Any:
        kind = {PHOTO: "jpg", FILE: "pdf", VOICE: "ogg"}[body["wants"]]
        return {
            "file": {"kind": kind, "digest": "0" * 64},
            "words": "I did it as I learned it." if right else "",
        }

    def answer_for_teachers(self, *, body: dict[str, Any], answer_key: dict[str, Any]) -> list[str]:
        return [answer_key["grader"]] if answer_key.get("grader") else []

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        settings = {
            "wants": self.wants or value["wants"],
            "good": value["good"],
            "grader": value["grader"],
            "criteria": looked_at(value),
        }
        return ExchangeActivity(self.name, (), settings)

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        said = activity.settings
        stored = {
            "good": said.get("good", ""),
            "grader": said.get("grader", ""),
            "criteria": [item_of(text) for text in said.get("criteria", [])],
        }
        if self.wants:
            return stored
        return {"wants": said["wants"] if said.get("wants") in (PHOTO, FILE) else PHOTO, **stored}


def called(kind: str) -> str | Promise:
    """What a file of this ending is, in a word."""
    if kind in PICTURES:
        return gettext("a photo")
    return gettext("a recording") if kind in SOUNDS else gettext("a file")
