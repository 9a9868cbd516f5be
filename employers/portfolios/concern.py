"""Something is wrong with an employer: a learner says it from what she shows there, and coordinators can
close the employer at once.
"""

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.portfolios.models import Share
from lms.concerns.kinds import ConcernKind, Thing, register
from lms.core.people import Person
from lms.organisations.closing import close_employer
from lms.organisations.models import Closing, Organisation, SupportAssignment
from lms.organisations.queries import current_vettings

#: How rooms above find an employer from a page of hers: its organisation and the page, or None.
Finder = Callable[[UUID, Person], tuple[Organisation, str] | None]
finders: list[Finder] = []


class EmployerConcern(ConcernKind):
    """The address has the id of her own share, or of what a room above knows: it says no employer, and
    another's leads nowhere.
    """

    key = "employer"
    label = _("An employer")
    stop_words = _("Close this employer now")
    stop_hint = _(
        "If you close it, its people are out at once and no longer see what learners showed them."
        " Coordinators of all organisations read the reason. It opens again with new checks only."
    )
    opens_elsewhere = True

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        place, back = next(filter(None, (find(uuid, person) for find in (_by_share, *finders))), (None, ""))
        if place is None:
            return None
        return Thing(uuid=place.uuid, title=place.name, back=back, is_private=True)

    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        return dict(Organisation.objects.filter(uuid__in=uuids).values_list("uuid", "name"))

    def address(self, uuid: UUID) -> str:
        return reverse("desk:vet", args=[uuid])

    def known_to(self, uuid: UUID) -> Iterable[Organisation]:
        """Those who checked it."""
        checks = current_vettings(Organisation.objects.get(uuid=uuid))
        return Organisation.objects.filter(pk__in=checks.values("on_behalf_of"))

    def is_stopped(self, uuid: UUID) -> bool:
        return Closing.objects.filter(organisation__uuid=uuid, reopened_at=None).exists()

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        close_employer(Organisation.objects.get(uuid=uuid), coordinator=by, reason=reason)


class AccompaniedConcern(ConcernKind):
    """Said by an employer of what it does with a learner. Those who accompany her may be what is wrong, and
    are asked last.

    Its rows have a `uuid`, a `person` and `held_at`; `employer` leads from one to its organisation.
    """

    employer: str = "organisation"

    @abstractmethod
    def rows(self) -> QuerySet:
        """All of them, whatever became of them."""

    def known_to(self, uuid: UUID) -> Iterable[Organisation]:
        """Those who checked the employer; nobody where whom it is about was erased this moment."""
        employers = self.rows().filter(uuid=uuid).values(self.employer)
        employer = Organisation.objects.filter(pk__in=employers).first()
        if employer is None:
            return Organisation.objects.none()
        return Organisation.objects.filter(pk__in=current_vettings(employer).values("on_behalf_of"))

    def too_near(self, uuid: UUID) -> Iterable[Organisation]:
        person = self.rows().filter(uuid=uuid).values("person")
        near = SupportAssignment.objects.filter(learner__in=person, ended_at=None).values("organisation")
        return Organisation.objects.filter(pk__in=near)

    def is_stopped(self, uuid: UUID) -> bool:
        return self.rows().filter(uuid=uuid, held_at__isnull=False).exists()

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        self.rows().filter(uuid=uuid, held_at=None).update(held_at=timezone.now())

    def open_again(self, uuid: UUID, *, by: Person) -> None:
        self.rows().filter(uuid=uuid).update(held_at=None)


def _by_share(uuid: UUID, person: Person) -> tuple[Organisation, str] | None:
    share = Share.objects.filter(uuid=uuid, person=person.pk).select_related("organisation").first()
    return (share.organisation, reverse("portfolio:home")) if share else None


register(EmployerConcern())
