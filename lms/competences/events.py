from dataclasses import dataclass

from lms.contracts.event import Event


@dataclass(frozen=True)
class AttainmentsChanged(Event):
    """This person (by id) has shown more than before, or less."""

    person_id: int


@dataclass(frozen=True)
class FrameworkChanged(Event):
    """Its levels are others now, or how its competences stand to each other: what anybody attained may mean
    something else.
    """

    framework_id: int
