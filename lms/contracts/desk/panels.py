"""What a room shows on the desk's page about one learner."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person

if TYPE_CHECKING:
    from lms.accounts.models import Profile

MAIN, ASIDE = "main", "aside"


@dataclass(frozen=True)
class Fact:
    """One line of the list beside the panels."""

    label: str | Promise
    value: Any
    is_date: bool = False


@dataclass(frozen=True)
class PanelContent:
    """`context` are the names its template uses; `facts` join those of the other panels."""

    context: dict[str, Any] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()


class PersonPanel(ABC):
    """`template` is rendered in the page, with its own names only; "" for a panel that brings facts alone.

    `column` is where it stands, lower `order` comes first. The page is opened and logged before a panel is
    asked; how often the page asks the database is pinned by a test, so a list in a panel is one query.
    """

    key: str = ""
    template: str = ""
    column: str = MAIN
    order: int = 0

    def may_see(self, *, reader: Person, learner: "Profile") -> bool:
        """Whoever may open her page, unless a room's rule says less."""
        return True

    @abstractmethod
    def content(self, *, request: HttpRequest, learner: "Profile") -> PanelContent | None:
        """None: there is nothing to show, and no panel."""


panels: Registry[PersonPanel] = Registry("person panels")


def register(panel: type[PersonPanel]) -> type[PersonPanel]:
    if not panel.key or panel.column not in {MAIN, ASIDE}:
        raise ImproperlyConfigured(f"person panels: {panel.__name__} has no key, or stands in no column.")
    panels.add(panel.key, panel())
    return panel


def in_order() -> list[PersonPanel]:
    return sorted(panels, key=lambda panel: panel.order)
