"""Those who work in an organisation, and the organisations, as lists of the desk."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.user_model import sign_in_word
from lms.core.texts import in_a_row
from lms.desk.frame import name_of
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.organisations.models import TEAM_ROLES, Membership, Organisation, Role
from lms.organisations.queries import effective_memberships
from lms.organisations.rules import led_organisations, vetting_organisation
from lms.organisations.team import team_of


def _names() -> tuple[str, ...]:
    """The fields of this site's accounts that hold a name, the sign-in last."""
    model = get_user_model()
    known = {field.name for field in model._meta.get_fields()}
    return (*(name for name in ("first_name", "last_name") if name in known), model.USERNAME_FIELD)


class ColleagueFilters(ListFilters):
    searched = _names()


class ColleaguesListing(Listing):
    """One row for each person, however many roles she has there. `organisation` is that of the address."""

    filters = ColleagueFilters
    default_sort = "name"
    empty = gettext_lazy("Nobody yet.")

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.organisation = self.get_organisation(request.resolver_match.kwargs["uuid"])

    def get_organisation(self, uuid: Any) -> Organisation:
        raise NotImplementedError

    def memberships(self) -> QuerySet[Membership]:
        raise NotImplementedError

    def queryset(self) -> QuerySet[Any]:
        here = self.memberships().order_by()
        return get_user_model()._default_manager.filter(pk__in=here.values("person")).order_by("pk")

    def prefetches(self) -> list[str | Prefetch]:
        here = self.memberships().order_by("-since", "-pk")
        return [Prefetch("memberships", here, to_attr="roles_here")]

    @property
    def _kept_under(self) -> str:
        """Each organisation's list is counted for itself."""
        return f"{super()._kept_under}:{self.organisation.pk}"

    def columns(self) -> list[Column]:
        return [
            Column("name", _("Name"), self._name, _names()),
            Column(
                "username",
                sign_in_word(),
                lambda row: Cell(row.get_username(), is_name=True),
                (get_user_model().USERNAME_FIELD,),
                css="last",
            ),
            Column("roles", _("Roles here"), _roles),
            Column("next", _("What to do next"), self._next, css="what"),
        ]

    def _name(self, row: Any) -> Cell:
        return Cell(name_of(row), self._page_of(row), is_name=True)

    def _page_of(self, row: Any) -> str:
        raise NotImplementedError

    def _next(self, row: Any) -> Cell:
        if row.pk == self.request.user.pk:
            return Cell(_("This is you"), tone="quiet")
        if row.last_login is None:  # she sets her second step up when she signs in for the first time
            return Cell(_("Has not signed in yet"), tone="quiet")
        address = reverse("desk:factor_renewal", args=[self.organisation.uuid, row.roles_here[0].uuid])
        return Cell(_("Lost the second step"), address, icon="phone")


def _roles(row: Any) -> Cell:
    return Cell(in_a_row(dict.fromkeys(membership.get_role_display() for membership in row.roles_here)))


class TeamListing(ColleaguesListing):
    """Those who work in an organisation that whoever asks leads."""

    key = "team"

    def get_organisation(self, uuid: Any) -> Organisation:
        return get_object_or_404(led_organisations(self.request.user), uuid=uuid)

    def memberships(self) -> QuerySet[Membership]:
        return team_of(self.organisation)

    def _page_of(self, row: Any) -> str:
        return reverse("desk:colleague", args=[self.organisation.uuid, row.roles_here[0].uuid])

    def chips(self, most: int | None = None) -> list[Chip]:
        roles: tuple[Any, ...] = () if self.organisation.kind == Organisation.Kind.EMPLOYER else TEAM_ROLES
        has = Membership.objects.filter(person=OuterRef("pk"), organisation=self.organisation, ended_at=None)
        return [
            Chip("", _("Everyone")),
            *(Chip(str(role), role.label, Exists(has.filter(role=role))) for role in roles),
        ]

    @property
    def export_address(self) -> str:
        return reverse("desk:team_export", args=[self.organisation.uuid])


class EmployerPeopleListing(ColleaguesListing):
    """An employer's people, for the coordinators of the partners who check it."""

    key = "employer-people"

    def get_organisation(self, uuid: Any) -> Organisation:
        found = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER)
        if vetting_organisation(self.request.user) is None:
            found = found.none()
        return get_object_or_404(found, uuid=uuid)

    def memberships(self) -> QuerySet[Membership]:
        return (
            effective_memberships()
            .filter(organisation=self.organisation, person__profile=None)
            .exclude(role=Role.LEARNER)
        )

    def _page_of(self, row: Any) -> str:
        return ""

    @property
    def export_address(self) -> str:
        return reverse("desk:employer_people_export", args=[self.organisation.uuid])


class OrganisationFilters(ListFilters):
    searched = ("name", "place")


class OrganisationsListing(Listing):
    key = "organisations"
    filters = OrganisationFilters
    default_sort = "name"
    empty = gettext_lazy("There is no organisation yet.")
    export_url = "desk:organisations_export"

    def queryset(self) -> QuerySet[Organisation]:
        return led_organisations(self.request.user).order_by("name")

    def columns(self) -> list[Column]:
        return [
            Column("name", _("Organisation"), _organisation, ("name",)),
            Column("kind", _("Kind"), lambda row: Cell(row.get_kind_display()), ("kind", "name")),
            Column("place", _("Where"), lambda row: Cell(row.place, is_name=True), ("place", "name")),
        ]

    def chips(self, most: int | None = None) -> list[Chip]:
        kinds = Organisation.Kind
        return [
            Chip("", _("All")),
            Chip("partners", _("Partners"), Q(kind=kinds.PARTNER)),
            Chip("employers", _("Employers"), Q(kind=kinds.EMPLOYER)),
        ]


def _organisation(row: Organisation) -> Cell:
    return Cell(row.name, reverse("desk:team", args=[row.uuid]), is_name=True)
