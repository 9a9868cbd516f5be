"""What a firm says about itself, in the order in which it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


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


def facts_in(said: Mapping[str, Any]) -> Facts:
    """Of a form, or of what was stored; whatever else stands in it is left there."""
    return Facts(**{name: str(said.get(name, "")) for name in FACTS})
