"""What looking through a package found: each page and question, and what would become of it."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from courses.interchange.package.homes import Home
from courses.interchange.package.inward import Inward
from courses.interchange.package.schema import Problem, Told
from courses.interchange.records import Level
from lms.core.people import Person


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass
class Thing:
    """A page or question of the package. `told` is what it says in each language that is taken over, the
    source first; `here` what there is of it.
    """

    origin: str
    kind: str
    above: str = ""
    told: dict[str, Told] = field(default_factory=dict)
    here: dict[str, Any] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)

    @property
    def state(self) -> State:
        found = set(self.states.values())
        if not self.here:
            return State.NEW
        return State.SAME if found <= {State.SAME} else State.CHANGED


@dataclass(frozen=True, kw_only=True)
class Medium:
    """A picture or recording as media.json tells it. `clean` is what intake made of it, where it is kept."""

    name: str
    kind: str
    file: str
    title: str
    description: str
    clean: Path | None


@dataclass
class Plan:
    inward: Inward
    home: Home
    by: Person | None
    title: str = ""
    languages: list[str] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    questions: list[Thing] = field(default_factory=list)
    #: Pictures and recordings that are not here yet.
    media: list["Medium"] = field(default_factory=list)
    parts: dict[str, Told] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        return self.inward.problems

    @property
    def refusals(self) -> list[Problem]:
        return [each for each in self.problems if each.level == Level.REFUSED]

    def counts(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for each in [*self.things, *self.questions]:
            found.setdefault(each.kind, Counter())[each.state.value] += 1
        return found

    @property
    def is_here(self) -> bool:
        """Whether the course stands here already, so that it would be changed."""
        return bool(self.things and self.things[0].here)
