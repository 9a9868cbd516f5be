"""Services of a directory, as they are asked for in tests."""

import datetime
from itertools import count

from lms.core import days
from lms.services.directory.models import Organization, Service, ServiceAtLocation, ServiceNeed
from lms.services.places.models import Location, Town

_number = count(1)


def make_town(name="Bologna", country="IT") -> Town:
    return Town.objects.get_or_create(name=name, country=country)[0]


def make_organization(**facts) -> Organization:
    return Organization.objects.create(
        **{"name": f"House {next(_number)}", "description": "A house."} | facts
    )


def make_service(*, needs=(), towns=(), **facts) -> Service:
    """One that anybody may read about today."""
    today = days.today()
    service = Service.objects.create(
        **{
            "organization": facts.pop("organization", None) or make_organization(),
            "name": f"Help {next(_number)}",
            "description": "Somebody listens.",
            "is_published": True,
            "reviewer": "The office",
            "reviewed_on": today,
            "expires_on": today + datetime.timedelta(days=180),
        }
        | facts
    )
    ServiceNeed.objects.bulk_create([ServiceNeed(service=service, need=need) for need in needs])
    for town in towns:
        make_place(service, town=town)
    return service


def make_place(service, *, town=None, **facts) -> ServiceAtLocation:
    location = Location.objects.create(
        organization=service.organization, name=f"Place {next(_number)}", town=town, **facts
    )
    return ServiceAtLocation.objects.create(service=service, location=location)
