"""The employer's side, under /employers/places/: for who signs and who works beside her, and nobody else."""

from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.generic import FormView, TemplateView, View

from employers.placements import queries
from employers.placements.actions import agreements, looks
from employers.placements.actions.places import log_view
from employers.placements.forms import AssessForm, SignForm
from employers.placements.models import Agreement, Placement
from employers.placements.printing import agreement_pdf
from employers.placements.rules import can_assess, can_sign
from employers.placements.shown import Sheet, sheet_of
from lms.organisations.queries import organisation_names
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


def not_open(request: HttpRequest) -> HttpResponse:
    """The same for what was closed, for another employer's and for what never was: nobody learns which."""
    context = {"organisations": organisation_names(request.user)}
    response = render(request, "employers/placements/not_open.html", context, status=404)
    response.lms_calm = True  # it needs no other words
    return response


class EmployerPlacesView(TemplateView):
    """By reference: two employers do not follow the same order, as they would by the time."""

    template_name = "employers/placements/employer_places.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = queries.shown_to(self.request.user).order_by("reference")
        return super().get_context_data(
            **kwargs, agreements=list(rows), organisations=organisation_names(self.request.user)
        )


class EmployerPlaceMixin:
    """That it was opened is logged when it is shown, and not before. Asked anew at every request."""

    prints = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            return not_open(request)
        if response.status_code == HTTPStatus.OK:
            log_view(self.placement, viewer=request.user, printed=self.prints)
        return response

    @cached_property
    def placement(self) -> Placement:
        return get_object_or_404(queries.shown_to(self.request.user), uuid=self.kwargs["uuid"])

    @cached_property
    def agreement(self) -> Agreement:
        found = queries.agreement_of(self.placement)
        if found is None:
            raise Http404
        return found

    @property
    def sheet(self) -> Sheet:
        return sheet_of(self.agreement)

    @property
    def here(self) -> str:
        return reverse("places_employer:place", args=[self.placement.uuid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, placement=self.placement, organisations=[self.placement.organisation.name]
        )


class EmployerPlaceView(EmployerPlaceMixin, TemplateView):
    template_name = "employers/placements/employer_place.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        return super().get_context_data(
            **kwargs,
            sheet=self.sheet,
            may_sign=can_sign(person, self.agreement),
            may_assess=can_assess(person, self.placement),
        )


class SignView(EmployerPlaceMixin, OnceMixin, FormView):
    """The text once more, and her own yes under it."""

    form_class = SignForm
    template_name = "employers/placements/sign.html"
    done_words = gettext_lazy("You have signed. If anything in it changes, you are asked again.")
    without_form = "places_employer:list"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_sign(request.user, self.agreement):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, str]:
        return SignForm.initial_of(self.agreement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, sheet=self.sheet, back=self.here)

    def create(self, form: SignForm, submission: Submission) -> str:
        agreements.sign(self.agreement, person=self.request.user, digest=form.cleaned_data["digest"])
        return self.here


class PrintView(EmployerPlaceMixin, View):
    prints = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        sheet = self.sheet
        return pdf_response(request, lambda: agreement_pdf(sheet), f"agreement-{sheet.reference}.pdf")


class AssessView(EmployerPlaceMixin, OnceMixin, FormView):
    """The tutor's. What was sent is not shown here again: it is hers."""

    form_class = AssessForm
    template_name = "employers/placements/assess.html"
    done_words = gettext_lazy("Sent. The person you wrote about reads it first.")
    without_form = "places_employer:list"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_assess(request.user, self.placement):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "competences": self.agreement.competences.all()}

    def create(self, form: AssessForm, submission: Submission) -> str:
        looks.assess(
            self.placement,
            tutor=self.request.user,
            levels=form.levels,
            words=form.cleaned_data["words"],
            language=get_language() or "en",
        )
        return self.here
