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
    _refresh("service", services)
    places = ServiceAtLocation.objects.filter(service__in=[service.pk for service in services])
    _refresh("service_at_location", list(places))


def _refresh(owner: str, rows: Sequence[Any]) -> None:
    keys = [row.pk for row in rows]
    schedules: dict[Any, list[Schedule]] = defaultdict(list)
    for schedule in Schedule.objects.filter(**{f"{owner}__in": keys}).order_by("position", "pk"):
        schedules[getattr(schedule, f"{owner}_id")].append(schedule)
    Hours.objects.filter(**{f"{owner}__in": keys}).delete()
    countries, made = _countries(owner, keys), []
    for row in rows:
        for hours in week_of(schedules[row.pk], row.closed_days):
            setattr(hours, owner, row)
            hours.country = countries.get(row.pk, "")
            made.append(hours)
    Hours.objects.bulk_create(made, batch_size=500)


def _countries(owner: str, keys: Sequence[Any]) -> dict[Any, str]:
    """Where each of them is; of several places of a service the first."""
    key = "pk" if owner == "service_at_location" else "service"
    places = ServiceAtLocation.objects.filter(**{f"{key}__in": keys}, location__town__isnull=False)
    found: dict[Any, str] = {}
    for each, country in places.order_by("position", "pk").values_list(key, "location__town__country"):
        found.setdefault(each, country)
    return found


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
