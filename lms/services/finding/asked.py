"""What somebody looks for: it lives in the page, and leaves it only sealed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from lms.secrets.sealing import seal, unseal

PURPOSE = "services:asked"
#: So long a page that was found can be gone back to.
SECONDS = 60 * 60
#: So long an address opens in which it stands sealed.
OPENS_SECONDS = 30 * 60
MOST_MINE = 30
#: What can be ticked, as the form and the page call it.
BOXES = ("open_now", "women_only", "no_papers", "children", "walk_in", "free")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`town` is the uuid of one, `unknown_town` what was typed and is none. `mine` are the services she
    ticked, `shown` those that the page has boxes for.
    """

    need: str = ""
    town: str = ""
    language: str = ""
    words: str = ""
    open_now: bool = False
    women_only: bool = False
    no_papers: bool = False
    children: bool = False
    walk_in: bool = False
    free: bool = False
    unknown_town: str = ""
    page: int = 1
    mine: tuple[str, ...] = field(default=())
    shown: tuple[str, ...] = field(default=())

    @property
    def boxes(self) -> list[str]:
        return [name for name in BOXES if getattr(self, name)]

    def marked(self, ticked: Iterable[str]) -> "Asked":
        """With the ticks of the page that was sent; those of other pages stay as they were."""
        others = [each for each in self.mine if each not in self.shown]
        mine = dict.fromkeys([*others, *(each for each in ticked if each in self.shown)])
        return replace(self, mine=tuple(mine)[:MOST_MINE], shown=())

    def without(self, what: str) -> "Asked":
        """The same, one thing less asked; all ticks at once are `boxes`."""
        names = BOXES if what == "boxes" else (what,)
        empty = {name: type(getattr(self, name))() for name in names if name in {*BOXES, *FILTERS}}
        return replace(self, **empty, page=1)


FILTERS = ("need", "town", "language", "words")


def sealed(asked: Asked) -> str:
    return seal(PURPOSE, json.dumps(asdict(asked)))


def unsealed(text: str, *, seconds: int = SECONDS) -> Asked | None:
    """None when it is older than that, or was not made here."""
    told = unseal(PURPOSE, text, seconds=seconds) if text else None
    if told is None:
        return None
    facts: dict[str, Any] = json.loads(told)
    return Asked(**{**facts, "mine": tuple(facts["mine"]), "shown": tuple(facts["shown"])})
