"""What an employer can choose from: occupations, skills and levels of the frameworks that are here."""

from collections.abc import Collection
from functools import cached_property
from typing import Any
from uuid import UUID

from lms.competences.models import Competence, Level, Occupation

#: Of more skills (all of ESCO) those of the chosen occupation are offered, and what was chosen.
MOST_SKILLS = 500
MOST_OCCUPATIONS = 500


class Offered:
    """`chosen` is an occupation's uuid, `among` are the uuids of skills that stand in the form."""

    def __init__(self, *, chosen: str, among: Collection[str]) -> None:
        self._chosen, self._among = chosen, set(among)

    @cached_property
    def occupations(self) -> list[tuple[str, str]]:
        rows = Occupation.objects.only("uuid", "labels")[:MOST_OCCUPATIONS]
        return _by_name((str(row.uuid), str(row.label_in())) for row in rows)

    @cached_property
    def _competences(self) -> list[Competence]:
        seen = Competence.objects.filter(visible_outside=True).only("uuid", "labels", "framework_id")
        rows = list(seen[: MOST_SKILLS + 1])
        if len(rows) <= MOST_SKILLS:
            return rows
        wanted = seen.filter(uuid__in=[value for value in self._among if _is_uuid(value)])
        if _is_uuid(self._chosen):
            wanted = wanted | seen.filter(asked_by__occupation__uuid=self._chosen)
        return list(wanted.distinct())

    @cached_property
    def skills(self) -> list[tuple[str, str]]:
        return _by_name((str(row.uuid), str(row.label_in())) for row in self._competences)

    @cached_property
    def _levels(self) -> dict[tuple[int, int], Level]:
        return {
            (level.framework_id, level.rank): level for level in Level.objects.order_by("framework", "rank")
        }

    @cached_property
    def levels(self) -> list[tuple[int, str]]:
        """By rank, in the words of the framework that most skills are of."""
        frameworks = [row.framework_id for row in self._competences]
        most = max(set(frameworks), key=frameworks.count, default=None)
        named = {
            rank: str(level.label_in())
            for (framework, rank), level in self._levels.items()
            if framework == most
        }
        return sorted(named.items()) or [(1, "1")]

    def level_of(self, skill: str, rank: int) -> str:
        """The uuid of the level of this rank in the skill's framework, or of the highest below it."""
        row = next((each for each in self._competences if str(each.uuid) == skill), None)
        if row is None:
            return ""
        below = [key for key in self._levels if key[0] == row.framework_id and key[1] <= rank]
        return str(self._levels[max(below)].uuid) if below else ""

    def rank_of(self, level: str) -> int:
        return next((each.rank for each in self._levels.values() if str(each.uuid) == level), 1)

    @property
    def ranks(self) -> dict[str, int]:
        return {str(level.uuid): level.rank for level in self._levels.values()}

    def usual(self) -> list[tuple[str, bool]]:
        """(uuid of a skill, whether it is essential) of what the chosen occupation usually takes."""
        occupation = Occupation.objects.filter(uuid=self._chosen).first() if _is_uuid(self._chosen) else None
        if occupation is None:
            return []
        asked = occupation.asks.filter(competence__visible_outside=True).select_related("competence")
        return [(str(each.competence.uuid), each.is_essential) for each in asked]


def _by_name(pairs: Any) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True
