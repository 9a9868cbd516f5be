"""What is found for what somebody asks."""

import datetime
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lms.core.languages import site_languages
from lms.core.shared import shared
from lms.core.texts import Text, name_here
from lms.core.written import comma
from lms.services.directory.models import Service
from lms.services.directory.queries import narrowed, open_at, public, towns, with_all_shown
from lms.services.enums import Coming, Interpreter, Papers
from lms.services.finding.asked import Asked, sealed
from lms.services.finding.shown import ShownService, town_name
from lms.services.index import found as saying
from lms.services.needs.enums import Need
from lms.services.places.models import Town
from lms.services.reaching.models import Language

PAGE = 10
#: A list for the wall of a waiting room, not a book.
MOST_PRINTED = 30
#: Beyond, nobody reads to the end, and putting all of them in order would take seconds.
MOST_PUT_IN_ORDER = 500
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
    def example(self) -> Text | str:
        return next((place.alert for place in self.services if place.alert), "")

    @property
    def sentence(self) -> str:
        count = ngettext("%(count)d service", "%(count)d services", self.count) % {"count": self.count}
        asked = comma().join(_asked_in_words(self.asked))
        return f"{count}: {asked}" if asked else count

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
    services = _fitting(asked, now)
    count = services.count()
    page = max(1, min(asked.page, -(-count // PAGE)))
    asked = replace(asked, page=page)
    shown = with_all_shown(_in_order(services, asked, now, count))[(page - 1) * PAGE : page * PAGE]
    found = _shown(shown, asked, now)
    asked = replace(asked, shown=tuple(str(place.uuid) for place in found))
    return Found(asked=asked, services=found, count=count)


def chosen(
    asked: Asked, *, most: int = MOST_PRINTED, now: datetime.datetime | None = None
) -> list[ShownService]:
    """What she ticked, in the order of names; without a tick, what is found."""
    now = now or timezone.now()
    if asked.mine:
        services = public().filter(uuid__in=asked.mine).order_by("name", "pk")
    else:
        fitting = _fitting(asked, now)
        services = _in_order(fitting, asked, now, fitting.count())
    return _shown(with_all_shown(services)[:most], asked, now)


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


def _shown(services: QuerySet[Service], asked: Asked, now: datetime.datetime) -> list[ShownService]:
    wanted = wanted_language(asked)
    return [ShownService(each, near=asked.town, wanted=wanted, now=now) for each in services]


def _fitting(asked: Asked, now: datetime.datetime) -> QuerySet[Service]:
    services = narrowed(
        public(),
        need=asked.need,
        town=Town.objects.filter(uuid=asked.town).first() if asked.town else None,
        language=asked.language,
        women_only=asked.women_only,
        free=asked.free,
        children=asked.children,
        now=now if asked.open_now else None,
    )
    if asked.no_papers:
        services = services.filter(papers_asked=Papers.NEVER)
    if asked.walk_in:
        services = services.filter(coming__in=[Coming.WALK_IN, Coming.BOTH])
    return saying(services, asked.words) if asked.words else services


def _in_order(
    services: QuerySet[Service], asked: Asked, now: datetime.datetime, count: int
) -> QuerySet[Service]:
    """Those that are open, and that speak her language, first; of very many, as they stand in the table."""
    if count > MOST_PUT_IN_ORDER:
        return services.order_by("pk")
    wanted = wanted_language(asked)
    speaking = Language.objects.filter(code=wanted, interpreter=Interpreter.SPOKEN, service__isnull=False)
    return services.annotate(
        shut=_nought(open_at(now)), foreign=_nought(Q(pk__in=speaking.values("service")))
    ).order_by("shut", "foreign", "name", "pk")


def _nought(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())


def _asked_in_words(asked: Asked) -> list[str]:
    town = Town.objects.filter(uuid=asked.town).first() if asked.town else None
    return [
        *([str(Need(asked.need).label)] if asked.need else []),
        *([asked.words] if asked.words else []),
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
