"""What of the directory is shown to whom, and how it is narrowed."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from lms.core import days
from lms.services.directory.models import Service, ServiceArea, ServiceAtLocation
from lms.services.enums import Answer, Cost, Status
from lms.services.places.models import Town
from lms.services.reaching.models import Hours, Language

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
    """What anybody may read today: published, looked at once, open, neither paused nor suspended.

    Past its review it stays, and `standing_on` says so.
    """
    day = day or days.today()
    paused = Q(paused_on__lte=day) & (Q(paused_until=None) | Q(paused_until__gt=day))
    return (
        Service.objects.filter(is_published=True, status=Status.ACTIVE, reviewed_on__lte=day)
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


def _in_town(town: Town) -> Any:
    """Offered there, or for the people there."""
    there = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__town=town)
    reached = ServiceArea.objects.filter(
        Q(town=town) | Q(town=None, country=town.country), service=OuterRef("pk")
    )
    return Exists(there) | Exists(reached)


def _in_country(country: str) -> Any:
    there = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__town__country=country)
    return Exists(there) | Exists(ServiceArea.objects.filter(service=OuterRef("pk"), country=country))


def _speaks(language: str) -> Any:
    """Somebody there, whoever answers the phone, or an interpreter."""
    of_a_place = Language.objects.filter(
        code=language, location__service_at_locations__service=OuterRef("pk")
    )
    of_a_phone = Language.objects.filter(code=language, phone__service=OuterRef("pk"))
    own = Language.objects.filter(code=language, service=OuterRef("pk"))
    return Exists(own) | Exists(of_a_place) | Exists(of_a_phone)


def open_at(moment: datetime.datetime | None = None) -> Any:
    """A condition on services: answers day and night, or has hours that say so. Not known is not open."""
    here = days.local(moment or timezone.now())
    open_then = (
        Hours.objects.filter(weekday=here.isoweekday(), is_closed=False, opens__lte=here.time())
        .filter(Q(closes=None) | Q(closes__gt=here.time()))
        .filter(Q(valid_from=None) | Q(valid_from__lte=days.day_of(here)))
        .filter(Q(valid_to=None) | Q(valid_to__gte=days.day_of(here)))
    )
    return (
        Q(answers_day_and_night=True)
        | Q(Exists(open_then.filter(service=OuterRef("pk"))))
        | Q(Exists(open_then.filter(service_at_location__service=OuterRef("pk"))))
    )


def towns() -> QuerySet[Town]:
    """Where something is offered that anybody may read about."""
    there = ServiceAtLocation.objects.filter(location__town=OuterRef("pk"), service__in=public())
    return Town.objects.filter(Exists(there)).order_by("country", "name")
