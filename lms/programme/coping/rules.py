from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lms.programme.coping.feelings import Feeling

#: Who chooses in a hard moment is asked to choose among few.
TOOLS_OF_A_FEELING = 3


@dataclass(frozen=True)
class ToolsForFeeling:
    feeling: Feeling
    tools: list[Any] = field(default_factory=list)


def by_feeling(tools: Iterable[Any]) -> list[ToolsForFeeling]:
    """Every feeling that has a tool, in the order they are asked, each with the first three."""
    found = {feeling: ToolsForFeeling(feeling) for feeling in Feeling}
    for tool in tools:
        for row in tool.feelings.all():
            of_feeling = found[Feeling(row.feeling)].tools
            if len(of_feeling) < TOOLS_OF_A_FEELING:
                of_feeling.append(tool)
    return [row for row in found.values() if row.tools]


@dataclass(frozen=True)
class Kept:
    """A page whose paper one keeps, with a drawing of it (the name of its template)."""

    page: Any
    drawing: str
