"""An agreement as it is read and printed: the same for her, for the employer and on paper."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from employers.placements.enums import Party
from employers.placements.models import Agreement, Signature
from employers.placements.text import Cell, Clause, alias, full_name, side_by_side
from lms.core import days
from lms.core.people import Person
from lms.core.texts import name_of

#: Says something in each language of an agreement.
InEach = Callable[[Callable[[], str]], list[Cell]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line to sign on: who, as what in each language, and the day, without a time. `instead_of` says for
    whom somebody stood in who signed, in each language; nothing where whoever is named signed.
    """

    name: str
    role: str
    roles: list[Cell]
    signed_on: datetime.date | None
    instead_of: list[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    reference: str
    number: int
    made_on: datetime.date
    digest: str
    valid: str
    issuer: str
    columns: list[Cell]
    titles: list[Cell]
    heads: list[Clause]
    clauses: list[Clause]
    who: list[Cell]
    lines: list[Line]
    others: list[list[Cell]]
    notes: list[Cell]

    @property
    def is_signed(self) -> bool:
        return all(line.signed_on for line in self.lines)


def sheet_of(agreement: Agreement) -> Sheet:
    """Her name is on none: a line is left to write it on by hand."""
    text = agreement.text
    valid, languages = text["valid"], text["languages"]
    given = {signature.party: signature for signature in agreement.signatures.select_related("person")}
    named: dict[Party, Person | None] = {
        Party(Party.SIGNATORY): agreement.signatory,
        Party(Party.TUTOR): agreement.tutor,
        Party(Party.BODY): agreement.placement.adviser,
        Party(Party.LEARNER): None,
    }

    def in_each(say: Callable[[], str]) -> list[Cell]:
        found = []
        for language in languages:
            with translation.override(language):
                found.append(Cell(language, "", say()))
        return found

    return Sheet(
        reference=agreement.placement.reference,
        number=agreement.number,
        made_on=days.day_of(agreement.made_at),
        digest=agreement.digest[:12],
        valid=valid,
        issuer=alias()[0],
        columns=in_each(lambda: _column(valid, len(languages))),
        titles=in_each(lambda: _("Internship agreement")),
        heads=side_by_side(text, "heads"),
        clauses=side_by_side(text, "clauses"),
        who=in_each(lambda: str(Party(Party.LEARNER).label)),
        lines=[_line(party, named[party], given.get(party), in_each) for party in map(Party, Party.values)],
        others=[in_each(lambda: _("Place and date")), in_each(lambda: _("Interpreter, if there is one"))],
        notes=in_each(_note),
    )


def _line(party: Party, named: Person | None, given: Signature | None, in_each: InEach) -> Line:
    """Whoever signed stands on it: for whom she stood in too, where she did."""
    stood_in = party == Party.BODY and given is not None and given.person != named
    who = given.person if stood_in and given else named
    return Line(
        name=full_name(who),
        role=str(party.label),
        roles=_once(in_each(partial(str, party.label))),
        signed_on=days.day_of(given.signed_at) if given else None,
        instead_of=in_each(partial(_instead_of, full_name(named))) if stood_in and who and named else [],
    )


def _once(cells: list[Cell]) -> list[Cell]:
    """What two languages say with one word stands there once."""
    return list({cell.words: cell for cell in reversed(cells)}.values())[::-1]


def _instead_of(name: str) -> str:
    return _("in place of %(name)s") % {"name": name}


def _column(valid: str, count: int) -> str:
    here = translation.get_language() or ""
    words = _("%(language)s, the text that counts") if here == valid else _("%(language)s, to read")
    name = capfirst(name_of(here))
    return words % {"language": name} if count > 1 else name


def _note() -> str:
    return _(
        "Her name is written by hand: we do not keep it. Everybody who signs has a copy. An example, not"
        " checked by a lawyer."
    )
