from django.db.models import QuerySet

from lms.core.people import Person
from lms.services.directory.models import Service
from lms.services.keeping.models import Change, ErrorReport
from lms.services.keeping.rules import edited_by


def edited_services(person: Person) -> QuerySet[Service]:
    """Those that somebody may change."""
    return Service.objects.filter(edited_by__in=[each.pk for each in edited_by(person)])


def open_reports(person: Person) -> QuerySet[ErrorReport]:
    """What is said to be wrong with these, the oldest first, as long as nobody looked into it."""
    mine = ErrorReport.objects.filter(service__in=edited_services(person), handled_at=None)
    return mine.select_related("service").order_by("reported_on", "pk")


def history_of(service: Service) -> QuerySet[Change]:
    return service.changes.select_related("by").order_by("-at", "-pk")
