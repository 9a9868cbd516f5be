"""What a firm says about itself, in the order in which it is asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from employers.bans.matching import Described


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    legal_name: str = ""
    country: str = ""
    number: str = ""
    sector: str = ""
    street: str = ""
    place: str = ""
    web: str = ""
    phone: str = ""
    work: str = ""
    signs: str = ""
    owners: str = ""
    accompanies: str = ""
    references: str = ""


#: What looks like a telephone number in a few words.
_NUMBER = re.compile(r"\+?\d[\d\s/().-]{5,}\d")


FACTS = tuple(field.name for field in fields(Facts))
#: Not every firm has one. Everything else is said before it is sent.
NEVER_NEEDED = {"web"}


def facts_in(said: Mapping[str, Any]) -> Facts:
    """Of a form, or of what was stored; whatever else stands in it is left there."""
    return Facts(**{name: str(said.get(name, "")) for name in FACTS})


def unsaid(facts: Facts) -> list[str]:
    """What is still to be said before it can be sent."""
    return [name for name in FACTS if name not in NEVER_NEEDED and not getattr(facts, name).strip()]


def described(facts: Facts) -> Described:
    """As it is compared: whoever signs, owns or accompanies is a person, and so is a number in few words."""
    named = [
        *facts.owners.splitlines(),
        *(line.partition(",")[0] for line in (facts.signs, facts.accompanies)),
    ]
    numbers = [facts.phone, *_NUMBER.findall(facts.references)]
    return Described(
        names=_said(facts.legal_name),
        numbers=_said(facts.number),
        phones=_said(*numbers),
        webs=_said(facts.web),
        persons=_said(*named),
        streets=_said(facts.street),
        country=facts.country,
    )


def _said(*values: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if value.strip())
