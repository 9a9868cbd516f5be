"""Firms that ask to take part, in the queue of those who decide."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from employers.applications.queries import waiting_applications
from employers.applications.rules import can_read_applications
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core.people import Person

#: More than these nobody decides in one sitting; the list of applications counts the rest.
SHOWN = 200


@register
class ApplicationsToDecide(ModeratedKind):
    key = "applications"
    label = gettext_lazy("Firms that ask to take part")
    icon = "people"
    order = 18

    def may_decide(self, person: Person) -> bool:
        return can_read_applications(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                application.legal_name,
                reverse("applications_desk:application", args=[application.uuid]),
                application.sent_at or application.begun_at,
                application.place,
            )
            for application in waiting_applications()[:SHOWN]
        ]
