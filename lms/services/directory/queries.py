"""What of the directory is shown to whom, and how it is narrowed."""

import datetime
import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
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
#: Of those found for words more are named: to ask a service for a word, all its words are read.
FEW_FOUND = 8000


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
    conditions = []
    if town:
        conditions.append(_in_town(town))
    elif country:
        conditions.append(_in_country(country))
    if language:
        conditions.append(_speaks(language))
    for rows in among:
        conditions.append(_Condition([rows.values_list("pk")], Q(pk__in=rows.values("pk")), FEW_FOUND))
    services, are_few = _all_of(services, conditions)
    if now:
        services = services.filter(open_at(now, town) if are_few else open_first(now, town))
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
    """`keys` are the services it leaves, from several tables; `each` asks one service whether it is left.
    Up to `few` are named.
    """

    keys: list[QuerySet[Any, Any]]
    each: Q
    few: int | None = None


def _all_of(services: QuerySet[Service], conditions: Iterable[_Condition]) -> tuple[QuerySet[Service], bool]:
    """Where one of them leaves few, the database begins with these, and asks each of them the others: two
    lists that are named one after the other, PostgreSQL looks through the whole table for. Whether it does.
    """
    are_few = False
    for condition in conditions:
        keys = None if are_few else few_of(*condition.keys, most=condition.few)
        services = services.filter(condition.each if keys is None else Q(pk__among=keys))
        are_few = are_few or keys is not None
    return services, are_few


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


def _clocks(moment: datetime.datetime) -> dict[datetime.datetime, list[str]]:
    """What the clocks of the countries show then, beginning with the site's, and in which they show it."""
    found: dict[datetime.datetime, list[str]] = {days.local(moment).replace(tzinfo=None): []}
    for country, zone in ZONES.items():
        found.setdefault(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None), []).append(country)
    return found


def _open_then(moment: datetime.datetime) -> QuerySet[Hours]:
    """By the clock of each country; where nobody knows which it is, by the site's.

    One condition for all: of several with OR between them, SQLite would read every hour of the day.
    """
    clocks = _clocks(moment)
    here, *others = clocks

    def told(part: Callable[[datetime.datetime], Any]) -> Any:
        parts = {clock: part(clock) for clock in clocks}
        if len(set(parts.values())) == 1:
            return parts[here]
        cases = [When(country__in=clocks[clock], then=Value(parts[clock])) for clock in others]
        return Case(*cases, default=Value(parts[here]))

    weekdays = {clock.isoweekday() for clock in clocks}
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
    """Answers day and night, or has hours that say so. Not known is not open.

    As a page shows it (lms.services.finding.shown): one of its places is open, in a town one of those there;
    the hours of the service itself count for a place without hours, and where there is no place.
    """
    open_then = _open_then(moment)
    at_places = ServiceAtLocation.objects.filter(
        _counts(town), has(open_then.filter(service_at_location=OuterRef("pk")))
    )
    return (
        Q(answers_day_and_night=True)
        | has(open_then.filter(_told_there(town), service=OuterRef("pk"))) & _stands_for_service("pk", town)
        | has(_of_the_service(at_places))
    )


def open_first(moment: datetime.datetime, town: Town | None = None) -> Q:
    """The same, asked before all else: where few have hours then, as at night, of these alone."""
    maybe = few_of(*_maybe_open(moment))
    among = Q() if maybe is None else Q(pk__among=maybe)
    return among & open_at(moment, town)


def _maybe_open(moment: datetime.datetime) -> list[QuerySet[Any, Any]]:
    """The services that are open then, and some others: of the hours only what their index holds is asked,
    from the earliest of the clocks to the latest.
    """
    times: dict[int, list[datetime.time]] = {}
    for clock in _clocks(moment):
        times.setdefault(clock.isoweekday(), []).append(clock.time())
    found = [Service.objects.filter(answers_day_and_night=True).values_list("pk")]
    for weekday, shown in times.items():
        begun = Hours.objects.filter(weekday=weekday, opens__lte=max(shown))
        for rows in (begun.filter(closes__gt=min(shown)), begun.filter(closes=None)):
            found.append(rows.values_list(Coalesce("service", "service_at_location__service")))
    return found


def speaks_first(spoken: QuerySet[Language]) -> Q:
    """Services that have one of these languages: where they are few, by their keys."""
    found = few_of(spoken.filter(service__isnull=False).values_list("service"))
    return has(_of_the_service(spoken)) if found is None else Q(pk__among=found)


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


def few_of(*keys: QuerySet[Any, Any], most: int | None = None) -> set[int] | None:
    """The keys of services, as long as they are few. Which way is short, databases guess badly: of few, all
    the others need not be looked at; of many, one is soon found.
    """
    most = FEW if most is None else most
    found: set[int] = set()
    for each in keys:  # one after the other: of a union PostgreSQL does not plan for the first few
        rows = list(each.order_by()[: most + 1])
        found.update(key for (key,) in rows if key is not None)
        if max(len(rows), len(found)) > most:
            return None
    return found


def towns() -> QuerySet[Town]:
    """Where something is offered that anybody may read about."""
    there = ServiceAtLocation.objects.filter(location__town=OuterRef("pk"), service__in=public())
    return Town.objects.filter(Exists(there)).order_by("country", "name")
