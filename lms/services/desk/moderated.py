"""What waits for who edits a service: that it is looked at again, and what is said to be wrong."""

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days
from lms.core.people import Person
from lms.core.reviewing import DUE
from lms.services.desk.listing import state_of
from lms.services.directory.models import Service
from lms.services.keeping.queries import edited_services, open_reports
from lms.services.keeping.rules import edited_by

#: So many of a kind are shown; the list has them all.
SHOWN = 50


@register
class ServicesToReview(ModeratedKind):
    key = "services"
    label = gettext_lazy("Services to look at again")
    icon = "again"
    order = 40
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return bool(edited_by(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        ends = Least(Coalesce("expires_on", "suspend_on"), Coalesce("suspend_on", "expires_on"))
        due = edited_services(person).filter(is_published=True).annotate(ends_on=ends)
        return [
            WaitingItem(
                title=service.name,
                url=reverse("services_desk:service", args=[service.uuid]),
                since=days.start_of(service.ends_on - DUE),
                words=state_of(service).words,
            )
            for service in _in_order(due.filter(ends_on__lt=days.today() + DUE))[:SHOWN]
        ]


def _in_order(services: QuerySet[Service]) -> QuerySet[Service]:
    return services.order_by(F("ends_on").asc(nulls_last=True), "pk")


@register
class MistakesReported(ModeratedKind):
    key = "service_mistakes"
    label = gettext_lazy("Mistakes in services")
    icon = "attention"
    order = 30
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return bool(edited_by(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                title=report.service.name,
                url=reverse("services_desk:report", args=[report.uuid]),
                since=days.noon_of(report.reported_on),
                words=report.words[:80],
            )
            for report in open_reports(person)[:SHOWN]
        ]
