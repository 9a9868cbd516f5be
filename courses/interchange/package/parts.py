"""What other apps take along with a course, such as its plan of days: a part of the package for each.

@parts.add("days", Days())
"""

from abc import ABC, abstractmethod
from typing import Any

from courses.interchange.package.outward import Outward
from courses.interchange.package.schema import Told
from lms.contracts.registry import Registry


class Part(ABC):
    """`key` is the name of its file in a package and never changes."""

    key: str

    @abstractmethod
    def write(self, course: str, outward: Outward) -> Any:
        """What belongs to the course with this translation key, as JSON."""

    @abstractmethod
    def read(self, course: str, told: Told, inward: Any) -> None:
        """Take it over; Wrong where something in it cannot be. It may stand here already."""


parts: Registry[Part] = Registry("parts of a course package")
