"""Employers that applied are known by what they said then, not by the name they have here."""

from collections.abc import Collection
from typing import Any

from employers.applications.models import Application
from employers.applications.queries import firm_of
from employers.bans.firms import Firm, knowing
from lms.organisations.models import Organisation


def _who_applied(places: Collection[Organisation]) -> dict[Any, Firm]:
    found = Application.objects.filter(organisation__in=places)
    return {application.organisation_id: firm_of(application) for application in found}


knowing.add("applications", _who_applied)
