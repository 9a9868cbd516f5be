"""The directory in the menu and in the search of the programme face."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.contracts import finding, menu
from lms.core.alike import words_of
from lms.core.conf import conf
from lms.services.directory.queries import public
from lms.services.finding.shown import ShownService
from lms.services.index import found

#: Stands in the text: below what has the words in its title.
IN_THE_TEXT = 0.4


def _find(words: str, language: str, limit: int) -> list[finding.Found]:
    rows = found(public(), words).prefetch_related("wordings", "service_at_locations")
    places = [ShownService(row, language=language) for row in rows.order_by("name", "pk")[:limit]]
    return [_as_found(place, words, language) for place in places]


def _as_found(place: ShownService, words: str, language: str) -> finding.Found:
    asked, titled = words_of(words), set(words_of(place.title))
    in_title = sum(word in titled for word in asked) / max(1, len(asked))
    return finding.Found(
        title=place.title,
        address=_address("services:service", place.uuid),
        kind=_("A service"),
        language=getattr(place.title, "language", language),
        excerpt=place.summary,
        weight=max(in_title, IN_THE_TEXT),
    )


def _address(name: str, *args: str) -> str:
    """On the face where the directory stands, whoever asks."""
    return reverse(name, args=args, urlconf=conf.face_urlconfs.get("programme"))


def _suggest(beginning: str, language: str, limit: int) -> list[str]:
    rows = found(public(), beginning).prefetch_related("wordings").order_by("name", "pk")[:limit]
    return [str(row.said("name", language)) for row in rows]


def _links(language: str) -> Iterable[menu.RoomLink]:
    if public().exists():
        address = _address("services:find")
        yield menu.RoomLink("services", _("Services"), address, order=40, line=_("Who can help, near you"))


finding.register(finding.Room("services", "programme", _find, _suggest))
menu.register(menu.Rooms("services", "programme", _links, names=(("services", _("Services")),)))
