"""What an adviser does for a place of hers: writes what is agreed, and signs for the accompanying body."""

from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from employers.contact.queries.coaches import coached_by
from employers.placements.actions import agreements
from employers.placements.desk.access_kinds import PLACE
from employers.placements.desk.forms import WriteForm, initial_of
from employers.placements.desk.panels import in_words
from employers.placements.enums import Company
from employers.placements.forms import SignForm
from employers.placements.models import Agreement, Placement
from employers.placements.queries import agreement_of, in_numbers, placements_of
from employers.placements.rules import can_prepare, can_read, can_sign, can_write, stands_in
from employers.placements.shown import sheet_of
from employers.placements.text import full_name
from lms.accounts.models import Profile
from lms.core.people import Person
from lms.desk.frame import DeskMixin, LearnerMixin
from lms.organisations.queries import learners_for
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class PlaceMixin(LearnerMixin):
    """A place of hers, for whoever accompanies her, and for whoever stands in for her adviser: to everybody
    else it is not there.
    """

    access_kind = PLACE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        learner = self.get_learner()
        self.placement: Placement = get_object_or_404(placements_of(learner.user), uuid=kwargs["place"])
        if learner.is_open and not self.is_allowed():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_learner(self) -> Profile:
        """Also one whom she sees only while she stands in."""
        seen = Q(pk__in=learners_for(self.request.user).order_by().values("pk"))
        seen |= Q(user__in=coached_by(self.request.user).values("pk"))
        return get_object_or_404(
            Profile.objects.filter(seen).select_related("user"), uuid=self.kwargs["uuid"]
        )

    def needs_reason(self, learner: Profile) -> bool:
        """That she stands in is the reason."""
        return not stands_in(self.request.user, self.placement) and super().needs_reason(learner)

    def is_allowed(self) -> bool:
        return can_read(self.request.user, self.placement)

    @cached_property
    def agreement(self) -> Agreement | None:
        return agreement_of(self.placement)

    def address(self, name: str) -> str:
        return reverse(f"places_desk:{name}", args=[self.profile.uuid, self.placement.uuid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, person=self.profile, placement=self.placement, here=self.address("place")
        )


class PlaceView(PlaceMixin, TemplateView):
    """What she prepared, the agreement, and what she told, where she lets her adviser read it: nobody who
    stands in. Her own look and her answers are hers.
    """

    template_name = "employers/placements/desk/place.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        placement, agreement = self.placement, self.agreement
        told = placement if can_prepare(self.request.user, placement) else None
        return super().get_context_data(
            **kwargs,
            words=in_words(placement),
            sheet=sheet_of(agreement) if agreement else None,
            company=Company(placement.comes_along).label if placement.comes_along else "",
            outcomes=list(told.outcomes.filter(shows_adviser=True)) if told else [],
            follow_ups=list(told.follow_ups.filter(shows_adviser=True, answered_at__isnull=False))
            if told
            else [],
            write_url=self.address("write") if can_write(self.request.user, placement) else "",
            sign_url=self.address("sign") if agreement and can_sign(self.request.user, agreement) else "",
        )


class WriteView(OnceMixin, PlaceMixin, FormView):
    form_class = WriteForm
    template_name = "employers/placements/desk/write.html"
    done_words = gettext_lazy("Written. She reads it first, then everybody signs.")

    def is_allowed(self) -> bool:
        return can_write(self.request.user, self.placement)

    def get_initial(self) -> dict[str, Any]:
        return initial_of(self.placement, self.agreement)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "placement": self.placement}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, agreement=self.agreement)

    def create(self, form: WriteForm, submission: Submission) -> str:
        agreements.write(
            self.placement,
            form.terms,
            by=self.request.user,
            signatory=form.cleaned_data["signatory"],
            tutor=form.cleaned_data["tutor"],
            competences=form.competences,
        )
        return self.address("place")


class SignView(OnceMixin, PlaceMixin, FormView):
    """For the accompanying body, by its neutral name; whoever stands in for her adviser in her own."""

    form_class = SignForm
    template_name = "employers/placements/desk/sign.html"
    done_words = gettext_lazy("You have signed. If anything in it changes, you are asked again.")

    @cached_property
    def to_sign(self) -> Agreement:
        if self.agreement is None:
            raise Http404
        return self.agreement

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_sign(request.user, self.to_sign):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, str]:
        return SignForm.initial_of(self.to_sign)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, sheet=sheet_of(self.to_sign), adviser=full_name(self.standing_in_for)
        )

    @property
    def standing_in_for(self) -> Person | None:
        return self.placement.adviser if stands_in(self.request.user, self.placement) else None

    def create(self, form: SignForm, submission: Submission) -> str:
        agreements.sign(self.to_sign, person=self.request.user, digest=form.cleaned_data["digest"])
        return self.address("place")


class NumbersView(DeskMixin, TemplateView):
    """What came of places, in tens, over all learners."""

    template_name = "employers/placements/desk/numbers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, rows=in_numbers())
