"""What a firm says about itself, in the order in which it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from employers.bans.matching import Described, phones_in
from employers.bans.webs import webs_among, webs_in


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


FACTS = tuple(field.name for field in fields(Facts))
#: Where something stands between other words.
IN_WORDS = ("web", "street", "work", "signs", "owners", "accompanies", "references")
#: Not every firm has one. Everything else is said before it is sent.
NEVER_NEEDED = {"web"}


def facts_in(said: Mapping[str, Any]) -> Facts:
    """Of a form, or of what was stored; whatever else stands in it is left there."""
    return Facts(**{name: str(said.get(name, "")) for name in FACTS})


def unsaid(facts: Facts) -> list[str]:
    """What is still to be said before it can be sent."""
    return [name for name in FACTS if name not in NEVER_NEEDED and not getattr(facts, name).strip()]


def described(facts: Facts) -> Described:
    """As it is compared: whoever signs, owns or accompanies is a person; a number or an address counts
    wherever it stands.
    """
    named = [
        *facts.owners.splitlines(),
        *(line.partition(",")[0] for line in (facts.signs, facts.accompanies)),
    ]
    words = "\n".join(getattr(facts, name) for name in IN_WORDS)
    return Described(
        names=_said(facts.legal_name),
        numbers=_said(facts.number),
        phones=_said(facts.phone, *phones_in(f"{facts.phone}\n{words}", facts.country)),
        webs=_said(*webs_in(facts.web), *webs_among(words)),
        persons=_said(*named),
        streets=_said(facts.street),
        country=facts.country,
    )


def _said(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))
