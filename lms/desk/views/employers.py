from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from lms.contracts.desk.employer_links import links_of
from lms.core.conf import conf
from lms.core.responses import see_other
from lms.desk.employers import EmployersListing, state_of, to_do_first, with_state
from lms.desk.forms.employers import CloseForm, VetForm
from lms.desk.frame import DeskMixin
from lms.listing.views import ExportView, ListMixin
from lms.organisations.actions import vet
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation
from lms.organisations.queries import employers
from lms.organisations.rules import can_vet
from lms.submissions.views import done_once


class EmployersView(ListMixin, DeskMixin, TemplateView):
    """Employers and who has checked them."""

    template_name = "lms/desk/employers.html"
    listing_class = EmployersListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, wanted=conf.vetting_organisations)


class EmployersExportView(ExportView):
    listing_class = EmployersListing


class EmployerView(DeskMixin, TemplateView):
    """One employer: who has checked it, and the form for who has not.

    Two coordinators of different organisations open an employer's door.
    """

    template_name = "lms/desk/employer.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.employer = get_object_or_404(with_state(employers()), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            employer=self.employer,
            state=state_of(self.employer),
            wanted=conf.vetting_organisations,
            form=VetForm() if can_vet(self.request.user, self.employer) else None,
            to_do=to_do_first(self.employer),
            links=links_of(self.employer, self.request.user),
        )

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        form = VetForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Write in a few words what you checked."))
            return see_other("desk:vet", uuid=uuid)
        do = partial(vet, self.employer, coordinator=request.user, note=form.cleaned_data["note"])
        words = _("Your check of %(name)s is saved.") % {"name": self.employer.name}
        return done_once(request, do, back_to=reverse("desk:employers"), words=words)


class CloseView(DeskMixin, FormView):
    """One coordinator closes an employer, at once. Opening it again is new checks."""

    form_class = CloseForm
    template_name = "lms/desk/employer_close.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.employer = get_object_or_404(
            Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER), uuid=kwargs["uuid"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, employer=self.employer, wanted=conf.vetting_organisations)

    def form_valid(self, form: CloseForm) -> HttpResponse:
        close_employer(self.employer, coordinator=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("%(name)s is closed.") % {"name": self.employer.name})
        return see_other("desk:employers")
