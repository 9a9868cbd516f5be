"""When a course or a module opens: what its author asks for before it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any
from uuid import UUID

from courses.catalogue.conditions import OpeningFields
from courses.catalogue.pages import AbstractCoursePage, AbstractModulePage

COURSE, MODULE, COMPETENCE = "course", "module", "competence"


@dataclass(frozen=True, slots=True)
class After:
    """A module or a course that is done before, or a competence that is hers."""

    kind: str
    uuid: UUID


@dataclass(frozen=True, slots=True)
class Opens:
    """Empty, and so false: it is open from the beginning."""

    on: datetime.date | None = None
    in_group: bool = False
    after: tuple[After, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.on or self.in_group or self.after)

    def __and__(self, other: "Opens") -> "Opens":
        return Opens(
            on=max(filter(None, (self.on, other.on)), default=None),
            in_group=self.in_group or other.in_group,
            after=tuple(dict.fromkeys(self.after + other.after)),
        )

    def stored(self) -> dict[str, Any]:
        """As it is published; {} for what is open."""
        said = {
            "on": self.on.isoformat() if self.on else "",
            "in_group": self.in_group,
            "after": [[each.kind, str(each.uuid)] for each in self.after],
        }
        return {name: value for name, value in said.items() if value}


def opens_of(*stored: dict[str, Any]) -> Opens:
    """All of what is stored together, as of a module and its course."""
    return reduce(Opens.__and__, map(_read, filter(None, stored)), Opens())


def _read(stored: dict[str, Any]) -> Opens:
    on = stored.get("on")
    return Opens(
        on=datetime.date.fromisoformat(on) if on else None,
        in_group=bool(stored.get("in_group")),
        after=tuple(After(kind, UUID(uuid)) for kind, uuid in stored.get("after") or []),
    )


def opens_of_page(page: OpeningFields) -> Opens:
    """As its author writes it."""
    named: Iterable[After | None] = (
        named_by(page.opens_after) if page.opens_after else None,
        After(COMPETENCE, page.opens_with.uuid) if page.opens_with else None,
    )
    return Opens(
        on=page.opens_on, in_group=page.only_in_group, after=tuple(each for each in named if each is not None)
    )


def named_by(page: Any) -> After | None:
    """None for a page that nobody finishes."""
    model = page.specific_class
    if model and issubclass(model, AbstractModulePage):
        return After(MODULE, page.translation_key)
    if model and issubclass(model, AbstractCoursePage):
        return After(COURSE, page.translation_key)
    return None
