"""A practice as it is read, on a page and on paper."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contacts.queries import shown
from lms.contacts.shown import ShownContact
from lms.core import days, written
from lms.core.languages import written_in
from lms.core.texts import Text, in_a_row, name_here
from lms.network.practices.criteria import QUESTIONS
from lms.network.practices.enums import Criterion, Evidence, Finding, Theme
from lms.network.practices.models import Practice, PracticeResult
from lms.network.said import languages_of

#: What is told at length, with its heading, in the order in which it is told.
HEADINGS: dict[str, str | Promise] = {
    "problem": gettext_lazy("The problem"),
    "who_for": gettext_lazy("For whom"),
    "done": gettext_lazy("What was done"),
    "by_whom": gettext_lazy("Who did it"),
    "failed": gettext_lazy("What did not work"),
    "resources": gettext_lazy("What it needs"),
    "transferability": gettext_lazy("Begun in another place"),
    "lessons": gettext_lazy("What they would do otherwise"),
}
CAREFUL = list(map(Finding, Finding.values))


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    heading: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What two readers found of one criterion: the more careful of both, and why each says so."""

    criterion: Criterion
    question: str | Promise
    finding: Finding
    because: tuple[Text, ...]

    @property
    def label(self) -> str:
        return str(self.criterion.label)


@dataclass(frozen=True, slots=True)
class ShownResult:
    """What came of it, and how that is known."""

    evidence: str
    kind: str
    figure: Text
    words: Text
    known: Text

    @classmethod
    def of(cls, row: PracticeResult, language: str) -> "ShownResult":
        told = (Text(getattr(row, name), language) for name in ("figure", "words", "known"))
        return cls(row.evidence, str(Evidence(row.evidence).label), *told)


class ShownPractice:
    """In the language of the page; `practice` comes with all that is shown (queries.with_all_shown)."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.uuid: UUID = practice.uuid
        self.number, self.version = practice.serial, practice.version
        self.is_example = practice.is_example
        self.results = [ShownResult.of(row, practice.language) for row in practice.results.all()]

    @property
    def title(self) -> str:
        return self.practice.said("title")

    @property
    def summary(self) -> str:
        return self.practice.said("summary")

    @property
    def by(self) -> str:
        return self.practice.told_by

    @cached_property
    def country(self) -> str:
        return written.country(self.practice.country)

    @property
    def where(self) -> str:
        place = Text(self.practice.place, self.practice.language)
        return in_a_row([place, self.country])

    @property
    def since(self) -> str:
        return str(self.practice.since or "")

    @property
    def themes(self) -> list[str]:
        return [str(Theme(row.theme).label) for row in self.practice.themes.all()]

    @property
    def themes_in_a_row(self) -> str:
        return in_a_row(self.themes)

    @property
    def evidence(self) -> list[str]:
        """The kinds, each once."""
        return [str(Evidence(key).label) for key in dict.fromkeys(each.evidence for each in self.results)]

    @property
    def evidence_in_a_row(self) -> str:
        return in_a_row(self.evidence)

    def part(self, name: str) -> Part | None:
        lines = [line.strip() for line in getattr(self.practice, name).splitlines() if line.strip()]
        told = tuple(Text(line, self.practice.language) for line in lines)
        return Part(name, str(HEADINGS[name]), told) if told else None

    @property
    def problem(self) -> Text:
        return self._whole("problem")

    @property
    def who_for(self) -> Text:
        return self._whole("who_for")

    @property
    def resources(self) -> Text:
        return self._whole("resources")

    @property
    def failed(self) -> Text:
        return self._whole("failed")

    def _whole(self, name: str) -> Text:
        """As one text, where there is no room for paragraphs."""
        return Text(getattr(self.practice, name), self.practice.language)

    @property
    def before_results(self) -> list[Part]:
        return self._parts("problem", "who_for", "done", "by_whom")

    @property
    def after_results(self) -> list[Part]:
        return self._parts("failed", "resources", "transferability", "lessons")

    def _parts(self, *names: str) -> list[Part]:
        return [part for name in names if (part := self.part(name))]

    @cached_property
    def found(self) -> list[Found]:
        """By the readers of the text that stands here."""
        reviews = [each for each in self.practice.reviews.all() if each.round == self.practice.round]
        told = []
        for criterion, questions in QUESTIONS.items():
            rows = [each.findings[criterion] for each in reviews if criterion in each.findings]
            if rows:
                finding = min((Finding(row["finding"]) for row in rows), key=CAREFUL.index)
                because = tuple(
                    Text(row["because"], row.get("language", "en")) for row in rows if row["because"]
                )
                told.append(Found(criterion, questions[0], finding, because))
        return told

    def found_of(self, criterion: str) -> Found | None:
        return next((each for each in self.found if each.criterion == criterion), None)

    @cached_property
    def contact(self) -> ShownContact | None:
        held = self.practice.contact
        return shown(held, language=written_in()) if held else None

    @property
    def answers_in(self) -> str:
        return in_a_row(name_here(code) for code in self.practice.answers_in)

    @property
    def languages(self) -> str:
        """In which it is told in short."""
        return in_a_row(name_here(code) for code in languages_of(self.practice))

    @property
    def written_in(self) -> str:
        return name_here(self.practice.language)

    @property
    def is_past_check(self) -> bool:
        return self.practice.check_by is not None and self.practice.check_by < days.today()

    @property
    def checked(self) -> str:
        """When it was last found true, and whether that is too long ago."""
        checked, by = self.practice.checked_on, self.practice.check_by
        if not checked or not by:
            return ""
        words = _("Found true on %(day)s. To be looked at again by %(by)s.")
        if self.is_past_check:
            words = _("Found true on %(day)s. It was to be looked at again by %(by)s, and nobody has.")
        return words % {"day": written.day(checked), "by": written.day(by)}

    @property
    def published_on(self) -> datetime.date | None:
        return self.practice.published_on

    def cited(self, *, website: str, address: str) -> str:
        """As it is quoted: who, when, what, where."""
        title = self.practice.title
        year = self.practice.published_on.year if self.practice.published_on else ""
        said: dict[str, Any] = {"by": self.by, "year": year, "title": title, "website": website}
        said |= {"number": self.number, "version": self.version, "address": address}
        return (
            _(
                "%(by)s (%(year)s). %(title)s. %(website)s, good practices, no. %(number)s,"
                " version %(version)s. %(address)s"
            )
            % said
        )
