"""A colleague lost her second factor: one proposes to take it away, another confirms, each at her
own desk.
"""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.accounts.factors.queries import current_renewal
from lms.accounts.models import FactorRenewal
from lms.desk.colleagues import EmployerPeopleListing
from lms.desk.forms.second_factors import RenewalForm
from lms.desk.frame import DeskMixin
from lms.listing.views import ExportView, ListMixin
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import effective_memberships
from lms.organisations.renewing import (
    can_confirm_renewal,
    can_renew_with_another,
    confirm_renewal,
    propose_renewal,
    take_renewal_back,
)
from lms.organisations.rules import administrates, led_organisations, vetting_organisation
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class EmployerPeopleView(ListMixin, DeskMixin, TemplateView):
    """An employer's people have no coordinator of their own: those of the partners renew their
    second factor.
    """

    template_name = "lms/desk/employer_people.html"
    listing_class = EmployerPeopleListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listing = EmployerPeopleListing(self.request)
        return super().get_context_data(**kwargs, listing=listing, employer=listing.organisation)


class EmployerPeopleExportView(ExportView):
    listing_class = EmployerPeopleListing


class RenewalView(OnceMixin, DeskMixin, FormView):
    """What can be done about one colleague's second factor, by who looks at it. Her own is nobody's page."""

    form_class = RenewalForm
    template_name = "lms/desk/factor_renewal.html"
    http_method_names = ["get", "head", "post"]
    said = {
        "propose": gettext_lazy("Proposed. Now a second colleague has to confirm it within a day."),
        "confirm": gettext_lazy(
            "Confirmed. Your colleague is signed out everywhere, and sets up a new second step "
            "at the next sign-in."
        ),
        "take_back": gettext_lazy("Taken back. The second step stays as it is."),
    }

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(self._organisations(), uuid=kwargs["uuid"])
        rows = effective_memberships().filter(organisation=self.organisation, person__profile=None)
        rows = rows.exclude(role=Role.LEARNER).exclude(person=request.user).select_related("person")
        self.person = get_object_or_404(rows, uuid=kwargs["membership"]).person

    def _organisations(self) -> Any:
        """Those whose team she may change, and employers, where she may check them."""
        led = led_organisations(self.request.user)
        if vetting_organisation(self.request.user) is None:
            return led
        return led | Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER)

    @property
    def done_words(self) -> Any:
        return self.said.get(self.request.POST.get("do", ""), "")

    @property
    def back_url(self) -> str:
        if self.organisation.kind == Organisation.Kind.EMPLOYER and not administrates(self.request.user):
            return reverse("desk:employer_people", args=[self.organisation.uuid])
        return reverse("desk:team", args=[self.organisation.uuid])

    @cached_property
    def renewal(self) -> FactorRenewal | None:
        return current_renewal(self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        me, renewal = self.request.user, self.renewal
        return super().get_context_data(
            **kwargs,
            person=self.person,
            organisation=self.organisation,
            renewal=renewal,
            is_hers=bool(renewal and renewal.proposed_by_id == me.pk),
            may_confirm=bool(renewal and can_confirm_renewal(me, renewal)),
            may_propose=renewal is None and can_renew_with_another(me, self.person),
            back_url=self.back_url,
        )

    def create(self, form: RenewalForm, submission: Submission) -> str:
        do, about = form.cleaned_data["do"], form.cleaned_data["about"]
        if do == "propose":
            propose_renewal(self.person, by=self.request.user)
        else:
            act = confirm_renewal if do == "confirm" else take_renewal_back
            act(self._proposal(about), by=self.request.user)
        return self.back_url

    def _proposal(self, about: UUID | None) -> FactorRenewal:
        found = self.person.factor_renewals.select_related("person", "proposed_by").filter(uuid=about).first()
        if found is None:
            raise ValidationError(
                _("This proposal is no longer valid. If it is still needed, make a new one.")
            )
        return found
