"""The services somebody edits: where they are, how they stand, and what to do next."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lms.core import days, written
from lms.core.reviewing import DUE, Standing
from lms.core.texts import in_a_row
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.services.directory.models import Service, ServiceAtLocation
from lms.services.keeping.models import ErrorReport
from lms.services.keeping.queries import edited_services


class ServiceFilters(ListFilters):
    searched = ("name", "alternate_name", "organization__name")


def _open_reports() -> Any:
    return Exists(ErrorReport.objects.filter(service=OuterRef("pk"), handled_at=None))


class ServicesListing(Listing):
    key = "services"
    empty = gettext_lazy("There is no service yet. Write the first one, or import a file.")
    filters = ServiceFilters
    default_sort = "name"

    def queryset(self) -> QuerySet[Service]:
        services = edited_services(self.request.user).select_related("organization")
        return services.annotate(is_wrong=_open_reports())

    def prefetches(self) -> list[str | Prefetch]:
        places = ServiceAtLocation.objects.select_related("location__town").order_by("position", "pk")
        return [Prefetch("service_at_locations", places)]

    def columns(self) -> list[Column]:
        return [
            Column("name", _("Service"), _name, ("name",)),
            Column("house", _("Offered by"), _house, ("organization__name", "name")),
            Column("towns", _("Where"), _towns),
            Column("state", _("State"), _state, css="state"),
            Column("next", _("What to do next"), _next, css="what"),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        today = days.today()
        return [
            Chip("", pgettext("services", "All")),
            Chip("review", _("To look at again"), ends_soon(today)),
            Chip("wrong", _("Mistakes reported"), any_of=("is_wrong",)),
            Chip("paused", pgettext("services", "Paused"), Q(paused_on__isnull=False)),
            Chip("draft", pgettext("services", "Drafts"), Q(is_published=False)),
        ]


def ends_soon(today: datetime.date) -> Q:
    """Its review, or that it is shown at all."""
    soon = today + DUE
    return Q(is_published=True) & (Q(expires_on__lt=soon) | Q(suspend_on__lt=soon))


def page_of(service: Service) -> str:
    return reverse("services_desk:service", args=[service.uuid])


def _name(service: Any) -> Cell:
    return Cell(service.name, page_of(service), is_name=True)


def _house(service: Any) -> Cell:
    return Cell(service.organization.name if service.organization else "", is_name=True)


def _towns(service: Any) -> Cell:
    places = [place.location for place in service.service_at_locations.all() if place.location]
    return Cell(in_a_row(dict.fromkeys(str(place.town) for place in places if place.town)), is_name=True)


def state_of(service: Service) -> Cell:
    """How it stands today, in words, as the page and the list say it."""
    today = days.today()
    return _not_shown(service, today) or _shown(service, today)


def _not_shown(service: Service, today: datetime.date) -> Cell | None:
    if not service.is_published:
        return Cell(pgettext("a service", "Draft: nobody outside sees it"), tone="quiet")
    if service.held_back_on:
        return Cell(_("Not shown: coordinators are looking into it"), icon="lock", tone="attention")
    if service.is_suspended_on(today):
        return Cell(
            pgettext("a service", "Not shown: nobody looked at it in time"), icon="lock", tone="attention"
        )
    if service.is_paused_on(today):
        return Cell(pgettext("a service", "Paused"), icon="lock", tone="attention")
    return None


def _shown(service: Service, today: datetime.date) -> Cell:
    soon = today + DUE
    if service.standing_on(today) is Standing.EXPIRED:
        return Cell(_("Shown, review expired"), icon="again", tone="attention")
    ends = [day for day in (service.expires_on, service.suspend_on) if day and today <= day < soon]
    if ends:
        words = _("Shown, look at it again before %(date)s")
        return Cell(words % {"date": written.day(min(ends))}, icon="again", tone="attention")
    return Cell(pgettext("a service", "Shown"), icon="done", tone="done")


def _state(service: Any) -> Cell:
    return state_of(service)


def _next(service: Any) -> Cell:
    today = days.today()
    if service.is_wrong:
        return Cell(_("Look at what is wrong"), page_of(service))
    if not service.is_published:
        return Cell(_("Look through it and publish it"), page_of(service))
    is_left = service.suspend_on and service.suspend_on < today + DUE
    if is_left or service.standing_on(today) in {Standing.DUE, Standing.EXPIRED}:
        return Cell(_("Look at it again"), page_of(service))
    return Cell(_("Nothing"), tone="quiet")
