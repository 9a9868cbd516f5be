"""Registry: how an employer that is here is known. By itself it has a name; what it said when it applied is
known by the room above.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from employers.bans.matching import Described
from lms.contracts.registry import Registry
from lms.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """`key` is the public id under which it is compared, `said` everything it ever said of itself, `place`
    the employer it is here, if it is one.
    """

    key: UUID
    said: tuple[Described, ...]
    place: Any = None


#: Of employers, by their id, those a room knows more about than their name.
Knows = Callable[[Collection[Organisation]], dict[Any, Firm]]

knowing: Registry[Knows] = Registry("what is known of employers")


def firms_of(places: Collection[Organisation]) -> dict[Any, Firm]:
    """Each of them as it is known, by its id."""
    named = {
        place.pk: Firm(
            key=place.uuid,
            said=(Described(names=(place.name,), country=place.country),),
            place=place.pk,
        )
        for place in places
    }
    for knows in knowing:
        named |= knows(places)
    return named
