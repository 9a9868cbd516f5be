"""Her side of a place, under /learn/work/places/: behind her PIN, but for closing, which protects."""

from functools import cached_property, partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from employers.placements import queries
from employers.placements.actions import after, agreements, looks, places
from employers.placements.enums import How, What
from employers.placements.forms import (
    AnswerForm,
    HowForm,
    LookForm,
    PlaceForm,
    PrepareForm,
    SignForm,
    ToldForm,
)
from employers.placements.models import Agreement, Assessment, FollowUp, Placement
from employers.placements.printing import agreement_pdf
from employers.placements.rules import can_sign
from employers.placements.seen import CHECKED_ON, NOT_THEIRS, RIGHTS, seen_when_signing
from employers.placements.shown import sheet_of
from employers.placements.steps import row_of, steps_of
from lms.accounts.pin_gate import pin_gate_is_open
from lms.core.responses import see_other
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


def signed_words() -> str:
    return _("You have signed. If anything in it changes, you are asked again.")


class PlacesView(TemplateView):
    template_name = "employers/placements/places.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        rows = [
            row_of(placement)
            for placement in queries.placements_of(person).prefetch_related(
                "agreements__signatures", "assessments", "follow_ups"
            )
        ]
        return super().get_context_data(**kwargs, rows=rows, may_begin=bool(queries.places_to_choose(person)))


class NewPlaceView(OnceMixin, FormView):
    form_class = PlaceForm
    template_name = "employers/placements/new.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not queries.places_to_choose(request.user):
            return redirect("places:list")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Where a page leads here about some work, that is chosen."""
        return {"where": self.request.GET.get("work", "")}

    def create(self, form: PlaceForm, submission: Submission) -> str:
        made = places.begin(self.request.user, form.chosen)
        return reverse("places:place", args=[made.uuid])


class OwnPlaceMixin:
    """A place of her own; anybody else's is not there."""

    @cached_property
    def placement(self) -> Placement:
        return get_object_or_404(queries.placements_of(self.request.user), uuid=self.kwargs["uuid"])

    @property
    def here(self) -> str:
        return reverse("places:place", args=[self.placement.uuid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, placement=self.placement)


class PlaceView(OwnPlaceMixin, TemplateView):
    """What comes next, and what the employer sees at this moment."""

    template_name = "employers/placements/place.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            steps=steps_of(self.placement),
            outcomes=list(self.placement.outcomes.all()),
            talk=queries.talk_of(self.placement),
        )


class PrepareView(OwnPlaceMixin, OnceMixin, FormView):
    form_class = PrepareForm
    template_name = "employers/placements/prepare.html"
    done_words = gettext_lazy("Saved.")

    def get_initial(self) -> dict[str, Any]:
        return PrepareForm.initial_of(self.placement)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            rights=RIGHTS,
            seen=seen_when_signing(self.placement.organisation.country),
            not_theirs=NOT_THEIRS,
            checked_on=CHECKED_ON,
        )

    def create(self, form: PrepareForm, submission: Submission) -> str:
        places.prepare(self.placement, person=self.request.user, **form.cleaned_data)
        return self.here


class WithAgreementMixin(OwnPlaceMixin):
    @cached_property
    def agreement(self) -> Agreement:
        """The newest version; without one there is no such page."""
        found = queries.agreement_of(self.placement)
        if found is None:
            raise Http404
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _agreement = self.agreement
        return super().dispatch(request, *args, **kwargs)


class AgreementView(WithAgreementMixin, TemplateView):
    """What she reads, word for word as the employer does; then her yes to showing it, and her yes to it."""

    template_name = "employers/placements/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        agreement = self.agreement
        return super().get_context_data(
            **{"form": SignForm(initial=SignForm.initial_of(agreement)), **kwargs},
            agreement=agreement,
            sheet=sheet_of(agreement),
            until=places.shown_until(agreement),
            may_sign=can_sign(self.request.user, agreement),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        person, language = request.user, get_language() or "en"
        acts = {
            "show": (
                lambda: places.show(self.placement, person=person, language=language),
                _("From now on they can read this agreement."),
            ),
            "promoter": (
                lambda: agreements.read_promoter(self.agreement, person=person),
                _("You have read it. You can still say no to all of it."),
            ),
        }
        form = SignForm(request.POST)
        if request.POST.get("what") in acts:
            act, words = acts[request.POST["what"]]
        elif form.is_valid():
            digest = form.cleaned_data["digest"]
            act = partial(agreements.sign, self.agreement, person=person, digest=digest)
            words = signed_words()
        else:
            return self.render_to_response(self.get_context_data(form=form))
        return done_once(
            request, act, back_to=reverse("places:agreement", args=[self.placement.uuid]), words=words
        )


class AgreementPrintView(WithAgreementMixin, View):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        sheet = sheet_of(self.agreement)
        return pdf_response(request, lambda: agreement_pdf(sheet), f"agreement-{sheet.reference}.pdf")


class LookView(WithAgreementMixin, OnceMixin, FormView):
    """Before she reads what the tutor wrote. She may also leave it empty."""

    form_class = LookForm
    template_name = "employers/placements/look.html"

    def get_initial(self) -> dict[str, str]:
        return LookForm.initial_of(getattr(self.placement, "own_look", None))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "competences": self.agreement.competences.all()}

    def create(self, form: LookForm, submission: Submission) -> str:
        levels = {competence.uuid: level.uuid for competence, level in form.levels.items()}
        looks.look(self.placement, person=self.request.user, levels=levels, words=form.cleaned_data["words"])
        waits = queries.waiting_assessment(self.placement)
        return reverse("places:assessment", args=[self.placement.uuid]) if waits else self.here


class AssessmentView(OwnPlaceMixin, OnceMixin, FormView):
    """What the tutor wrote, once she has looked herself. What she accepts counts, and nothing else."""

    form_class = AnswerForm
    template_name = "employers/placements/assessment.html"
    done_words = gettext_lazy("Saved. What you agreed with is now among what you can do.")

    @cached_property
    def assessment(self) -> Assessment:
        return get_object_or_404(self.placement.assessments.prefetch_related("rows")[:1])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _assessment = self.assessment
        if not hasattr(self.placement, "own_look"):
            return redirect("places:look", uuid=self.placement.uuid)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, str]:
        return AnswerForm.initial_of(self.assessment)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "assessment": self.assessment}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, assessment=self.assessment)

    def create(self, form: AnswerForm, submission: Submission) -> str:
        looks.answer(
            self.assessment,
            person=self.request.user,
            accepted=form.accepted,
            words=form.cleaned_data["words"],
        )
        return self.here


class ToldView(OwnPlaceMixin, OnceMixin, FormView):
    form_class = ToldForm
    template_name = "employers/placements/told.html"
    done_words = gettext_lazy("Saved. The employer sees nothing of it.")

    def create(self, form: ToldForm, submission: Submission) -> str:
        facts = {**form.cleaned_data, "what": What(form.cleaned_data["what"])}
        after.tell(self.placement, facts.pop("what"), person=self.request.user, **facts)
        return self.here


class HowView(OwnPlaceMixin, OnceMixin, FormView):
    """How it is going, after one, three or six months."""

    form_class = HowForm
    template_name = "employers/placements/how.html"
    done_words = gettext_lazy("Thank you. The employer sees nothing of it.")
    without_form = "places:list"

    @cached_property
    def follow_up(self) -> FollowUp:
        found = queries.due_follow_up(self.placement)
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, months=self.follow_up.months)

    def create(self, form: HowForm, submission: Submission) -> str:
        facts = {**form.cleaned_data, "how": How(form.cleaned_data["how"])}
        after.answer_follow_up(self.follow_up, person=self.request.user, **facts)
        return self.here


class CloseView(OwnPlaceMixin, TemplateView):
    """Asked once more, and never for the PIN: closing protects. Without the PIN no employer is named."""

    template_name = "employers/placements/close.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, may_name=pin_gate_is_open(self.request))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        places.close(self.placement)
        messages.success(request, _("Taken back. They no longer see anything of it."))
        return see_other(self.here if pin_gate_is_open(request) else "portfolio:close_all")
