"""Something is wrong: a learner says it of an employer from a place of hers, an employer of an agreement."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.placements.actions.places import close
from employers.placements.models import Placement
from employers.placements.queries import shown_to
from employers.portfolios.concern import EmployerConcern
from lms.concerns.kinds import ConcernKind, Thing, register
from lms.core.people import Person
from lms.organisations.models import Organisation, SupportAssignment
from lms.organisations.queries import current_vettings


class PlaceConcern(EmployerConcern):
    """The address has the id of her own place: it says no employer, and another's leads nowhere."""

    key = "place"

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        found = Placement.objects.filter(uuid=uuid, person=person.pk).select_related("organisation").first()
        if found is None:
            return None
        employer, back = found.organisation, reverse("places:place", args=[found.uuid])
        return Thing(uuid=employer.uuid, title=employer.name, back=back, is_private=True)


class AgreementConcern(ConcernKind):
    """Said by an employer. Those who accompany the learner may be what is wrong, and are asked last."""

    key = "agreement"
    label = _("An agreement about an internship")
    stop_words = _("Hold this agreement now")
    stop_hint = _(
        "If you hold it, nobody can sign it, and the employer no longer finds it. It goes on when both of you"
        " have looked into it."
    )

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        found = shown_to(person).filter(uuid=uuid).first() if person.is_authenticated else None
        if found is None:
            return None
        back = reverse("places_employer:place", args=[found.uuid])
        return Thing(uuid=found.uuid, title=found.reference, back=back)

    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        rows = Placement.objects.filter(uuid__in=uuids).select_related("organisation")
        return {row.uuid: f"{row.organisation.name}, {row.reference}" for row in rows}

    def known_to(self, uuid: UUID) -> Iterable[Organisation]:
        """Those who checked the employer; nobody where whom it is about was erased this moment."""
        found = Placement.objects.filter(uuid=uuid).select_related("organisation").first()
        if found is None:
            return Organisation.objects.none()
        checks = current_vettings(found.organisation)
        return Organisation.objects.filter(pk__in=checks.values("on_behalf_of"))

    def too_near(self, uuid: UUID) -> Iterable[Organisation]:
        person = Placement.objects.filter(uuid=uuid).values("person")
        near = SupportAssignment.objects.filter(learner__in=person, ended_at=None).values("organisation")
        return Organisation.objects.filter(pk__in=near)

    def is_stopped(self, uuid: UUID) -> bool:
        return Placement.objects.filter(uuid=uuid, held_at__isnull=False).exists()

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        Placement.objects.filter(uuid=uuid, held_at=None).update(held_at=timezone.now())

    def open_again(self, uuid: UUID, *, by: Person) -> None:
        Placement.objects.filter(uuid=uuid).update(held_at=None)

    def end(self, uuid: UUID, *, by: Person) -> None:
        """The employer may read it no more. She may show it anew, after new words with her adviser."""
        for placement in Placement.objects.filter(uuid=uuid).select_related("consent"):
            close(placement)
            placement.held_at = None
            placement.save(update_fields=["held_at"])


register(PlaceConcern())
register(AgreementConcern())
