"""What of the directory is shown to whom, and how it is narrowed."""

import datetime
import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import IsNull

from lms.contacts.enums import Answer
from lms.core import days
from lms.services.countries import ZONES
from lms.services.directory.models import Service, ServiceArea, ServiceAtLocation
from lms.services.enums import Cost, Status
from lms.services.places.models import Town
from lms.services.reaching.models import Hours, Language, Phone

#: What a page about a service reads besides: as many queries for one as for many.
OF_A_SERVICE = (
    "organization__wordings",
    "wordings",
    "needs",
    "languages",
    "hours",
    "phones",
    "cost_options",
    "required_documents",
    "service_areas__town",
)
OF_A_PLACE = ("location__wordings", "location__languages", "location__addresses", "location__phones",
              "location__accessibility", "hours", "phones")  # fmt: skip
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
    among: Sequence[QuerySet[Any]] = (),
) -> QuerySet[Service]:
    """Those that answer all that is asked; what is not asked narrows nothing. `now`: open at that moment;
    `among`: they stand in each of these tables, whose keys are those of services.
    """
    conditions = [_Condition([rows.values_list("pk")], Q(pk__in=rows.values("pk"))) for rows in among]
    if town:
        conditions.append(_in_town(town))
    elif country:
        conditions.append(_in_country(country))
    if language:
        conditions.append(_speaks(language))
    if now:
        conditions.append(_is_open(now, town))
    services = _all_of(services, conditions)
    if need:
        services = services.filter(needs__need=need)  # a need stands once at a service
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


@dataclass(frozen=True)
class _Condition:
    """`keys` are the services it leaves, from several tables; `each` asks one service whether it is left."""

    keys: list[QuerySet[Any, Any]]
    each: Q


def _all_of(services: QuerySet[Service], conditions: Iterable[_Condition]) -> QuerySet[Service]:
    """Where few are left by some, the database begins with those that all of these leave: two lists that are
    named one after the other, PostgreSQL looks through the whole table for.
    """
    few: set[int] | None = None
    for condition in conditions:
        keys = few_of(*condition.keys)
        if keys is None:
            services = services.filter(condition.each)
        else:
            few = set(keys) if few is None else few & set(keys)
    return services if few is None else services.filter(pk__in=sorted(few))


def _in_town(town: Town) -> _Condition:
    """Offered there, or for the people there."""
    there = ServiceAtLocation.objects.filter(location__town=town)
    reached = ServiceArea.objects.filter(Q(town=town) | Q(town=None, country=town.country))
    return _in_one_of(there, reached)


def _in_country(country: str) -> _Condition:
    there = ServiceAtLocation.objects.filter(location__town__country=country)
    return _in_one_of(there, ServiceArea.objects.filter(country=country))


def _speaks(language: str) -> _Condition:
    """Somebody there, whoever answers the phone, or an interpreter."""
    there = ServiceAtLocation.objects.filter(
        Exists(Language.objects.filter(code=language, location=OuterRef("location")))
    )
    phones = Phone.objects.filter(Exists(Language.objects.filter(code=language, phone=OuterRef("pk"))))
    return _in_one_of(Language.objects.filter(code=language), phones, there)


def _open_then(moment: datetime.datetime) -> QuerySet[Hours]:
    """By the clock of each country; where nobody knows which it is, by the site's.

    One condition for all: of several with OR between them, SQLite would read every hour of the day.
    """
    here = days.local(moment).replace(tzinfo=None)
    elsewhere: dict[datetime.datetime, list[str]] = {}
    for country, zone in ZONES.items():
        there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if there != here:
            elsewhere.setdefault(there, []).append(country)

    def told(part: Callable[[datetime.datetime], Any]) -> Any:
        parts = {clock: part(clock) for clock in (here, *elsewhere)}
        if len(set(parts.values())) == 1:
            return parts[here]
        cases = [
            When(country__in=countries, then=Value(parts[clock])) for clock, countries in elsewhere.items()
        ]
        return Case(*cases, default=Value(parts[here]))

    weekdays = {clock.isoweekday() for clock in (here, *elsewhere)}
    today = told(lambda clock: days.day_of(clock.replace(tzinfo=days.zone())))
    now = told(datetime.datetime.time)
    return (
        Hours.objects.filter(weekday__in=sorted(weekdays), is_closed=False, opens__lte=now)
        .filter(Q(closes=None) | Q(closes__gt=now))
        .filter(Q(valid_from=None) | Q(valid_from__lte=today))
        .filter(Q(valid_to=None) | Q(valid_to__gte=today))
        .filter(Q() if len(weekdays) == 1 else Q(weekday=told(datetime.datetime.isoweekday)))
        .order_by()
    )


def _is_open(moment: datetime.datetime, town: Town | None) -> _Condition:
    """Answers day and night, or has hours that say so. Not known is not open.

    As a page shows it (lms.services.finding.shown): one of its places is open, in a town one of those there;
    the hours of the service itself count for a place without hours, and where there is no place.
    """
    open_then = _open_then(moment)
    keys = [
        open_then.filter(
            _told_there(town), _stands_for_service("service", town), service__isnull=False
        ).values_list("service"),
        ServiceAtLocation.objects.filter(
            _counts(town),
            pk__in=open_then.filter(service_at_location__isnull=False).values("service_at_location"),
        ).values_list("service"),
        Service.objects.filter(answers_day_and_night=True).values_list("pk"),
    ]
    return _Condition(keys, open_at(moment, town))


def _counts(town: Town | None) -> Q:
    """Of the places where a service is: all; in a town those there, where there are any."""
    if town is None:
        return Q(location__isnull=False)
    there = ServiceAtLocation.objects.filter(service=OuterRef("service"), location__town=town)
    return Q(location__town=town) | Q(location__isnull=False) & ~has(there)


def _stands_for_service(key: str, town: Town | None) -> Q:
    """Whether hours of the service `key` are those of a place that has none, or of no place at all."""
    places = ServiceAtLocation.objects.filter(_counts(town), service=OuterRef(key))
    without = places.filter(~has(Hours.objects.filter(service_at_location=OuterRef("pk"))))
    return ~has(places) | has(without)


def _told_there(town: Town | None) -> Q:
    """Of the hours of a service, which stand once for each country it is in: those by the clock of the town,
    where it has a place there.
    """
    if town is None:
        return Q()
    there = ServiceAtLocation.objects.filter(service=OuterRef("service"), location__town=town)
    return Q(country__in=[town.country, ""]) | ~has(there)


def open_at(moment: datetime.datetime, town: Town | None = None) -> Q:
    """The same, asked of each service."""
    open_then = _open_then(moment)
    at_places = ServiceAtLocation.objects.filter(
        _counts(town), has(open_then.filter(service_at_location=OuterRef("pk")))
    )
    return (
        Q(answers_day_and_night=True)
        | has(open_then.filter(_told_there(town), service=OuterRef("pk"))) & _stands_for_service("pk", town)
        | has(_of_the_service(at_places))
    )


def open_among(keys: Sequence[int], moment: datetime.datetime, town: Town | None = None) -> set[int]:
    """Which of these few are open then."""
    then = _open_then(moment)
    places = ServiceAtLocation.objects.filter(_counts(town), service__in=keys)
    found = _together(
        then.filter(_told_there(town), _stands_for_service("service", town), service__in=keys).values_list(
            "service"
        ),
        places.filter(has(then.filter(service_at_location=OuterRef("pk")))).values_list("service"),
        Service.objects.filter(pk__in=keys, answers_day_and_night=True).values_list("pk"),
    )
    return {key for (key,) in found}


def _in_one_of(*rows: QuerySet[Any]) -> _Condition:
    """Services that have a row in one of these."""
    keys = [each.filter(service__isnull=False).values_list("service") for each in rows]
    return _Condition(keys, reduce(operator.or_, (has(_of_the_service(each)) for each in rows)))


def has(rows: QuerySet[Any]) -> Q:
    """That there is one of `rows`, which name whom they belong to by OuterRef. As EXISTS it would be made a
    table of all rows there are as soon as several are asked, to show ten.
    """
    return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), False))


def _of_the_service(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(service=OuterRef("pk"))


def few_of(*keys: QuerySet[Any, Any]) -> list[int] | None:
    """The keys of services, as long as they are few. Which way is short, databases guess badly: of few, all
    the others need not be looked at; of many, one is soon found.
    """
    found = list(_together(*keys)[: FEW + 1])
    return None if len(found) > FEW else sorted({key for (key,) in found if key is not None})


def _together(*keys: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """In no order: combined, they would be sorted as the first usually is, and have no such column."""
    first, *others = (each.order_by() for each in keys)
    return first.union(*others, all=True).order_by() if others else first


def towns() -> QuerySet[Town]:
    """Where something is offered that anybody may read about."""
    there = ServiceAtLocation.objects.filter(location__town=OuterRef("pk"), service__in=public())
    return Town.objects.filter(Exists(there)).order_by("country", "name")
