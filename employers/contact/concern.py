"""Something is wrong: she says it of an employer from any work she is asked about; an employer says it of a
conversation. Both reach coordinators of two organisations, and one of them stops it at once.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.contact.actions.endings import close_by_clock
from employers.contact.enums import Ended
from employers.contact.models import Interest
from employers.contact.queries.conversing import interests_for_employer
from employers.portfolios.concern import AccompaniedConcern, finders
from lms.concerns.kinds import Thing, register
from lms.core.people import Person
from lms.organisations.models import Organisation


def _by_interest(uuid: UUID, person: Person) -> tuple[Organisation, str] | None:
    found = Interest.objects.filter(uuid=uuid, person=person.pk).select_related("vacancy__organisation")
    interest = found.first()
    if interest is None:
        return None
    return interest.vacancy.organisation, reverse("contact:interest", args=[interest.uuid])


finders.append(_by_interest)


class ConversationConcern(AccompaniedConcern):
    key = "conversation"
    employer = "vacancy__organisation"
    label = _("A conversation about work")
    stop_words = _("Hold this conversation now")
    stop_hint = _(
        "If you hold it, nobody can write in it, and the employer no longer finds it. It goes on when both of"
        " you have looked into it."
    )

    def rows(self) -> QuerySet[Interest]:
        return Interest.objects.all()

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        interest = (
            interests_for_employer(person).filter(uuid=uuid).first() if person.is_authenticated else None
        )
        if interest is None:
            return None
        back = reverse("employers_contact:talk", args=[interest.uuid])
        return Thing(uuid=interest.uuid, title=interest.vacancy.title, back=back)

    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        rows = Interest.objects.filter(uuid__in=uuids).select_related("vacancy__organisation")
        return {row.uuid: f"{row.vacancy.title}, {row.vacancy.organisation.name}" for row in rows}

    def is_stopped(self, uuid: UUID) -> bool:
        """One that ended is no longer there for anybody to hold."""
        return self.rows().filter(uuid=uuid, ended_at=None, held_at__isnull=False).exists()

    def end(self, uuid: UUID, *, by: Person) -> None:
        for interest in Interest.objects.filter(uuid=uuid):
            close_by_clock(interest, Ended.GONE)


register(ConversationConcern())
