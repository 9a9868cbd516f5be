"""Something is wrong: a learner says it of an employer from a place of hers, an employer of an agreement."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.placements.actions.places import close
from employers.placements.models import Placement
from employers.placements.queries import shown_to
from employers.portfolios.concern import AccompaniedConcern, EmployerConcern
from lms.concerns.kinds import Thing, register
from lms.core.people import Person


class PlaceConcern(EmployerConcern):
    """The address has the id of her own place: it says no employer, and another's leads nowhere."""

    key = "place"

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        found = Placement.objects.filter(uuid=uuid, person=person.pk).select_related("organisation").first()
        if found is None:
            return None
        employer, back = found.organisation, reverse("places:place", args=[found.uuid])
        return Thing(uuid=employer.uuid, title=employer.name, back=back, is_private=True)


class AgreementConcern(AccompaniedConcern):
    key = "agreement"
    label = _("An agreement about an internship")
    stop_words = _("Hold this agreement now")
    stop_hint = _(
        "If you hold it, nobody can sign it, and the employer no longer finds it. It goes on when both of you"
        " have looked into it."
    )

    def rows(self) -> QuerySet[Placement]:
        return Placement.objects.all()

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        found = shown_to(person).filter(uuid=uuid).first() if person.is_authenticated else None
        if found is None:
            return None
        back = reverse("places_employer:place", args=[found.uuid])
        return Thing(uuid=found.uuid, title=found.reference, back=back)

    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        rows = Placement.objects.filter(uuid__in=uuids).select_related("organisation")
        return {row.uuid: f"{row.organisation.name}, {row.reference}" for row in rows}

    def end(self, uuid: UUID, *, by: Person) -> None:
        """The employer may read it no more. She may show it anew, after new words with her adviser."""
        for placement in Placement.objects.filter(uuid=uuid).select_related("consent"):
            close(placement)
            placement.held_at = None
            placement.save(update_fields=["held_at"])


register(PlaceConcern())
register(AgreementConcern())
