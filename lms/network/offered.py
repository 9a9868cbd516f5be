"""What this package offers to the rest of its face: rooms in its menu, and practices to its search."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from lms.contracts import finding, menu
from lms.core.alike import words_of
from lms.core.shared import shared_lately
from lms.core.texts import language_of
from lms.listing.filters import MOST_WORDS
from lms.network.practices.models import Practice
from lms.network.practices.queries import holding, public
from lms.network.recommendations.queries import public as public_recommendations
from lms.network.tables.queries import public as reported
from lms.safety.faces.queries import path_on

#: A room is in the menu of everybody's pages after this many seconds.
KEPT_SECONDS, KEPT_HERE = 60, 5


def _is_there() -> tuple[bool, bool, bool]:
    """Whether there are practices, recommendations and reports of round tables: asked for the menu of every
    page of this face.
    """
    return shared_lately(
        "lms-network-rooms",
        lambda: (public().exists(), public_recommendations().exists(), reported().exists()),
        seconds=KEPT_SECONDS,
        here=KEPT_HERE,
    )


def _links(language: str) -> Iterable[menu.RoomLink]:
    practices, recommendations, tables = _is_there()
    if practices:
        line = _("What worked, what did not")
        yield menu.RoomLink(
            "practices",
            _("Good practices"),
            path_on("programme", "practices:shelf"),
            order=50,
            line=line,
        )
    if recommendations:
        address = path_on("programme", "recommendations:all")
        yield menu.RoomLink("recommendations", _("Recommendations"), address, order=51, place=menu.FOOT)
    if tables:
        address = path_on("programme", "round_tables:all")
        yield menu.RoomLink(
            "round_tables", _("Round tables"), address, order=52, line=_("Services and employers talk")
        )


def _find(words: str, language: str, limit: int) -> list[finding.Found]:
    asked = words_of(words)[:MOST_WORDS]
    rows = holding(public().prefetch_related("words"), words) if asked else Practice.objects.none()
    return [_found(row, asked, language) for row in rows[:limit]]


def _found(row: Practice, asked: list[str], language: str) -> finding.Found:
    title = row.said("title", language)
    in_title = set(words_of(title))
    return finding.Found(
        title=str(title),
        address=path_on("programme", "practices:practice", row.uuid),
        kind=_("A good practice"),
        language=language_of(title) or row.language,
        excerpt=str(row.said("summary", language)),
        weight=0.5 + 0.5 * sum(word in in_title for word in asked) / len(asked),
    )


def _suggest(beginning: str, language: str, limit: int) -> list[str]:
    rows = holding(public().prefetch_related("words"), beginning)
    return [str(row.said("title", language)) for row in rows[:limit]]


finding.register(finding.Room("practices", "programme", _find, _suggest))
menu.register(menu.Rooms("network", "programme", _links, names=(
    ("practices", _("Good practices")), ("recommendations", _("Recommendations")),
    ("round_tables", _("Round tables")),
)))  # fmt: skip
