"""Something is wrong: she says it of an employer from any work she is asked about; an employer says it of a
conversation. Both reach coordinators of two organisations, and one of them stops it at once.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.contact.actions.endings import close_by_clock
from employers.contact.enums import Ended
from employers.contact.models import Interest
from employers.contact.queries.conversing import interests_for_employer
from employers.portfolios.concern import finders
from lms.concerns.kinds import ConcernKind, Thing, register
from lms.core.people import Person
from lms.organisations.models import Organisation, SupportAssignment
from lms.organisations.queries import current_vettings


def _by_interest(uuid: UUID, person: Person) -> tuple[Organisation, str] | None:
    found = Interest.objects.filter(uuid=uuid, person=person.pk).select_related("vacancy__organisation")
    interest = found.first()
    if interest is None:
        return None
    return interest.vacancy.organisation, reverse("contact:interest", args=[interest.uuid])


finders.append(_by_interest)


class ConversationConcern(ConcernKind):
    """Said by an employer. Those who accompany the learner may be what is wrong, and are asked last."""

    key = "conversation"
    label = _("A conversation about work")
    stop_words = _("Hold this conversation now")
    stop_hint = _(
        "If you hold it, nobody can write in it, and the employer no longer finds it. It goes on when both of"
        " you have looked into it."
    )

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

    def known_to(self, uuid: UUID) -> Iterable[Organisation]:
        """Those who checked the employer; nobody where whom it is about was erased this moment."""
        found = Interest.objects.filter(uuid=uuid).select_related("vacancy__organisation").first()
        if found is None:
            return Organisation.objects.none()
        checks = current_vettings(found.vacancy.organisation)
        return Organisation.objects.filter(pk__in=checks.values("on_behalf_of"))

    def too_near(self, uuid: UUID) -> Iterable[Organisation]:
        person = Interest.objects.filter(uuid=uuid).values("person")
        near = SupportAssignment.objects.filter(learner__in=person, ended_at=None).values("organisation")
        return Organisation.objects.filter(pk__in=near)

    def is_stopped(self, uuid: UUID) -> bool:
        return Interest.objects.filter(uuid=uuid, ended_at=None, held_at__isnull=False).exists()

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        Interest.objects.filter(uuid=uuid, held_at=None).update(held_at=timezone.now())

    def open_again(self, uuid: UUID, *, by: Person) -> None:
        Interest.objects.filter(uuid=uuid).update(held_at=None)

    def end(self, uuid: UUID, *, by: Person) -> None:
        for interest in Interest.objects.filter(uuid=uuid):
            close_by_clock(interest, Ended.GONE)


register(ConversationConcern())
