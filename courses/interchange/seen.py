"""What looking through a file found, as its page shows it and as it is written down with the file."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from courses.activities.contract import activity_types
from courses.interchange.checking import Plan
from courses.interchange.records import Level, Problem

#: So many of each level are shown; a file with more has the same mistake in every line.
SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`ready` can be taken over. `more` are the problems that are not shown."""

    format: str
    found: int
    ready: int
    by_type: dict[str, int] = field(default_factory=dict)
    refusals: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    more: int = 0

    @classmethod
    def of(cls, plan: Plan) -> "Seen":
        by_level = {level: [each for each in plan.problems if each.level == level] for level in Level}
        return cls(
            format=plan.format,
            found=plan.found,
            ready=len(plan.ready),
            by_type=dict(sorted(plan.by_type.items())),
            refusals=by_level[Level.REFUSED][:SHOWN],
            left_out=by_level[Level.LEFT_OUT][:SHOWN],
            notes=by_level[Level.NOTE][:SHOWN],
            more=sum(max(0, len(problems) - SHOWN) for problems in by_level.values()),
        )

    @classmethod
    def kept(cls, told: dict[str, Any]) -> "Seen":
        lists = ("refusals", "left_out", "notes")
        return cls(**{**told, **{name: [Problem(**each) for each in told[name]] for name in lists}})

    def to_keep(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """What was found, by what authors call it."""
        return [(_called(name), count) for name, count in self.by_type.items()]


def _called(name: str) -> str:
    kind = activity_types.get(name)
    if kind is not None:
        return str(kind.label)
    return {"unread": _("with something to correct"), "description": _("texts without an answer")}.get(
        name, name
    )
