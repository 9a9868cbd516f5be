"""Who offers services, as they are told about at all of these."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.services.directory.models import Service
from lms.services.editing.actions import columns_of, touched
from lms.services.editing.telling import check_texts
from lms.services.keeping.enums import Done
from lms.services.keeping.rules import can_edit_house


@transaction.atomic
def change_house(service: Service, *, by: Person, values: Mapping[str, Any]) -> None:
    """Who offers it, for all that they offer."""
    check_texts(values, organisation=service.edited_by)
    permit(can_edit_house(by, service))
    house = lock(service.organization)
    before = house.name
    for name, value in values.items():
        setattr(house, name, value)
    house.save(update_fields=columns_of(values))
    for each in house.services.filter(edited_by=service.edited_by):
        touched(each, {Done.HOUSE: (before, house.name) if before != house.name else ("", "")}, by=by)
