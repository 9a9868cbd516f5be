"""Registry: what else an employer can open of hers. Whoever closes what she shows closes that too.

opened.add("placements", Opened(is_open=..., close=...))
"""

from collections.abc import Callable
from dataclasses import dataclass

from lms.contracts.registry import Registry
from lms.core.people import Person
from lms.organisations.models import Organisation


@dataclass(frozen=True)
class Opened:
    """`close` closes it for one employer, or for all (None), in the caller's transaction."""

    is_open: Callable[[Person], bool]
    close: Callable[[Person, Organisation | None], None]


opened: Registry[Opened] = Registry("what an employer can open")


def close_also(person: Person, organisation: Organisation | None = None) -> None:
    for entry in opened:
        entry.close(person, organisation)


def anything_else_is_open(person: Person) -> bool:
    return any(entry.is_open(person) for entry in opened)
