from collections.abc import Sequence

from django.db import transaction

from lms.core.people import Person
from lms.core.permissions import permit
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.network.collection.models import BookOrder
from lms.network.collection.rules import can_make_book
from lms.network.practices.models import Practice

KIND = "practices_book"


@transaction.atomic
def order_book(*, by: Person, language: str, practices: Sequence[Practice] = ()) -> Job:
    """A book of these, or of all where none is named, made beside the pages."""
    permit(can_make_book(by))
    order = BookOrder.objects.create(by=by, language=language)
    order.practices.set(practices)
    return jobs.start(KIND, about=str(order.uuid), owner=by)
