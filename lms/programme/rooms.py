"""Which sections stand in the menu and at the foot of this face: the live pages below the home."""

from collections.abc import Iterable

from wagtail.models import Page

from lms.contracts.menu import FOOT, MAIN, RoomLink, Rooms, register
from lms.core.shared import shared_lately
from lms.core.texts import Text, language_of
from lms.programme.models import ProgrammeHomePage

#: A new section is in the menu of everybody's pages after this many seconds.
KEPT_SECONDS, KEPT_HERE = 60, 5


def sections(language: str) -> Iterable[RoomLink]:
    """Those that an author put into menus, in her order; at the foot those whose kind belongs there."""
    return shared_lately(
        f"lms-programme-rooms:{language}", lambda: _read(language), seconds=KEPT_SECONDS, here=KEPT_HERE
    )


def _read(language: str) -> list[RoomLink]:
    home = ProgrammeHomePage.objects.live().filter(locale__language_code=language).first()
    if home is None:
        return []
    below = home.get_children().live().order_by("path").select_related("locale").specific()
    return [_link(page, number) for number, page in enumerate(below) if _place(page)]


def _link(page: Page, number: int) -> RoomLink:
    parts = page.get_url_parts()
    written = language_of(page.said.title) or page.locale.language_code
    return RoomLink(
        key=getattr(page, "room", "") or page.slug,
        label=Text(page.title, written),
        address=parts[2] if parts else "",
        order=10 + number,
        place=_place(page),
        line=getattr(page, "line", ""),
    )


def _place(page: Page) -> str:
    if page.show_in_menus:
        return MAIN
    return FOOT if getattr(page, "stands_at_foot", False) else ""


register(Rooms("programme pages", "programme", sections))
