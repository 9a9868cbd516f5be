from dataclasses import dataclass

from employers.portfolios.models import Share
from lms.contracts.event import Event


@dataclass(frozen=True)
class LookingChanged(Event):
    """Whether this person (by id) lets her adviser look for work, or where, is something else now."""

    person_id: int


@dataclass(frozen=True)
class ShareOpened(Event):
    """She shows something to an employer. `replaced` are the ids of what she showed it before."""

    share: Share
    replaced: tuple[int, ...] = ()
