"""Vacancies that wait to be read, in the queue of those who decide."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from employers.vacancies.queries import waiting_vacancies
from employers.vacancies.rules import can_read_sent
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core.people import Person

#: More than these nobody decides in one sitting; the list of vacancies counts the rest.
SHOWN = 200


@register
class VacanciesToRead(ModeratedKind):
    key = "vacancies"
    label = gettext_lazy("Vacancies to read")
    icon = "book"
    order = 19

    def may_decide(self, person: Person) -> bool:
        return can_read_sent(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                vacancy.title,
                reverse("vacancies_desk:vacancy", args=[vacancy.uuid]),
                vacancy.changed_at or vacancy.sent_at,
                vacancy.organisation.name,
            )
            for vacancy in waiting_vacancies()[:SHOWN]
        ]
