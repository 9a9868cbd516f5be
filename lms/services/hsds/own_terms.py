"""What the directory says of safety, as attributes of HSDS: terms of three taxonomies of our own.

They are no rows: each has an id that is the same everywhere, so another installation reads back what this one
wrote. What is not known is not said. That a place is confidential, and why, is never among them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import prefetch_related_objects

from lms.contacts.enums import Answer
from lms.core.languages import site_languages
from lms.services.directory.models import ServiceNeed, Wording
from lms.services.hsds.kinds import VERSION
from lms.services.needs.enums import Need
from lms.services.places.models import Address

SPACE = uuid5(NAMESPACE_URL, "https://openreferral.org/heal")
#: {kind: {member: what it says}}, each a column of the record.
SAFETY = {
    "service": {
        "safe_to_call": "Whether it is safe to call: yes, no.",
        "on_bill": "Whether a call stands on the bill: yes, no.",
        "recorded": "Whether calls are recorded: yes, no.",
        "calls_back": "Whether they call back: yes, no.",
        "migration_office": "Whether the migration office is told of a call: no, asked, can.",
        "call_cost": "What a call costs: free, usual, more.",
        "women_only": "Whether it is for women only: yes, no.",
        "children_welcome": "Whether children can come along: yes, no.",
        "papers_asked": "Whether papers are asked for: never, maybe, asked.",
        "police_contact": "Whether the police are told: never, danger, must.",
        "coming": "How one comes: walk-in, appointment, both.",
        "cost": "What it costs: free, pays.",
        "answers_day_and_night": "It answers day and night: yes.",
        "closed_days": "The days of a week on which it is closed: 1 is Monday.",
        "summary": "What it is, in a sentence.",
        "papers_words": "Which papers, in words.",
        "first_time": "What happens the first time.",
        "call_steps": "What happens when one calls: a JSON list of titles and texts.",
    },
    "service_at_location": {"closed_days": "The days of a week on which it is closed: 1 is Monday."},
    "location": {
        "area": "In which part of the town it is.",
        "getting_in": "How one gets in.",
        "step_free": "Whether one gets in without steps: yes, no.",
        "town": "The town, and its country.",
    },
    "service_area": {
        "country": "The country it is for, by its two letters.",
        "town": "The town it is for, and its country.",
    },
    "language": {"interpreter": "Through whom it is spoken: there, phone."},
}
#: What a column holds when nothing is known.
NOTHING: tuple[Any, ...] = (Answer.UNKNOWN, "", None, False, [])


@dataclass(frozen=True)
class OwnTaxonomy:
    code: str
    name: str
    description: str

    @property
    def uuid(self) -> UUID:
        return uuid5(SPACE, self.code)

    def term_id(self, code: str) -> UUID:
        return uuid5(self.uuid, code)


@dataclass(frozen=True)
class OwnTerm:
    taxonomy: OwnTaxonomy
    code: str
    name: str
    description: str

    @property
    def uuid(self) -> UUID:
        return self.taxonomy.term_id(self.code)


SAFE = OwnTaxonomy("safety", "HEAL: safety", "What somebody has to know before she calls or comes.")
NEEDS = OwnTaxonomy("needs", "HEAL: needs", "What a service helps with.")
WORDS = OwnTaxonomy("words", "HEAL: translations", "A member in another language: its name is the link type.")
OWN = (SAFE, NEEDS, WORDS)


@cache
def terms() -> dict[UUID, OwnTerm]:
    """{id: term}, in order."""
    found = [
        *(
            OwnTerm(SAFE, f"{kind}.{member}", member.replace("_", " "), words)
            for kind, members in SAFETY.items()
            for member, words in members.items()
        ),
        *(OwnTerm(NEEDS, need.value, need.value, f"Helps with: {need.value}.") for need in Need),
        *(OwnTerm(WORDS, code, str(name), f"In this language: {name}.") for code, name in site_languages()),
    ]
    return {term.uuid: term for term in found}


def taxonomy_written(taxonomy: OwnTaxonomy) -> dict[str, Any]:
    return {
        "id": str(taxonomy.uuid),
        "name": taxonomy.name,
        "description": taxonomy.description,
        "version": VERSION,
    }


def term_written(term: OwnTerm) -> dict[str, Any]:
    return {
        "id": str(term.uuid),
        "code": term.code,
        "name": term.name,
        "description": term.description,
        "taxonomy": term.taxonomy.name,
        "taxonomy_detail": taxonomy_written(term.taxonomy),
    }


def attributes_of(kind: str, rows: Sequence[Any]) -> dict[Any, list[dict[str, Any]]]:
    """{pk: the attributes that say what these records know}."""
    said: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    told = set()
    if kind == "location":
        told = _told_by_addresses(rows)
    if "town" in SAFETY.get(kind, ()):
        prefetch_related_objects(rows, "town")
    for row in rows:
        for member in SAFETY.get(kind, ()):
            value = getattr(row, member)
            if value not in NOTHING and not (member == "town" and row.pk in told):
                said[row.pk].append(
                    _attribute(row, kind, SAFE.term_id(f"{kind}.{member}"), member, _text(value))
                )
    if kind == "service":
        for need in _rows(ServiceNeed.objects.order_by("pk"), "service", rows):
            said[need.service_id].append(
                _attribute(need.service, kind, NEEDS.term_id(need.need), "need", need.need)
            )
    if kind in {"service", "location", "organization"}:
        for wording in _rows(Wording.objects.order_by("language"), kind, rows):
            row = getattr(wording, kind)
            for member, text in wording.texts.items():
                attribute = _attribute(row, kind, WORDS.term_id(wording.language), member, _text(text))
                said[row.pk].append(attribute)
    return said


def _told_by_addresses(rows: Sequence[Any]) -> set[Any]:
    """The places whose address says the town already."""
    found = Address.objects.filter(location__in=[row.pk for row in rows]).exclude(city="")
    return set(found.values_list("location", flat=True)) if rows else set()


def _rows(found: Any, owner: str, rows: Sequence[Any]) -> Iterable[Any]:
    return found.filter(**{f"{owner}__in": [row.pk for row in rows]}).select_related(owner) if rows else ()


def _text(value: Any) -> str:
    if value is True:
        return "yes"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if hasattr(value, "country"):  # a town
        return f"{value.name}, {value.country}"
    return str(value)


def _attribute(row: Any, kind: str, term_id: UUID, member: str, value: str) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": str(uuid5(row.uuid, f"{term_id}:{member}")),
        "link_id": str(row.uuid),
        "link_type": member,
        "link_entity": kind,
        "value": value,
    }
    if term := terms().get(term_id):  # a language the site does not offer any more has none
        written["taxonomy_term"] = term_written(term)
    return written
