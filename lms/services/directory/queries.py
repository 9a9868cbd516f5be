"""What of the directory is shown to whom, and how it is narrowed."""

import datetime
import operator
from functools import reduce
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from lms.core import days
from lms.services.directory.models import Service, ServiceArea, ServiceAtLocation
from lms.services.enums import Answer, Cost, Status
from lms.services.places.models import Town
from lms.services.reaching.models import Hours, Language, Phone

#: What a page about a service reads besides: as many queries for one as for many.
OF_A_SERVICE = ("organization__wordings", "wordings", "needs", "languages", "hours", "phones")
OF_A_PLACE = ("location__wordings", "location__languages", "location__addresses", "location__phones", "hours",
              "phones")  # fmt: skip
#: So few are named one by one, and the database begins with them; of more each service is asked.
FEW = 2000


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
    places = ServiceAtLocation.objects.select_related("location__town").prefetch_related(*OF_A_PLACE)
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
    """Offered there, or for the people there."""
    there = ServiceAtLocation.objects.filter(location__town=town)
    reached = ServiceArea.objects.filter(Q(town=town) | Q(town=None, country=town.country))
    return _in_one_of(there, reached)


def _in_country(country: str) -> Q:
    there = ServiceAtLocation.objects.filter(location__town__country=country)
    return _in_one_of(there, ServiceArea.objects.filter(country=country))


def _speaks(language: str) -> Q:
    """Somebody there, whoever answers the phone, or an interpreter."""
    there = ServiceAtLocation.objects.filter(
        Exists(Language.objects.filter(code=language, location=OuterRef("location")))
    )
    phones = Phone.objects.filter(Exists(Language.objects.filter(code=language, phone=OuterRef("pk"))))
    return _in_one_of(Language.objects.filter(code=language), phones, there)


def open_at(moment: datetime.datetime | None = None) -> Q:
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
    always = Service.objects.filter(answers_day_and_night=True)
    at_places = ServiceAtLocation.objects.filter(Exists(open_then.filter(service_at_location=OuterRef("pk"))))
    few = few_of(
        open_then.filter(service__isnull=False).values_list("service"),
        open_then.filter(service_at_location__isnull=False).values_list("service_at_location__service"),
        always.values_list("pk"),
    )
    if few is not None:
        return Q(pk__in=few)
    of_services = open_then.filter(service=OuterRef("pk"))
    return Q(answers_day_and_night=True) | Exists(of_services) | Exists(_of_the_service(at_places))


def _in_one_of(*rows: QuerySet[Any]) -> Q:
    """Services that have a row in one of these."""
    few = few_of(*(each.filter(service__isnull=False).values_list("service") for each in rows))
    if few is not None:
        return Q(pk__in=few)
    return reduce(operator.or_, (Q(Exists(_of_the_service(each))) for each in rows))


def _of_the_service(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(service=OuterRef("pk")).order_by()


def few_of(*keys: QuerySet[Any, Any]) -> list[int] | None:
    """The keys of services, as long as they are few. Which way is short, databases guess badly: of few, all
    the others need not be looked at; of many, one is soon found.
    """
    first, *others = (each.order_by() for each in keys)
    found = list((first.union(*others, all=True) if others else first)[: FEW + 1])
    return None if len(found) > FEW else sorted({key for (key,) in found if key is not None})


def towns() -> QuerySet[Town]:
    """Where something is offered that anybody may read about."""
    there = ServiceAtLocation.objects.filter(location__town=OuterRef("pk"), service__in=public())
    return Town.objects.filter(Exists(there)).order_by("country", "name")
