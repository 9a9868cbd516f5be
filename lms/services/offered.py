"""The directory in the menu and in the search of the programme face."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.contracts import finding, menu
from lms.core.alike import words_of
from lms.core.shelf import Entry
from lms.safety.faces.queries import path_on
from lms.services.directory.queries import public
from lms.services.finding.queries import best
from lms.services.finding.shown import ShownService
from lms.services.needs.enums import Need

NETWORKS, OPEN_A_SLIP = _("For services: who offers what"), _("For services: open a slip")
TICK = _("Tick what fits. You can carry the list, or look at once who helps.")
TOWN = _("For those who work in services: your town at a glance, and what is missing in it.")
SLIP = _("Somebody gave you a slip with a code. It opens once: take the time to read it with her.")
#: Stands in the text: below what has the words in its title.
IN_THE_TEXT = 0.4


def _find(words: str, language: str, limit: int) -> list[finding.Found]:
    """As the directory itself does: what is open and speaks her language stands first."""
    with translation.override(language):
        places, read_as = best(words, most=limit)
        return [_as_found(place, read_as or words, language, read_as) for place in places]


def _as_found(place: ShownService, words: str, language: str, read_as: str) -> finding.Found:
    asked, titled = words_of(words), set(words_of(place.title))
    in_title = sum(word in titled for word in asked) / max(1, len(asked))
    return finding.Found(
        title=place.title,
        address=path_on("programme", "services:service", place.uuid),
        kind=_said_of(place),
        language=getattr(place.title, "language", language),
        excerpt=place.summary,
        weight=max(in_title, IN_THE_TEXT),
        read_as=read_as,
    )


def _said_of(place: ShownService) -> str:
    """Where it is too: services of several towns say the same of themselves."""
    town = place.town_name
    return gettext("A service, %(town)s") % {"town": town} if town else gettext("A service")


def _suggest(beginning: str, language: str, limit: int) -> list[str]:
    with translation.override(language):
        places, _read_as = best(beginning, most=limit)
    return [str(place.title) for place in places]


def _links(language: str) -> Iterable[menu.RoomLink]:
    if public().exists():
        address = path_on("programme", "services:find")
        yield menu.RoomLink("services", _("Services"), address, order=40, line=_("Who can help, near you"))
        for key, label, name in (("networks", NETWORKS, "networks"), ("slip", OPEN_A_SLIP, "slip_open")):
            yield menu.RoomLink(
                key, label, path_on("programme", f"services:{name}"), order=41, place=menu.FOOT
            )


def _entries(language: str) -> Iterable[Entry]:
    """The rooms that are no service themselves, once there is one."""
    if not public().exists():
        return
    with translation.override(language):
        needs = [str(need.label) for need in Need]
        for name, title, texts in (
            ("find", _("Services"), [_("Who can help, near you"), *needs]),
            ("needs", _("What I need"), [TICK, *needs]),
            ("networks", NETWORKS, [TOWN]),
            ("slip_open", OPEN_A_SLIP, [SLIP]),
        ):
            kind = gettext("A page of this website")
            found = finding.Found(str(title), path_on("programme", f"services:{name}"), kind, language)
            yield Entry(str(title), "\n".join(map(str, texts)), found)


finding.register(finding.Room("services", "programme", _find, _suggest))
finding.register(finding.room_of("rooms of services", "programme", _entries))
menu.register(menu.Rooms("services", "programme", _links, names=(
    ("services", _("Services")), ("networks", NETWORKS), ("slip", OPEN_A_SLIP),
)))  # fmt: skip
