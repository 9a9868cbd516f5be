"""When a right is told, and when a reader is sent to her adviser instead."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from lms.core.people import Person
from lms.core.reviewing import Standing


class Untold(Enum):
    """Why an answer is not there. For a reader all of them lead to the same place."""

    UNREVIEWED = "unreviewed"
    EXPIRED = "expired"
    #: What it is a translation of has other words since.
    STALE = "stale"


@dataclass(frozen=True)
class Family:
    """A right in every language, live or not, on a day. The first page is what the others translate."""

    pages: Sequence[Any]
    day: datetime.date

    def why_untold(self, page: Any) -> Untold | None:
        standing = page.standing_on(self.day)
        if not standing.holds:
            return Untold.EXPIRED if standing is Standing.EXPIRED else Untold.UNREVIEWED
        return Untold.STALE if is_older_than(page, self.pages[0]) else None

    def told(self) -> Iterator[Any]:
        """The live pages whose answer a reader gets."""
        return (page for page in self.pages if page.live and self.why_untold(page) is None)

    def told_in(self, language: str) -> Any | None:
        return next((page for page in self.told() if page.locale.language_code == language), None)

    def told_elsewhere(self, page: Any) -> list[Any]:
        return [other for other in self.told() if other.pk != page.pk]


def is_older_than(page: Any, source: Any) -> bool:
    """Whether the source got other words after the page was last published. What changes nothing that is
    read, such as a review, makes no translation old.
    """
    if source.pk == page.pk or source.words_changed_at is None:
        return False
    published = [moment for moment in (page.last_published_at, page.words_changed_at) if moment]
    return not published or max(published) < source.words_changed_at


def may_review(person: Person, page: Any) -> bool:
    """Who publishes a right says who has checked it."""
    return page.permissions_for_user(person).can_publish()
