from dataclasses import dataclass

from lms.contracts.event import Event


@dataclass(frozen=True)
class LookingChanged(Event):
    """Whether this person (by id) lets her adviser look for work, or where, is something else now."""

    person_id: int
