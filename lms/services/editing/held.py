"""Coordinators hold a service back while they look into what was said about it (lms.concerns). Whoever edits
it sees that, and cannot end it.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.services.directory.models import Service
from lms.services.editing.actions import note
from lms.services.keeping.enums import Done


@transaction.atomic
def hold_back(service: Service, *, by: Person) -> None:
    """From now on nobody outside sees it. Who may do this is asked where the concern is."""
    lock(service)
    if service.held_back_on is None:
        service.held_back_on = days.today()
        _save(service, Done.HELD_BACK, by=by)


@transaction.atomic
def let_go(service: Service, *, by: Person, stays_away: bool = False) -> None:
    """It is shown as it was; or, `stays_away`, it is a draft: whoever edits it looks through it and publishes
    it anew.
    """
    lock(service)
    if service.held_back_on is not None:
        service.held_back_on = None
        service.is_published = service.is_published and not stays_away
        _save(service, Done.WITHDRAWN if stays_away else Done.LET_GO, by=by)


def _save(service: Service, what: Any, *, by: Person) -> None:
    service.last_modified = timezone.now()
    service.save(update_fields=["held_back_on", "is_published", "last_modified"])
    note(service, {what: ("", "")}, by=by)
