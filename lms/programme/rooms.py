"""What stands in the menu and at the foot of this face: the doors of its home, and pages below it."""

from collections.abc import Iterable

from wagtail.models import Page

from lms.blocks.renditions import made
from lms.contracts.funded import NOBODY, Funded
from lms.contracts.funded import register as register_payer
from lms.contracts.menu import FOOT, MAIN, RoomLink, Rooms, register
from lms.core.shared import shared_lately
from lms.core.texts import Text, language_of
from lms.programme.links import PAGES, Way, ways_of
from lms.programme.models import ProgrammeHomePage

#: A new section is in the menu of everybody's pages after this many seconds.
KEPT_SECONDS, KEPT_HERE = 60, 5
#: As it stands at the foot of pages, twice as fine.
EMBLEM = "height-128|format-webp"


def sections(language: str) -> Iterable[RoomLink]:
    """The doors, then other pages that an author put into menus; at the foot those whose kind belongs
    there.
    """
    return shared_lately(
        f"lms-programme-rooms:{language}", lambda: _read(language), seconds=KEPT_SECONDS, here=KEPT_HERE
    )


def _read(language: str) -> list[RoomLink]:
    home = ProgrammeHomePage.objects.live().filter(locale__language_code=language).first()
    if home is None:
        return []
    doors = ways_of(home.doors, language)
    below = [*_sections(home), *_untranslated(home)]
    return [
        *(_door(way, number) for number, way in enumerate(doors)),
        *(_link(page, len(doors) + number) for number, page in enumerate(below) if _place(page)),
    ]


def _sections(home: Page) -> list[Page]:
    return list(home.get_children().live().order_by("path").select_related("locale").specific())


def _untranslated(home: Page) -> list[Page]:
    """What is not there in this language stands at the foot in the one it was written in first."""
    first = ProgrammeHomePage.objects.filter(translation_key=home.translation_key).order_by("pk").first()
    if first is None or first.pk == home.pk:
        return []
    there = set(home.get_children().live().values_list("translation_key", flat=True))
    others = [page for page in _sections(first) if page.translation_key not in there]
    return [page for page in others if _place(page) == FOOT]


def _door(way: Way, number: int) -> RoomLink:
    return RoomLink(
        key=way.value["house"], label=way.label, address=way.address, order=number, line=way.value["line"]
    )


def _link(page: Page, number: int) -> RoomLink:
    parts = page.get_url_parts()
    written = language_of(page.said.title) or page.locale.language_code
    return RoomLink(
        key=getattr(page, "room", "") or page.slug,
        label=Text(page.title, written),
        address=parts[2] if parts else "",
        order=number,
        place=_place(page),
        line=getattr(page, "line", ""),
    )


def _place(page: Page) -> str:
    if page.show_in_menus:
        return MAIN
    return FOOT if getattr(page, "stands_at_foot", False) else ""


def paid_by(language: str) -> Funded:
    """What the home in this language says, else the one that was there first."""
    return shared_lately(
        f"lms-programme-funded:{language}", lambda: _read_paid(language), seconds=KEPT_SECONDS, here=KEPT_HERE
    )


def _read_paid(language: str) -> Funded:
    homes = ProgrammeHomePage.objects.live().select_related("locale", "emblem").order_by("pk")
    home = homes.filter(locale__language_code=language).first() or homes.first()
    if home is None:
        return NOBODY
    line = Text(home.funded_line, language_of(home.said.funded_line) or home.locale.language_code)
    drawn = made(home.emblem, EMBLEM) if home.emblem else None
    if drawn is None:
        return Funded(line, home.grant_number)
    words = home.emblem_words
    return Funded(line, home.grant_number, drawn.url, words, drawn.width, drawn.height)


register(Rooms(PAGES, "programme", sections))
register_payer("programme", paid_by)
