from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from courses.desk.frame import DeskMixin
from lms.core.conf import conf
from lms.core.responses import see_other
from lms.organisations.actions import vet
from lms.organisations.models import Organisation
from lms.organisations.queries import employers
from lms.organisations.rules import vetting_organisation
from lms.submissions.views import done_once


class VetForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What you checked"), max_length=300, help_text=gettext_lazy("For example: visited the kitchen, read the contract, spoke with two people who work there.")
    )


class EmployersView(DeskMixin, TemplateView):
    """Employers and who has checked them. Two coordinators of different organisations open an employer's door."""

    template_name = "courses/desk/employers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = vetting_organisation(self.request.user)
        rows = [_row(employer, own) for employer in employers().prefetch_related("vettings__on_behalf_of").order_by("name")]
        return super().get_context_data(**kwargs, rows=rows, form=kwargs.get("form") or VetForm(), wanted=conf.vetting_organisations)


def _row(employer: Any, own: Organisation | None) -> dict[str, Any]:
    vettings = list(employer.vettings.all())
    return {
        "name": employer.name,
        "place": employer.place,
        "uuid": employer.uuid,
        "vettings": [{"by": vetting.on_behalf_of.name, "note": vetting.note, "date": vetting.checked_at.date()} for vetting in vettings],
        "open": employer.checks >= conf.vetting_organisations,
        "may_vet": own is not None and all(vetting.on_behalf_of_id != own.pk for vetting in vettings),
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
