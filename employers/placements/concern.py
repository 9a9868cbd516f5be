"""Something is wrong with an employer: a learner says it from a place of hers."""

from uuid import UUID

from django.urls import reverse

from employers.placements.models import Placement
from employers.portfolios.concern import EmployerConcern
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


register(PlaceConcern())
