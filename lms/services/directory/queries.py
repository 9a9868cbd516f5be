"""What of the directory is shown to whom, and how it is narrowed."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from lms.core import days
from lms.services.directory.models import Service, ServiceArea, ServiceAtLocation
from lms.services.enums import Answer, Cost, Status
from lms.services.places.models import Town
from lms.services.reaching.models import Hours, Language, Phone

#: What a page about a service reads besides: as many queries for one as for many.
OF_A_SERVICE = (
    "organization__wordings",
    "wordings",
    "needs",
    "languages",
    "hours",
    "phones__languages",
    "contacts__phones",
    "cost_options",
    "required_documents",
    "service_areas__town",
)
OF_A_PLACE = ("location__town", "location__wordings", "location__languages", "location__accessibility",
              "location__addresses", "location__phones__languages", "hours", "phones__languages")  # fmt: skip


def public(day: datetime.date | None = None) -> QuerySet[Service]:
    """What anybody may read today: published, looked at once, open, neither paused, suspended nor held back.

    Past its review it stays, and `standing_on` says so.
    """
    day = day or days.today()
    paused = Q(paused_on__lte=day) & (Q(paused_until=None) | Q(paused_until__gt=day))
    return (
        Service.objects.filter(
            is_published=True, status=Status.ACTIVE, reviewed_on__lte=day, held_back_on=None
        )
        .exclude(paused)
        .filter(Q(suspend_on=None) | Q(suspend_on__gt=day))
    )


def with_all_shown(services: QuerySet[Service]) -> QuerySet[Service]:
    """With what a page shows of them. Of a confidential place there is no address to be read: its addresses
    are the front door for the public.
    """
    places = ServiceAtLocation.objects.select_related("location").prefetch_related(*OF_A_PLACE)
    return services.select_related("organization").prefetch_related(
        *OF_A_SERVICE, Prefetch("service_at_locations", places)
    )


def narrowed(
    services: QuerySet[Service],
    *,
    need: str = "",
    town: Town | None = None,
    country: str = "",
    language: str = "",
    women_only: bool = False,
    free: bool = False,
    children: bool = False,
    now: datetime.datetime | None = None,
) -> QuerySet[Service]:
    """Those that answer all that is asked; what is not asked narrows nothing. `now`: open at that moment."""
    if need:
        services = services.filter(needs__need=need)  # a need stands once at a service
    if town:
        services = services.filter(_in_town(town))
    elif country:
        services = services.filter(_in_country(country))
    if language:
        services = services.filter(_speaks(language))
    if now:
        services = services.filter(open_at(now))
    answers = {
        name: value
        for name, value, is_asked in (
            ("women_only", Answer.YES, women_only),
            ("children_welcome", Answer.YES, children),
            ("cost", Cost.FREE, free),
        )
        if is_asked
    }
    return services.filter(**answers)


def _in_town(town: Town) -> Q:
    """Offered there, or for the people there. The database begins with these: they are few."""
    there = ServiceAtLocation.objects.filter(location__town=town)
    reached = ServiceArea.objects.filter(Q(town=town) | Q(town=None, country=town.country))
    return _one_of(there, reached)


def _in_country(country: str) -> Q:
    there = ServiceAtLocation.objects.filter(location__town__country=country)
    return _one_of(there, ServiceArea.objects.filter(country=country))


def _one_of(*rows: QuerySet[Any]) -> Q:
    first, *others = (each.filter(service__isnull=False).order_by().values("service") for each in rows)
    return Q(pk__in=first.union(*others, all=True))


def _speaks(language: str) -> Q:
    """Somebody there, whoever answers the phone, or an interpreter."""
    return _one_of(
        Language.objects.filter(code=language),
        Phone.objects.filter(languages__code=language),
        ServiceAtLocation.objects.filter(location__languages__code=language),
    )


def open_at(moment: datetime.datetime | None = None) -> Any:
    """A condition on services: answers day and night, or has hours that say so. Not known is not open."""
    here = days.local(moment or timezone.now())
    today, now = days.day_of(here), here.time()
    open_then = (
        Hours.objects.filter(weekday=here.isoweekday(), is_closed=False, opens__lte=now)
        .filter(Q(closes=None) | Q(closes__gt=now))
        .filter(Q(valid_from=None) | Q(valid_from__lte=today))
        .filter(Q(valid_to=None) | Q(valid_to__gte=today))
        .order_by()
    )
    # of places the list is made once: asked of each service, SQLite may look through all hours every time
    places = open_then.filter(service_at_location__isnull=False).values("service_at_location__service")
    return (
        Q(answers_day_and_night=True) | Q(Exists(open_then.filter(service=OuterRef("pk")))) | Q(pk__in=places)
    )


def towns() -> QuerySet[Town]:
    """Where something is offered that anybody may read about."""
    there = ServiceAtLocation.objects.filter(location__town=OuterRef("pk"), service__in=public())
    return Town.objects.filter(Exists(there)).order_by("country", "name")
