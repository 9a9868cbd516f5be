"""How a service is reached and for whom: rows of their own. Each setter gives what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lms.core import written
from lms.services.directory.models import Service, ServiceArea, ServiceNeed
from lms.services.editing.words import Changed
from lms.services.reaching.models import Language, Phone


@dataclass(frozen=True)
class Reached:
    """How a service is reached: numbers, languages by how they are spoken, and the countries it is for."""

    phones: Sequence[str] = ()
    countries: Sequence[str] = ()
    languages: Sequence[tuple[str, str, str]] = ()  # (code, name, interpreter)


def set_reached(service: Service, reached: Reached) -> Changed:
    return {**_phones(service, reached), **_languages(service, reached), **_countries(service, reached)}


def set_needs(service: Service, needs: Sequence[str]) -> Changed:
    before = sorted(service.needs.values_list("need", flat=True))
    if before == sorted(needs):
        return {}
    service.needs.all().delete()
    ServiceNeed.objects.bulk_create([ServiceNeed(service=service, need=need) for need in needs])
    return {"needs": (before, sorted(needs))}


def _phones(service: Service, reached: Reached) -> Changed:
    """A number that stays keeps its row, and what a file said of it."""
    rows = {phone.number: phone for phone in service.phones.all()}
    if list(rows) == list(reached.phones):
        return {}
    for number, phone in rows.items():
        if number not in reached.phones:
            phone.delete()
    for position, number in enumerate(reached.phones):
        if number in rows:
            Phone.objects.filter(pk=rows[number].pk).update(position=position)
        else:
            Phone.objects.create(
                service=service, edited_by=service.edited_by, number=number, position=position
            )
    return {"phones": (list(rows), list(reached.phones))}


def _languages(service: Service, reached: Reached) -> Changed:
    rows = {(language.code, language.interpreter): language for language in service.languages.all()}
    wanted = {(code, interpreter): name for code, name, interpreter in reached.languages}
    if set(rows) == set(wanted):
        return {}
    for key, language in rows.items():
        if key not in wanted:
            language.delete()
    for position, ((code, interpreter), name) in enumerate(wanted.items()):
        if (code, interpreter) not in rows:
            Language.objects.create(
                service=service,
                edited_by=service.edited_by,
                code=code,
                name=name,
                interpreter=interpreter,
                position=position,
            )
    return {"languages": (sorted(code for code, _how in rows), sorted(code for code, _how in wanted))}


def areas_of(service: Service) -> QuerySet[ServiceArea]:
    """Whole countries. What a file says of smaller areas stays as it came."""
    return service.service_areas.filter(town=None).exclude(country="")


def _countries(service: Service, reached: Reached) -> Changed:
    before = sorted(area.country for area in areas_of(service))
    if before == sorted(reached.countries):
        return {}
    areas_of(service).exclude(country__in=reached.countries).delete()
    for code in reached.countries:
        if code not in before:
            name = written.country(code, service.language)
            ServiceArea.objects.create(service=service, edited_by=service.edited_by, country=code, name=name)
    return {"countries": (before, sorted(reached.countries))}
