"""What the page of a right, its prints and a learner's own pages show: the answer, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lms.core.texts import Text
from lms.programme.rights.cards import Cards, cards_of
from lms.programme.rights.rules import Untold


@dataclass(frozen=True)
class ShownRight:
    """`rights` is the page that has them all, `caution` what it says of every one; `why` is None where the
    answer is told.
    """

    page: Any
    rights: Any
    caution: str
    why: Untold | None
    is_stale: bool
    told_elsewhere: Sequence[Any]
    cards: Cards
    things: Sequence[Text]


def shown_right(page: Any, *, preview: bool = False) -> ShownRight:
    """An author who looks at what she writes sees all of it."""
    family = page.family()
    why = None if preview else family.why_untold(page)
    shelf = page.shelf_page
    return ShownRight(
        page=page,
        rights=shelf,
        caution=shelf.said.caution,
        why=why,
        is_stale=why is Untold.STALE,
        told_elsewhere=family.told_elsewhere(page),
        cards=Cards() if why else cards_of(page, family),
        things=[Text(each.block.value, each.language) for each in page.said.blocks_of("bring")],
    )
