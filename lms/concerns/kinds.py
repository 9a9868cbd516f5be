"""Registry: what something can be wrong with. The room that shows a thing says how it is found from there,
and whether and how it is stopped.

    class ServiceConcern(ConcernKind):
        key, label, faces = "service", _("A service of the directory"), ("programme",)
        def thing(self, uuid, *, person): ...

    register(ServiceConcern())

Whoever has a page of it links to `concerns:about` (programme face) or `concerns_own:about` (a learner's
pages) with the id by which `thing` finds it.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.desk.menu import check_faces
from lms.contracts.registry import Registry
from lms.core.people import Person
from lms.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What is spoken of. `back` is the page somebody came from; what `is_private` is named in her pages only
    behind her PIN.
    """

    uuid: UUID
    title: str
    back: str
    is_private: bool = False


class ConcernKind(ABC):
    """`faces` are where it is said, `desk_face` is where it is read ("": where it was said).

    `stop_words` are on the button that stops it at once, with `stop_hint` before it; "" where nothing can
    be stopped. `opens_elsewhere`: what was stopped is opened again by other rules than those of here, which
    `stop_hint` tells.
    """

    key: str = ""
    label: str | Promise = ""
    faces: tuple[str, ...] = ("skills",)
    desk_face: str = ""
    stop_words: str | Promise = ""
    stop_hint: str | Promise = ""
    opens_elsewhere: bool = False

    @abstractmethod
    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        """What somebody who reads this id on a page may speak of; None for everybody else."""

    @abstractmethod
    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        """Their names for those who look into it, in one query, whatever became of them; without those that
        are gone.
        """

    def address(self, uuid: UUID) -> str:
        """Its page on the desk."""
        return ""

    def known_to(self, uuid: UUID) -> Iterable[Organisation]:
        """Who knows it and is asked first."""
        return ()

    def too_near(self, uuid: UUID) -> Iterable[Organisation]:
        """Who may be a part of what is wrong, and is asked only where there are no two others."""
        return ()

    def is_stopped(self, uuid: UUID) -> bool:
        return False

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        raise NotImplementedError

    def open_again(self, uuid: UUID, *, by: Person) -> None:
        raise NotImplementedError

    def end(self, uuid: UUID, *, by: Person) -> None:
        """It stays away: nothing holds it back any more, and those whose it is would have to begin anew."""
        raise NotImplementedError


kinds: Registry[ConcernKind] = Registry("concerns")


def register(kind: ConcernKind) -> ConcernKind:
    if not kind.label:
        raise ImproperlyConfigured(f"concerns: {kind.key} has no label.")
    check_faces(f"concerns: {kind.key}", kind.faces)
    return kinds.add(kind.key, kind)


def found(uuid: UUID, *, face: str, person: Person) -> tuple[ConcernKind, Thing] | None:
    """What this id is on this face, for whoever asks."""
    for kind in kinds:
        thing = kind.thing(uuid, person=person) if face in kind.faces else None
        if thing:
            return kind, thing
    return None
