"""What waits for somebody: one queue for every kind of thing that people decide, or look at again."""

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.desk.menu import check_faces
from lms.contracts.registry import Registry
from lms.core.people import Person


@dataclass(frozen=True)
class WaitingItem:
    """`url` is the page on which it is decided; `words` say what is asked, or who asks. `since` is None for
    what was so from the beginning.
    """

    title: str
    url: str
    since: datetime.datetime | None
    words: str = ""


class ModeratedKind(ABC):
    """`label` heads its part of the queue, `icon` is of the stroke set, lower `order` comes first."""

    key: str = ""
    label: str | Promise = ""
    icon: str = "eye"
    order: int = 0
    faces: tuple[str, ...] = ("skills",)

    @abstractmethod
    def may_decide(self, person: Person) -> bool:
        """The rule that says who decides things of this kind at all: she finds the queue in her menu."""

    @abstractmethod
    def waiting(self, person: Person) -> list[WaitingItem]:
        """What waits for this person, the oldest first."""


kinds: Registry[ModeratedKind] = Registry("moderation")


def register(kind: type[ModeratedKind]) -> type[ModeratedKind]:
    if not (kind.key and kind.label):
        raise ImproperlyConfigured(f"moderation: {kind.__name__} has no key or no label.")
    check_faces(f"moderation: {kind.key}", kind.faces)
    kinds.add(kind.key, kind())
    return kind


def decided_by(person: Person, face: str) -> list[ModeratedKind]:
    """The kinds somebody decides on this face, in order."""
    found = [kind for kind in kinds if face in kind.faces and kind.may_decide(person)]
    return sorted(found, key=lambda kind: kind.order)
