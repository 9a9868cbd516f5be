"""Who may write in the directory."""

from typing import Any

from lms.core.people import Person
from lms.organisations.models import DESK_ROLES, Organisation, Role
from lms.organisations.queries import current_memberships
from lms.organisations.rules import administrates
from lms.services.directory.models import Service


def edited_by(person: Person, *roles: Any) -> list[Organisation]:
    """The partner organisations for which somebody writes, in one of these roles or in any of the desk's."""
    found = {
        membership.organisation.pk: membership.organisation
        for membership in current_memberships(person)
        if membership.role in (roles or DESK_ROLES)
        and membership.organisation.kind == Organisation.Kind.PARTNER
    }
    return sorted(found.values(), key=lambda organisation: organisation.name)


def can_edit(person: Person, service: Service) -> bool:
    """Whoever works for the organisation that edits it."""
    return service.edited_by_id in {organisation.pk for organisation in edited_by(person)}


def is_own_house(service: Service) -> bool:
    """Whoever edits the service writes about whoever offers it too."""
    house = service.organization
    return house is not None and house.edited_by_id == service.edited_by_id


def can_edit_house(person: Person, service: Service) -> bool:
    return can_edit(person, service) and is_own_house(service)


def can_edit_rows(person: Person, service: Service, *, of_house: bool) -> bool:
    """What stands in rows of their own: of the service and its places, or of whoever offers it."""
    return can_edit_house(person, service) if of_house else can_edit(person, service)


def can_add(person: Person, organisation: Organisation) -> bool:
    return organisation in edited_by(person)


def can_exchange(person: Person, organisation: Organisation) -> bool:
    """Import and export for an organisation: its coordinators, and whoever sets the site up."""
    return administrates(person) or organisation in edited_by(person, Role.COORDINATOR)
