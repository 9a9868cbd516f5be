"""A round table as it is read: by role and country, each in the language in which it was said."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from lms.core import days, written
from lms.core.texts import Text, in_a_row, name_here, together
from lms.network.said import languages_of
from lms.network.tables.enums import Amendment, Side
from lms.network.tables.minutes import SHOWN, is_as_frozen
from lms.network.tables.models import (
    MinutesAmendment,
    RoundTable,
    TableAnswer,
    TableAnswerWords,
    TableDecision,
    TableMinutes,
    TableParty,
    TableSeat,
)


def who(party: TableParty) -> str:
    """As what somebody appears."""
    return in_a_row([str(Side(party.side).label), written.country(party.country)])


def paragraphs(text: str, language: str) -> list[Text]:
    return [Text(line.strip(), language) for line in text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Slot:
    """What was said, in a language that is read here; without `words` nobody has translated it yet."""

    language: str
    name: str
    words: TableAnswerWords | None

    @property
    def text(self) -> list[Text]:
        return paragraphs(self.words.text, self.language) if self.words else []

    @property
    def state(self) -> str:
        if self.words is None:
            return "none"
        return "checked" if self.words.is_checked else "draft"


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    uuid: UUID
    who: str
    at: Any
    language: str
    text: list[Text]
    slot: Slot | None

    @classmethod
    def of(cls, row: TableAnswer, reads: list[str]) -> "ShownAnswer":
        """`row` with its party and words; `reads` are the reader's languages, her first one first."""
        return cls(
            row.uuid,
            who(row.party),
            row.at,
            name_here(row.language),
            paragraphs(row.text, row.language),
            _slot(row, reads),
        )


def reading_languages(seat: TableSeat | None) -> list[str]:
    """That of the page, then the others that she reads."""
    here = (get_language() or "en").split("-")[0]
    return list(dict.fromkeys([here, *(seat.reads if seat else [])]))


def _slot(row: TableAnswer, reads: list[str]) -> Slot | None:
    """None where it was said in the first language of who reads."""
    if row.language == reads[0]:
        return None
    held = {words.language: words for words in row.words.all()}
    code = next((code for code in reads if code in held), reads[0])
    return Slot(code, name_here(code), held.get(code))


class ShownDecision:
    def __init__(self, row: TableDecision, language: str) -> None:
        self.uuid, self.due, self.done_on = row.uuid, row.due, row.done_on
        self.words, self.owner = Text(row.words, language), Text(row.owner, language)
        self.recommendation = row.recommendation

    @property
    def led_to(self) -> str:
        return self.recommendation.said("title") if self.recommendation else ""


@dataclass(frozen=True, slots=True)
class ShownDecided:
    """A decision beside the recommendation it led to."""

    row: TableDecision

    @property
    def words(self) -> Text:
        return Text(self.row.words, self.row.table.language)

    @property
    def table(self) -> "ShownTable":
        return ShownTable(self.row.table)


class ShownMinutes:
    """With all that stands beside the text (queries.minutes_of)."""

    def __init__(self, row: TableMinutes) -> None:
        self.row, self.uuid, self.held_on = row, row.uuid, row.held_on
        self.stage, self.frozen_at, self.is_frozen = row.stage, row.frozen_at, row.is_frozen
        self.text = paragraphs(row.text, row.language)
        self.attended = [who(party) for party in row.attended.all()]
        self.amendments = [ShownAmendment(each) for each in row.amendments.all()]

    @property
    def beside(self) -> list["ShownAmendment"]:
        return [each for each in self.amendments if each.state == Amendment.BESIDE]

    @property
    def there(self) -> str:
        return together(dict.fromkeys(self.attended), " · ")

    @property
    def amended_until_over(self) -> bool:
        return self.row.amend_until is not None and self.row.amend_until < days.today()

    @property
    def fingerprint(self) -> str:
        """Its first letters, as somebody reads them out."""
        return self.row.fingerprint[:SHOWN]

    @property
    def is_as_frozen(self) -> bool:
        return is_as_frozen(self.row)


class ShownAmendment:
    def __init__(self, row: MinutesAmendment) -> None:
        self.uuid, self.state, self.text, self.who = row.uuid, row.state, row.said, who(row.party)
        self.is_open = row.state == Amendment.OPEN
        self.became = str(Amendment(row.state).label)


class ShownTable:
    """In the language of the page; its words come with it (queries.with_words)."""

    def __init__(self, table: RoundTable) -> None:
        self.table = table
        self.uuid, self.number, self.is_example = table.uuid, table.serial, table.is_example
        self.until, self.report_on, self.by = table.until, table.report_on, table.told_by

    @property
    def title(self) -> str:
        return self.table.said("title")

    @property
    def summary(self) -> str:
        return self.table.said("summary")

    @property
    def so_far(self) -> list[Text]:
        told = self.table.said("so_far")
        return paragraphs(told, told.language) if isinstance(told, Text) else []

    @property
    def languages(self) -> str:
        return in_a_row(name_here(code) for code in languages_of(self.table))

    @property
    def written_in(self) -> str:
        return name_here(self.table.language)
