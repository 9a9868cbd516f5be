"""What an agreement says: the words that were typed, and those that stand in every one, in the language that
counts and in hers. Neither a name of hers nor that of an organisation that supports her is in it.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.core import written
from lms.core.people import Person, called
from lms.core.texts import direction_of, in_a_row
from lms.safety.faces.queries import skills_face

#: Which language counts, by the country of the employer.
COUNTS = {"IT": "it", "GR": "el", "CY": "el", "ES": "es", "RO": "ro"}
#: What is typed in both languages, in the order of the form.
TYPED = ("work", "times", "pay", "learns", "safety")


def language_that_counts(country: str) -> str:
    return COUNTS.get(country, "en")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed. `words` is {name of TYPED: {language: text}}."""

    starts_on: datetime.date
    ends_on: datetime.date
    first_look_on: datetime.date
    hours_per_week: int
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    promoter: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Who stands in it by name."""

    employer: str
    place: str
    signatory: Any
    tutor: Any
    adviser: Any


def full_name(person: Person | None) -> str:
    """As somebody signs; "" of whom nobody knows any more."""
    return person.get_full_name() or called(person) if person else ""


def alias() -> tuple[str, str]:
    """How the accompanying body is called outside, and where: the neutral name that is on certificates."""
    face = skills_face()
    return ((face.issuer or face.name), face.place) if face else ("", "")


def text_of(terms: Terms, named: Named, *, valid: str, hers: str, competences: list[Any]) -> dict[str, Any]:
    """The whole of it, {"valid", "languages", "heads", "clauses"}: frozen, so that what was signed stays what
    was signed whatever our own words become.
    """
    languages = list(dict.fromkeys([valid, hers]))
    heads, clauses = {}, {}
    for language in languages:
        with translation.override(language):
            heads[language] = _heads(terms, named)
            clauses[language] = _clauses(terms, named, language, competences)
    return {"valid": valid, "languages": languages, "heads": heads, "clauses": clauses}


def digest_of(text: dict[str, Any]) -> str:
    """A fingerprint of all of it."""
    told = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _heads(terms: Terms, named: Named) -> list[list[str]]:
    body, place = (terms.promoter, "") if terms.promoter else alias()
    return [
        [_("Who takes her in"), in_a_row([named.employer, named.place])],
        [_("Who signs for it"), full_name(named.signatory)],
        [_("Who supports her"), in_a_row([body, place])],
        [_("Who signs for them"), full_name(named.adviser)],
    ]


def _clauses(terms: Terms, named: Named, language: str, competences: list[Any]) -> list[list[str]]:
    def typed(name: str) -> str:
        return terms.words.get(name, {}).get(language, "")

    hours = ngettext("%(count)d hour a week.", "%(count)d hours a week.", terms.hours_per_week)
    skills = in_a_row(competence.label_in(language) for competence in competences)
    adviser, tutor = full_name(named.adviser), full_name(named.tutor)
    lasts = _("From %(start)s to %(end)s. First look together: %(look)s.") % {
        "start": written.day(terms.starts_on),
        "end": written.day(terms.ends_on),
        "look": written.day(terms.first_look_on),
    }
    rows = [
        (_("Work"), typed("work")),
        (_("How long"), lasts),
        (_("When"), _joined(hours % {"count": terms.hours_per_week}, typed("times"))),
        (_("Pay"), typed("pay")),
        (_("What she learns"), _joined(f"{skills}." if skills else "", typed("learns"))),
        (
            _("Tutor"),
            _("%(tutor)s works beside her. She is the first who reads what the tutor writes about her work.")
            % {"tutor": tutor},
        ),
        (_("Safety and insurance"), typed("safety")),
        (
            _("Data"),
            _("The firm receives what stands in this agreement and nothing else. Her papers stay with her."),
        ),
        (
            _("Finishing earlier"),
            _("Each side can finish with one written line. It costs nothing and needs no reason."),
        ),
        (
            _("Changes"),
            _("Each change is written in both languages, and all sign again."),
        ),
        (
            _("If something is not right"),
            _("She speaks with %(adviser)s on the same day. She may stop at once, and the day is paid.")
            % {"adviser": adviser},
        ),
    ]
    return [[str(title), str(words)] for title, words in rows if words]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Clause:
    """The same in each language, side by side."""

    number: int
    cells: list["Cell"]


@dataclass(frozen=True, slots=True)
class Cell:
    language: str
    title: str
    words: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def side_by_side(text: dict[str, Any], part: str) -> list[Clause]:
    """`part` is "heads" or "clauses"."""
    columns = [[(language, *row) for row in text[part][language]] for language in text["languages"]]
    return [
        Clause(number, [Cell(language, title, words) for language, title, words in row])
        for number, row in enumerate(zip(*columns, strict=True), start=1)
    ]
