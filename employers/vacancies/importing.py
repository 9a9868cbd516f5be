"""Vacancies from a table: read whole, every problem named by its row and column, and then all or none of them
kept, as drafts.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.areas import called
from employers.portfolios.enums import Cefr
from employers.vacancies import actions
from employers.vacancies.enums import Contract, Kind, Support
from employers.vacancies.facts import AskedSkill, AskedTongue, Facts
from employers.vacancies.flags import Raised, raised
from employers.vacancies.models import Vacancy
from lms.competences.models import Competence, Level, Occupation
from lms.core.languages import site_languages
from lms.core.people import Person
from lms.core.plain_words import ANY
from lms.core.texts import in_a_row
from lms.intake.csv_rows import Row, TableLimits, read_rows
from lms.organisations.models import Organisation

#: A table of one employer, and no more than can be looked at.
LIMITS = TableLimits(bytes=200_000, rows=50, cells=2_000)
COLUMNS = (
    *("kind", "title", "occupation", "tasks", "language", "contract", "lasts", "hours_per_week", "times"),
    *("pay", "area", "place", "starts_on", "offers", "support", "by_transport", "is_public", "skills"),
    "languages",
)
NEEDED = ("title",)
LONGEST = {name: Vacancy._meta.get_field(name).max_length for name in (
    *("title", "tasks", "lasts", "times", "pay", "place", "offers"),
)}  # fmt: skip
TRUE, FALSE = {"yes", "true", "1", "x"}, {"", "no", "false", "0"}
MOST_HOURS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`row` is counted as a spreadsheet does."""

    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    row: int
    facts: Facts
    flags: list[Raised]


@dataclass
class Table:
    found: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(file: IO[bytes], *, organisation: Organisation, language: str, name: str = "") -> Table:
    """IntakeProblem for what is no table. Columns nobody knows are a problem too: a word that is mistyped
    there would be lost without a sound.
    """
    rows = read_rows(file, columns=NEEDED, name=name, limits=LIMITS)
    table = Table()
    if not rows:
        table.problems.append(Problem(row=1, column="title", words=_("There is no vacancy under this line.")))
        return table
    unknown = [column for column in rows[0].cells if column not in COLUMNS]
    table.problems += [
        Problem(row=1, column=column, words=_("Nobody knows this column. Look at its name."))
        for column in unknown
    ]
    known = _Known.among(rows)
    for row in rows:
        reader = _Reader(row, known, language)
        facts = reader.facts()
        table.problems += reader.problems
        table.found.append(Found(row=row.number, facts=facts, flags=raised(facts, organisation.country)))
    return table


@transaction.atomic
def take(table: Table, *, organisation: Organisation, by: Person) -> int:
    """How many drafts were made: all of them, or none."""
    if table.problems:
        raise ValidationError(_("Nothing was saved. Correct the table and choose it again."))
    for found in table.found:
        actions.write(found.facts, organisation=organisation, by=by)
    return len(table.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the rows name by its code, in as many queries for many rows as for one."""

    occupations: dict[str, Occupation]
    competences: dict[str, Competence]
    levels: dict[tuple[int, str], Level]

    @classmethod
    def among(cls, rows: Iterable[Row]) -> "_Known":
        cells = [row.cells for row in rows]
        codes = {part.split(":")[0].strip() for each in cells for part in each.get("skills", "").split(";")}
        competences = Competence.objects.filter(code__in=codes, visible_outside=True)
        occupations = Occupation.objects.filter(code__in={each.get("occupation", "") for each in cells})
        levels = Level.objects.filter(framework__competences__in=competences).distinct()
        return cls(
            occupations={row.code: row for row in occupations},
            competences={row.code: row for row in competences},
            levels={(row.framework_id, row.code): row for row in levels}
            | {(row.framework_id, str(row.rank)): row for row in levels},
        )


class _Reader:
    """One row."""

    def __init__(self, row: Row, known: _Known, language: str) -> None:
        self.row, self.known, self.language = row, known, language
        self.problems: list[Problem] = []

    def facts(self) -> Facts:
        words = {name: self._words(name) for name in LONGEST}
        if not words["title"]:
            self._say("title", str(ANY["required"]))
        return Facts(
            **words,
            kind=self._one_of("kind", Kind.values, usual="job"),
            contract=self._one_of("contract", Contract.values),
            language=self._one_of(
                "language", [code for code, _name in site_languages()], usual=self.language
            ),
            occupation=self._occupation(),
            hours_per_week=self._hours(),
            area=self._area(),
            starts_on=self._day(),
            support=tuple(each for each in self._parts("support") if self._is_support(each)),
            by_transport=self._yes("by_transport"),
            is_public=self._yes("is_public"),
            asks=tuple(filter(None, (self._skill(part) for part in self._parts("skills")))),
            languages=tuple(filter(None, (self._tongue(part) for part in self._parts("languages")))),
        )

    def _say(self, column: str, words: str) -> None:
        self.problems.append(Problem(row=self.row.number, column=column, words=words))

    def _cell(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def _parts(self, column: str) -> list[str]:
        return [part.strip() for part in self._cell(column).split(";") if part.strip()]

    def _words(self, column: str) -> str:
        words, longest = self._cell(column), LONGEST[column] or 0
        if column == "tasks":
            words = words.replace(" | ", "\n")
        if len(words) > longest:
            self._say(column, ANY["max_length"] % {"show_value": len(words), "limit_value": longest})
        return words[:longest]

    def _one_of(self, column: str, values: Iterable[str], *, usual: str = "") -> str:
        said = self._cell(column).casefold()
        if not said:
            return usual
        if said not in values:
            self._say(column, _("Write one of these: %(values)s.") % {"values": in_a_row(values)})
            return usual
        return said

    def _hours(self) -> int | None:
        return self._read("hours_per_week", _hours, _("Write whole hours, such as 30."))

    def _day(self) -> str:
        words = _("Write a day as year-month-day, such as 2027-01-11.")
        return (
            self._read("starts_on", lambda cell: datetime.date.fromisoformat(cell).isoformat(), words) or ""
        )

    def _area(self) -> str:
        words = _("Write the code of a region, such as IT-45.")
        return self._read("area", _area, words) or ""

    def _read(self, column: str, read: Callable[[str], Any], words: str) -> Any:
        said = self._cell(column)
        try:
            return read(said) if said else None
        except ValueError:
            self._say(column, words)
            return None

    def _yes(self, column: str) -> bool:
        said = self._cell(column).casefold()
        if said not in TRUE | FALSE:
            self._say(column, _("Write one of these: %(values)s.") % {"values": "yes, no"})
        return said in TRUE

    def _is_support(self, key: str) -> bool:
        if key not in Support.values:
            self._say("support", _("Write one of these: %(values)s.") % {"values": in_a_row(Support.values)})
        return key in Support.values

    def _occupation(self) -> str:
        code = self._cell("occupation")
        if code and code not in self.known.occupations:
            self._say("occupation", _("Nobody knows this code."))
        return str(self.known.occupations[code].uuid) if code in self.known.occupations else ""

    def _skill(self, part: str) -> AskedSkill | None:
        """code, code:level, or code:level:welcome."""
        code, level, need = (*(each.strip() for each in part.split(":")), "", "")[:3]
        competence = self.known.competences.get(code)
        if competence is None:
            self._say("skills", _("Nobody knows this code."))
            return None
        found = self.known.levels.get((competence.framework_id, level or "2"))
        if found is None:
            self._say("skills", _("Nobody knows this level."))
            return None
        return AskedSkill(str(competence.uuid), str(found.uuid), need.casefold() != "welcome")

    def _tongue(self, part: str) -> AskedTongue | None:
        """it:A2, or it:A2:welcome."""
        language, cefr, need = (*(each.strip() for each in part.split(":")), "", "")[:3]
        if cefr.upper() not in Cefr.values or not language.isalpha():
            self._say("languages", _("Write a language and its level, such as it:A2."))
            return None
        return AskedTongue(language.casefold(), cefr.upper(), need.casefold() != "welcome")


def _hours(cell: str) -> int:
    hours = int(cell)
    if not 1 <= hours <= MOST_HOURS:
        raise ValueError
    return hours


def _area(cell: str) -> str:
    if called(cell) == cell:
        raise ValueError
    return cell
