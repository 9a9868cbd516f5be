"""Attributes of our own terms, read back into what the directory asks. Those of foreign terms stay
attributes.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from lms.services.hsds.kinds import kinds
from lms.services.hsds.own_terms import NEEDS, OWN, SAFE, OwnTerm, terms
from lms.services.hsds.problems import Problem
from lms.services.hsds.reading import Found, Reading, uuid_of

CLOSED_DAYS = re.compile(r"[1-7](,[1-7])*")
TOWN = re.compile(r"(.{1,120}), ([A-Z]{2})")
#: {kind: members that can be said in another language}
TRANSLATED = {
    "service": {
        "name", "alternate_name", "summary", "description", "interpretation_services", "application_process",
        "fees_description", "eligibility_description", "alert", "papers_words", "first_time", "call_steps",
    },
    "location": {"name", "alternate_name", "description", "transportation", "getting_in", "area"},
    "organization": {"name", "alternate_name", "description"},
}  # fmt: skip
MOST_STEPS = 4


@dataclass
class OwnSaid:
    """What attributes of our own say of one record."""

    fields: dict[str, Any] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)
    wordings: dict[str, dict[str, Any]] = field(default_factory=dict)


def taken_apart(reading: Reading) -> dict[tuple[str, UUID], OwnSaid]:
    """{(kind, id): what is said of it}. Takes those attributes, and our own terms, out of what was read."""
    said: dict[tuple[str, UUID], OwnSaid] = {}
    own_ids = {*terms(), *(taxonomy.uuid for taxonomy in OWN)}
    for key, found in list(reading.found.items()):
        if key[0] in {"taxonomy", "taxonomy_term"} and key[1] in own_ids:
            del reading.found[key]
        elif key[0] == "attribute" and (term := _own_term(found)):
            del reading.found[key]
            _take(reading, said, found, term)
    return said


def _own_term(found: Found) -> OwnTerm | None:
    named = found.implied.get("taxonomy_term_id") or uuid_of(found.members.get("taxonomy_term_id"))
    return terms().get(named) if named else None


def _take(reading: Reading, said: dict[tuple[str, UUID], OwnSaid], found: Found, term: OwnTerm) -> None:
    kind = "service" if term.taxonomy is NEEDS else term.code.partition(".")[0]
    if term.taxonomy not in {NEEDS, SAFE}:
        kind = str(found.members.get("link_entity"))
    link = found.implied.get("link_id") or uuid_of(found.members.get("link_id"))
    if link is None or (term.taxonomy not in {NEEDS, SAFE} and kind not in TRANSLATED):
        reading.problems.append(found.problem("record.reference", "link_id"))
        return
    about = said.setdefault((kind, link), OwnSaid())
    reading.found.setdefault((kind, link), Found(kinds[kind], link, found.file, found.line))
    try:
        _read(about, kind, term, found)
    except (ValueError, ValidationError):
        reading.problems.append(Problem("record.value", found.file, found.line, "attribute.value"))


def _read(about: OwnSaid, kind: str, term: OwnTerm, found: Found) -> None:
    value = found.members.get("value")
    if not isinstance(value, str):
        raise ValueError(value)
    if term.taxonomy is NEEDS:
        about.needs.append(term.code)
    elif term.taxonomy is SAFE:
        member = term.code.partition(".")[2]
        about.fields[member] = _value(kind, member, value)
    else:
        column = found.members.get("link_type")
        if column not in TRANSLATED[kind]:
            raise ValueError(column)
        text = _steps(value) if column == "call_steps" else value
        about.wordings.setdefault(term.code, {})[column] = text


def _value(kind: str, member: str, value: str) -> Any:
    if member == "answers_day_and_night":
        return value == "yes"
    if member == "call_steps":
        return _steps(value)
    if member == "town":
        match = TOWN.fullmatch(value)
        if match is None:
            raise ValueError(value)
        return match.groups()
    if member == "closed_days" and not CLOSED_DAYS.fullmatch(value):
        raise ValueError(value)
    return kinds[kind].model._meta.get_field(member).clean(value, None)


def _steps(value: str) -> list[dict[str, str]]:
    steps = json.loads(value)
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        raise ValueError(value)
    for step in steps:
        if not isinstance(step, dict) or set(step) != {"title", "text"}:
            raise ValueError(value)
        if not all(isinstance(text, str) for text in step.values()):
            raise ValueError(value)
    return steps
