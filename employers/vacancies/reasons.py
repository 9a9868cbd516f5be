"""Contract: why work fits a learner. What knows it stands above vacancies, and says it here.

    register(Matching())

There is one that knows. Without it her list stands in the order in which vacancies were opened, and a page
says what is asked for, not how far she is.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from employers.vacancies.models import Vacancy
from lms.contracts.destination import Place
from lms.contracts.registry import Registry
from lms.core.people import Person


class Band(Enum):
    FITS = "fits"
    NEARLY = "nearly"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Of `asked` essential competences she has `covered`, `differs` are sentences about what else is not as
    it is asked for; `vacancy` is its key.
    """

    vacancy: int
    band: Band
    covered: int
    asked: int
    differs: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One competence: where she stands and what is asked, by rank of `ranks` and in words; `hers` is "" where
    she has none of it. `note` says through what she is near; `teaches` is what brings her there.
    """

    label: str
    asked: str
    asked_rank: int
    hers: str
    rank: int
    ranks: int
    is_essential: bool = True
    note: str = ""
    teaches: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """`needs` and `lacks` (sentences about languages) keep it from fitting. `welcome` are competences that
    nobody needs to begin. `looks_for` are sentences about area, hours and languages that are as she wants
    them; `differs` are those that are not.
    """

    fits: Sequence[Point] = ()
    needs: Sequence[Point] = ()
    lacks: Sequence[str] = ()
    welcome: Sequence[Point] = ()
    looks_for: Sequence[str] = ()
    differs: Sequence[str] = ()


class Reasons(ABC):
    @abstractmethod
    def fits(self, person: Person) -> Sequence[Fit]:
        """Open vacancies where she looks, those that fit first, without what she put aside. A number of
        queries that does not grow with them.
        """

    @abstractmethod
    def explained(self, person: Person, vacancy: Vacancy) -> Explained:
        """For her own eyes."""


_registered: Registry[Reasons] = Registry("reasons why work fits")


def register(reasons: Reasons) -> Reasons:
    return _registered.add("reasons", reasons)


def reasons() -> Reasons | None:
    return next(iter(_registered), None)


def forget() -> None:
    """For tests that register their own."""
    _registered.remove("reasons")
