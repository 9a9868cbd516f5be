"""Contract: what keeps a learner in an organisation that she goes from.

    @keeps("groups")
    def in_a_group(person_id, organisation_id): ...

Her place there ends when nothing does (lms.organisations.team.end_place).
"""

from collections.abc import Callable
from typing import Any

from lms.contracts.registry import Registry

#: (her id, the organisation's) → whether she is still in something of it.
Keeper = Callable[[Any, Any], bool]
_keepers: Registry[Keeper] = Registry("places")


def keeps(key: str) -> Callable[[Keeper], Keeper]:
    return lambda keeper: _keepers.add(key, keeper)


def is_kept(person_id: Any, organisation_id: Any) -> bool:
    return any(keeper(person_id, organisation_id) for keeper in _keepers)
