"""Something is wrong with a service: coordinators can take it out of the directory at once."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from lms.concerns.kinds import ConcernKind, Thing, register
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.services.directory.models import Service
from lms.services.editing.held import hold_back, let_go
from lms.services.finding.queries import one


class ServiceConcern(ConcernKind):
    key = "service"
    label = _("A service of the directory")
    faces = ("programme", "skills")
    desk_face = "programme"
    stop_words = _("Take it out of the directory now")
    stop_hint = _(
        "If you take it out, nobody outside finds it from this moment on. It can come back when both of you"
        " have looked into it."
    )

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        place = one(uuid)
        return Thing(uuid=uuid, title=str(place.title), back=_page_of(uuid)) if place else None

    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        return dict(Service.objects.filter(uuid__in=uuids).values_list("uuid", "name"))

    def too_near(self, uuid: UUID) -> Iterable[Organisation]:
        """Whoever edits it may be whoever offers it."""
        return Organisation.objects.filter(pk__in=Service.objects.filter(uuid=uuid).values("edited_by"))

    def is_stopped(self, uuid: UUID) -> bool:
        return Service.objects.filter(uuid=uuid, held_back_on__isnull=False).exists()

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        hold_back(Service.objects.get(uuid=uuid), by=by)

    def open_again(self, uuid: UUID, *, by: Person) -> None:
        let_go(Service.objects.get(uuid=uuid), by=by)

    def end(self, uuid: UUID, *, by: Person) -> None:
        let_go(Service.objects.get(uuid=uuid), by=by, stays_away=True)


def _page_of(uuid: UUID) -> str:
    """On the website that is asked: the public one, or what she reads in her own pages."""
    for name in ("services:service", "help:page"):
        try:
            return reverse(name, args=[uuid])
        except NoReverseMatch:
            continue
    return "/"


register(ServiceConcern())
