from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.core.conf import conf
from lms.core.responses import see_other
from lms.desk.forms.employers import CloseForm, VetForm
from lms.desk.frame import DeskMixin
from lms.organisations.actions import vet
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation
from lms.organisations.queries import employers
from lms.organisations.rules import can_vet
from lms.submissions.views import done_once


class EmployersView(DeskMixin, TemplateView):
    """Employers and who has checked them.

    Two coordinators of different organisations open an employer's door.
    """

    template_name = "lms/desk/employers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = (
            employers().prefetch_related("vettings__on_behalf_of", "closings__on_behalf_of").order_by("name")
        )
        rows = [_row(employer, self.request.user) for employer in found]
        return super().get_context_data(
            **kwargs, rows=rows, form=kwargs.get("form") or VetForm(), wanted=conf.vetting_organisations
        )


def _row(employer: Any, person: Any) -> dict[str, Any]:
    vettings = [vetting for vetting in employer.vettings.all() if vetting.ended_at is None]
    closing = next((closing for closing in employer.closings.all() if closing.reopened_at is None), None)
    return {
        "name": employer.name,
        "place": employer.place,
        "uuid": employer.uuid,
        "vettings": [
            {"by": vetting.on_behalf_of.name, "note": vetting.note, "date": vetting.checked_at.date()}
            for vetting in vettings
        ],
        "open": employer.checks >= conf.vetting_organisations and not closing,
        "closing": (
            {"by": closing.on_behalf_of.name, "reason": closing.reason, "date": closing.closed_at.date()}
            if closing
            else None
        ),
        "may_vet": can_vet(person, employer),
    }


class VetView(View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        employer = get_object_or_404(Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER), uuid=uuid)
        form = VetForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Write in a few words what you checked."))
            return see_other("desk:employers")
        do = partial(vet, employer, coordinator=request.user, note=form.cleaned_data["note"])
        words = _("Your check of %(name)s is saved.") % {"name": employer.name}
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
