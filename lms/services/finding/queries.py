"""What is found for what somebody asks."""

import datetime
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lms.core.languages import site_languages
from lms.core.shared import shared
from lms.core.texts import name_here
from lms.core.written import comma
from lms.services.directory.models import Service
from lms.services.directory.queries import (
    has,
    narrowed,
    open_at,
    open_first,
    public,
    speaks_first,
    towns,
    with_all_shown,
)
from lms.services.enums import Coming, Interpreter, Papers
from lms.services.finding.asked import Asked, sealed
from lms.services.finding.shown import ShownService, town_name
from lms.services.finding.spelling import mended, needs_meant
from lms.services.index import saying
from lms.services.needs.enums import Need
from lms.services.places.models import Town
from lms.services.reaching.models import Language

PAGE = 10
#: A list for the wall of a waiting room, not a book.
MOST_PRINTED = 30
#: Of more nobody reads to the end. They are not counted, and one page after the other is looked for.
MOST = 500
#: (open, speaks her language), the best first.
RANKS = ((True, True), (True, False), (False, True), (False, False))
#: How long the choices of the form stay the same.
CHOICES_SECONDS = 5 * 60


@dataclass(frozen=True, slots=True)
class Wider:
    """A way to find more: what is left out, and the words for it."""

    without: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    asked: Asked
    services: list[ShownService]
    count: int
    #: There are more than `count`, which nobody reads to the end.
    is_more: bool = False
    #: Her words as they were understood, where nothing was found for them as they were typed.
    read_as: str = ""
    #: So many go onto one list of paper.
    most_printed: int = MOST_PRINTED

    @property
    def pages(self) -> int:
        return -(-self.count // PAGE)

    @property
    def page(self) -> int:
        return self.asked.page

    @property
    def before(self) -> int:
        return self.page - 1

    @property
    def after(self) -> int:
        return self.page + 1

    @property
    def sealed(self) -> str:
        return sealed(self.asked)

    @property
    def sentence(self) -> str:
        count = ngettext("%(count)d service", "%(count)d services", self.count) % {"count": self.count}
        if self.is_more:
            count = _("More than %(count)d services") % {"count": self.count}
        asked = comma().join(_asked_in_words(self.asked, self.read_as))
        return f"{count}: {asked}" if asked else count

    @property
    def meant(self) -> list[Need]:
        """What she may have meant, where nothing was found."""
        return needs_meant(self.asked.words) if self.asked.words and not self.count else []

    @property
    def wider(self) -> list[Wider]:
        words = {
            "words": _("Without my own words"),
            "boxes": _("Without the ticks"),
            "language": _("In any language"),
            "town": _("In any town"),
            "need": _("Whatever they help with"),
        }
        return [Wider(what, said) for what, said in words.items() if getattr(self.asked, what)]


def look(asked: Asked, *, now: datetime.datetime | None = None) -> Found:
    """One page of what fits all that is asked; those that are open, and that speak her language, first."""
    now = now or timezone.now()
    search, read_as = _searched(asked, now)
    count = min(len(search.keys), MOST)
    page = max(1, min(asked.page, -(-count // PAGE)))
    asked = replace(asked, page=page)
    keys = search.first(min(page * PAGE, count))
    found = _shown(keys[(page - 1) * PAGE :], asked, now)
    asked = replace(asked, shown=tuple(str(place.uuid) for place in found))
    return Found(
        asked=asked, services=found, count=count, is_more=search.is_more, read_as=read_as if count else ""
    )


def how_many(asked: Asked) -> int:
    """How many `look` would find, without looking at them."""
    return min(len(_Search(asked, timezone.now()).keys), MOST)


def best(words: str, *, most: int, now: datetime.datetime | None = None) -> tuple[list[ShownService], str]:
    """The first that would be found for words alone, and how the words were read where they were mended."""
    now, asked = now or timezone.now(), Asked(words=words)
    search, read_as = _searched(asked, now)
    found = _shown(search.first(most), asked, now)
    return found, read_as if found else ""


def chosen(
    asked: Asked, *, most: int = MOST_PRINTED, now: datetime.datetime | None = None
) -> list[ShownService]:
    """What she ticked, in the order of names; without a tick, what is found."""
    now = now or timezone.now()
    if asked.mine:
        ticked = public().filter(uuid__in=asked.mine).order_by("name", "pk")
        return _shown(list(ticked.values_list("pk", flat=True)[:most]), asked, now)
    found, _read_as = _searched(asked, now)
    return _shown(found.first(most), asked, now)


def one(uuid: UUID, *, asked: Asked | None = None, language: str | None = None) -> ShownService | None:
    """What may be read today."""
    service = with_all_shown(public()).filter(uuid=uuid).first()
    asked = asked or Asked()
    if service is None:
        return None
    return ShownService(service, near=asked.town, wanted=wanted_language(asked), language=language)


def set_aside(uuid: UUID) -> Service | None:
    """One that was published and is not shown today: paused, or looked at by nobody in time."""
    shown = public().filter(uuid=uuid).exists()
    return None if shown else Service.objects.filter(uuid=uuid, is_published=True).first()


def wanted_language(asked: Asked) -> str:
    return asked.language or (get_language() or "").split("-")[0]


def _shown(keys: list[int], asked: Asked, now: datetime.datetime) -> list[ShownService]:
    """In this order."""
    services = {each.pk: each for each in with_all_shown(Service.objects.filter(pk__in=keys))}
    wanted = wanted_language(asked)
    return [
        ShownService(services[key], near=asked.town, wanted=wanted, now=now)
        for key in keys
        if key in services
    ]


def _searched(asked: Asked, now: datetime.datetime) -> tuple["_Search", str]:
    """What fits; where nothing does, what fits her words as they may have been meant, and those."""
    search = _Search(asked, now)
    if asked.words and not search.keys and (read_as := mended(asked.words)):
        return _Search(replace(asked, words=read_as), now), read_as
    return search, ""


class _Search:
    """What fits: `keys` of all, or of more than MOST the first, and one more that says so."""

    def __init__(self, asked: Asked, now: datetime.datetime) -> None:
        self.now = now
        self.town = _town_of(asked)
        self.fitting = _fitting(asked, self.town, now)
        #: The same as `pk`, and SQLite goes through the index of needs in this order.
        self.by_key = "needs__service_id" if asked.need else "pk"
        self.keys = list(self.fitting.order_by(self.by_key).values_list("pk", flat=True)[: MOST + 1])
        self.is_all_open = asked.open_now
        self.spoken = Language.objects.filter(code=wanted_language(asked), interpreter=Interpreter.SPOKEN)

    @property
    def is_more(self) -> bool:
        return len(self.keys) > MOST

    def first(self, many: int) -> list[int]:
        """Those that are open, and that speak her language, stand first; then their names. Of very many, they
        stand as they do in the table: to put all in order takes seconds.
        """
        if not many or not self.keys:
            return []
        rows = (
            Service.objects.filter(pk__among=frozenset(self.keys[:MOST]))
            .annotate(opened=self._told(self.opened), speaks=self._told(self.speaks))
            .order_by(*(["pk"] if self.is_more else ["name", "pk"]))
        )
        ranked: dict[tuple[bool, bool], list[int]] = {}
        for key, *ranks in rows.values_list("pk", "opened", "speaks"):
            ranked.setdefault((bool(ranks[0]), bool(ranks[1])), []).append(key)
        if self.is_more and len(ranked.get((True, True), ())) < many:
            return self._of_all(many, ranked)
        return [key for ranks in RANKS for key in ranked.get(ranks, ())][:many]

    def _of_all(self, many: int, ranked: dict[tuple[bool, bool], list[int]]) -> list[int]:
        """Beyond the first of them, whose ranks are known."""
        keys: list[int] = []
        others = self.fitting.filter(pk__gt=self.keys[MOST - 1]).order_by(self.by_key)
        opened = self.opened if self.is_all_open else open_first(self.now, self.town)
        speaks = speaks_first(self.spoken)
        for is_open, is_spoken in RANKS:
            keys += ranked.get((is_open, is_spoken), ())
            if len(keys) < many and (is_open or not self.is_all_open):
                ranks = (speaks if is_spoken else ~speaks), (opened if is_open else ~opened)
                keys += others.filter(*ranks).values_list("pk", flat=True)[: many - len(keys)]
        return keys[:many]

    @property
    def opened(self) -> Q:
        return Q() if self.is_all_open else open_at(self.now, self.town)

    @property
    def speaks(self) -> Q:
        return has(self.spoken.filter(service=OuterRef("pk")))

    @staticmethod
    def _told(condition: Q) -> Value | ExpressionWrapper:
        return ExpressionWrapper(condition, BooleanField()) if condition else Value(True)


def _town_of(asked: Asked) -> Town | None:
    return Town.objects.filter(uuid=asked.town).first() if asked.town else None


def _fitting(asked: Asked, town: Town | None, now: datetime.datetime) -> QuerySet[Service]:
    services = narrowed(
        public(),
        need=asked.need,
        town=town,
        language=asked.language,
        women_only=asked.women_only,
        free=asked.free,
        children=asked.children,
        now=now if asked.open_now else None,
        among=saying(asked.words),
    )
    if asked.no_papers:
        services = services.filter(papers_asked=Papers.NEVER)
    if asked.walk_in:
        services = services.filter(coming__in=[Coming.WALK_IN, Coming.BOTH])
    return services


def _asked_in_words(asked: Asked, read_as: str) -> list[str]:
    town = _town_of(asked)
    return [
        *([str(Need(asked.need).label)] if asked.need else []),
        *([read_as or asked.words] if asked.words else []),
        *([town_name(town)] if town else []),
        *([name_here(asked.language)] if asked.language else []),
    ]


# -- what the form offers


def town_choices() -> list[tuple[str, str, dict[str, str]]]:
    """(country, uuid, names by language and "" for its own) of each town with a service."""

    def make() -> list[tuple[str, str, dict[str, str]]]:
        return [(town.country, str(town.uuid), {**town.names, "": town.name}) for town in towns()]

    return shared("lms.services.towns", make, seconds=CHOICES_SECONDS)


def language_choices() -> list[str]:
    """The languages of the site and those that services speak."""

    def make() -> list[str]:
        told = set(Language.objects.exclude(code="").values_list("code", flat=True).distinct())
        return [*dict(site_languages()), *sorted(told - set(dict(site_languages())))]

    return shared("lms.services.languages", make, seconds=CHOICES_SECONDS)
