"""The desk of those who coach for work: what waits, whom they coach, who stands in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from employers.coaching.actions import end_standing_in, let_stand_in
from employers.coaching.forms.coach import DeputyForm
from employers.coaching.listing import WorkListing
from employers.coaching.queries.figures import answering, figures
from employers.coaching.queries.waiting import (
    coached_interests,
    ending_shares,
    left_without_answer,
    unsigned_agreements,
    waits_for_coach,
)
from employers.coaching.shown import figure_rows, waiting_rows
from employers.contact.kinds import COACH_MARK
from employers.contact.models import Deputy
from lms.core import days
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.messaging.actions import see_notices
from lms.organisations.models import Organisation
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class WorkView(ListMixin, DeskMixin, TemplateView):
    template_name = "employers/coaching/work.html"
    listing_class = WorkListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reader = self.request.user
        see_notices(reader, COACH_MARK)
        met = coached_interests(reader).filter(shared_at__isnull=False).values("vacancy__organisation")
        employers = list(Organisation.objects.filter(pk__in=met).order_by("name"))
        return super().get_context_data(
            **kwargs,
            waiting=waiting_rows(
                waits_for_coach(reader), unsigned_agreements(reader), left_without_answer(reader)
            ),
            ending=ending_shares(reader),
            answering=answering(reader, employers),
            figures=figure_rows(figures()),
            deputies=Deputy.objects.filter(coach=reader, until__gte=days.today()).select_related("deputy"),
            standing_in=Deputy.objects.filter(deputy=reader, until__gte=days.today()).select_related("coach"),
        )


class DeputyView(OnceMixin, DeskMixin, FormView):
    form_class = DeputyForm
    template_name = "employers/coaching/deputy.html"
    done_words = gettext_lazy("From now on your colleague reads and answers too.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "coach": self.request.user}

    def create(self, form: DeputyForm, submission: Submission) -> str:
        chosen = form.colleague
        let_stand_in(
            self.request.user,
            chosen.person,
            organisation=chosen.organisation,
            until=form.cleaned_data["until"],
        )
        return reverse("coaching:work")


class EndDeputyView(View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        row = get_object_or_404(
            Deputy.objects.filter(coach=request.user) | Deputy.objects.filter(deputy=request.user), uuid=uuid
        )
        end_standing_in(row, by=request.user)
        messages.success(request, _("Nobody stands in any more."))
        return see_other("coaching:work")
