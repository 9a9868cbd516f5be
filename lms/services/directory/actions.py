"""What follows from a record that was written: its hours, its town."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from lms.services.directory.models import Service, ServiceAtLocation
from lms.services.places.models import Address, Location, Town
from lms.services.reaching.models import Hours, Schedule
from lms.services.reaching.rules import week_of

COUNTRY_LENGTH = 2


@transaction.atomic
def refresh_hours(services: Iterable[Service]) -> None:
    """The week of each of these services, and of each where it is offered, is made of its schedules anew."""
    services = list(services)
    places = ServiceAtLocation.objects.filter(service__in=[service.pk for service in services])
    _refresh("service_at_location", list(places))
    _refresh("service", services)


def _refresh(owner: str, rows: Sequence[Any]) -> None:
    keys = [row.pk for row in rows]
    schedules: dict[Any, list[Schedule]] = defaultdict(list)
    for schedule in Schedule.objects.filter(**{f"{owner}__in": keys}).order_by("position", "pk"):
        schedules[getattr(schedule, f"{owner}_id")].append(schedule)
    Hours.objects.filter(**{f"{owner}__in": keys}).delete()
    countries = _countries(owner, keys)
    made = []
    for row in rows:
        for country in countries.get(row.pk, [""]):
            for hours in week_of(schedules[row.pk], row.closed_days):
                setattr(hours, owner, row)
                hours.country = country
                made.append(hours)
    Hours.objects.bulk_create(made, batch_size=500)


def _countries(owner: str, keys: Sequence[Any]) -> dict[Any, list[str]]:
    """By whose clocks the hours of each are told. Those of a service are those of its places that have none
    of their own: of each in its country ("" where nobody knows it), so there may be several.
    """
    key = "pk" if owner == "service_at_location" else "service"
    places = ServiceAtLocation.objects.filter(**{f"{key}__in": keys}, location__isnull=False)
    if owner == "service":
        places = places.exclude(pk__in=_with_hours(keys))
    found: dict[Any, dict[str, None]] = defaultdict(dict)
    for each, country in places.order_by("position", "pk").values_list(key, "location__town__country"):
        found[each][country or ""] = None
    return {each: list(countries) for each, countries in found.items()}


def _with_hours(services: Sequence[Any]) -> Any:
    theirs = Hours.objects.filter(service_at_location__service__in=services)
    return theirs.values("service_at_location")


@transaction.atomic
def find_towns(locations: Iterable[Location]) -> None:
    """Of a place that says no town, the one of its address, when that names a country by its two letters."""
    keys = [location.pk for location in locations if location.town_id is None]
    found = Address.objects.filter(location__in=keys).exclude(city="").order_by("-position", "-pk")
    of_location = {address.location_id: (address.city.strip()[:120], address.country.strip().upper())
                   for address in found if len(address.country.strip()) == COUNTRY_LENGTH}  # fmt: skip
    towns = {
        named: Town.objects.get_or_create(name=named[0], country=named[1])[0]
        for named in dict.fromkeys(of_location.values())
    }
    changed = list(Location.objects.filter(pk__in=of_location))
    for location in changed:
        location.town = towns[of_location[location.pk]]
    Location.objects.bulk_update(changed, ["town"], batch_size=500)
