"""Competences and levels by what every site calls them: ESCO's address, or the code in a framework."""

from dataclasses import dataclass, field
from typing import Any

from courses.interchange.package.schema import Told
from lms.competences.models import Competence, Level


@dataclass
class Known:
    """Read once for one package."""

    _competences: dict[int, Competence] = field(default_factory=dict)
    _by_name: dict[str, int] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in Competence.objects.select_related("framework").order_by("pk"):
            self._competences[each.pk] = each
            self._by_name[f"{each.framework.code}:{each.code}"] = each.pk
            if each.esco_uri:
                self._by_name.setdefault(each.esco_uri, each.pk)
        for level in Level.objects.select_related("framework"):
            self._levels[f"{level.framework.code}:{level.code}"] = level.pk

    def name_of(self, competence: int) -> dict[str, str]:
        found = self._competences[competence]
        return {"code": f"{found.framework.code}:{found.code}", "esco": found.esco_uri}

    def level_of(self, level: int) -> str:
        return next(name for name, pk in self._levels.items() if pk == level)

    def competence(self, told: Told) -> int | None:
        """None of one that this site does not have."""
        esco, code = told.get("esco", "").text(most=500), told.get("code").text(most=200, needed=True)
        return (self._by_name.get(esco) if esco else None) or self._by_name.get(code)

    def level(self, told: Told) -> int | None:
        return self._levels.get(told.text(most=200, needed=True))


def missing(told: Told) -> str:
    value: Any = told.value
    return str(value.get("code") if isinstance(value, dict) else value)[:80]
