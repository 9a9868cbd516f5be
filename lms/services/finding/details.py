"""What stands in rows of their own, as whoever reads of a service is told it: prices of today, what one
brings, who may come, ways in.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from lms.core import written
from lms.core.texts import Text, in_a_row, sentence
from lms.services.directory.models import CostOption, Service, ServiceArea
from lms.services.places.models import Location


def after(said: Any, more: Iterable[Any]) -> Any:
    """One thing after the other, as sentences, each in the language it is written in."""
    found = [each for each in (said, *more) if each]
    if len(found) < 2:
        return found[0] if found else ""
    parts = {f"part{number}": _without_stop(each) for number, each in enumerate(found[:-1])}
    parts["last"] = found[-1]
    return sentence(". ".join(f"%({name})s" for name in parts), **parts)


def _without_stop(text: Any) -> Any:
    return Text(text.rstrip(" ."), text.language) if isinstance(text, Text) else text


def prices(service: Service, day: datetime.date) -> list[str]:
    """Those that hold on this day."""
    return [
        found
        for row in service.cost_options.all()
        if not (row.valid_from and day < row.valid_from) and not (row.valid_to and row.valid_to < day)
        if (found := _price(row, service.language))
    ]


def _price(row: CostOption, language: str) -> str:
    amount = f"{written.number(row.amount)} {row.currency}".strip() if row.amount is not None else ""
    said = Text(in_a_row([row.option, row.amount_description]), language)
    if amount and row.option:
        return sentence(_("%(what)s: %(price)s"), what=said, price=amount)
    return amount or said


def documents(service: Service) -> list[str]:
    return [Text(row.document, service.language) for row in service.required_documents.all() if row.document]


def ages(service: Service) -> str:
    youngest, oldest = service.minimum_age, service.maximum_age
    if youngest is not None and oldest is not None:
        return _("Aged %(youngest)d to %(oldest)d") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("From the age of %(age)d") % {"age": youngest}
    return _("Up to the age of %(age)d") % {"age": oldest} if oldest is not None else ""


def areas(service: Service) -> str:
    """Where those live who may come."""
    named = in_a_row(dict.fromkeys(filter(None, (_area(row) for row in service.service_areas.all()))))
    return _("For people who live in: %(areas)s") % {"areas": named} if named else ""


def _area(row: ServiceArea) -> str:
    if row.town_id is None and row.country:
        return written.country(row.country)
    return row.name or (row.town.name if row.town else "")


def ways_in(location: Location) -> list[str]:
    rows = location.accessibility.all()
    return [
        Text(in_a_row([row.description, row.details]), location.language)
        for row in rows
        if row.description or row.details
    ]
