"""Who teaches a competence. Packages with courses register it; whoever tells of it (what is missing for a
job, what a trade's newcomers can do) asks here and knows no course.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from lms.contracts.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """`competence` and `level` are the ids of their rows. `kind` and `uuid` name what teaches it as
    `lms.contracts.destination` does, which has its title and where she opens it.

    `seen_outside`: anybody may know that it is taught. `is_watched`: there are tasks that somebody watches.
    """

    competence: int
    level: int
    kind: str
    uuid: UUID
    seen_outside: bool
    is_watched: bool


#: Asked with the ids of competences, or None for all that are taught. One query each.
Teacher = Callable[[Collection[int] | None], Iterable[Taught]]
_teachers: Registry[Teacher] = Registry("teaching")


def register(key: str, teacher: Teacher) -> None:
    _teachers.add(key, teacher)


def taught(competences: Collection[int] | None = None, *, outside: bool = False) -> list[Taught]:
    """All that is taught now, in the order of the courses; `outside`: of that, what anybody may know."""
    found = [each for teacher in _teachers for each in teacher(competences)]
    return [each for each in found if each.seen_outside or not outside]
