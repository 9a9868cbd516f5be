"""A new card for a learner who is there, and the second pair of eyes that saw it in her hand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from lms.core.conf import conf
from lms.core.responses import see_other
from lms.desk.access_kinds import CARD
from lms.desk.cards import keep_cards
from lms.desk.frame import LearnerMixin
from lms.organisations.actions import confirm_renewed_card, renew_card
from lms.organisations.queries import card_to_confirm
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class NewCardView(OnceMixin, LearnerMixin, FormView):
    """Asks once, then makes a new card; the old one stops in that moment."""

    form_class = Form
    access_kind = CARD
    template_name = "lms/desk/person_card_new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.profile, card_hours=conf.renewed_card_hours)

    def create(self, form: Form, submission: Submission) -> str:
        return keep_cards(submission, [renew_card(self.profile, worker=self.request.user)])


class ConfirmCardView(LearnerMixin, TemplateView):
    """A second worker sits with her and confirms that the new card is in her hand."""

    access_kind = CARD
    template_name = "lms/desk/person_card_confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        card = card_to_confirm(self.request.user, self.profile)
        if card is None:
            raise Http404
        return super().get_context_data(**kwargs, person=self.profile, card=card)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            confirm_renewed_card(self.profile, worker=request.user)
        except ValidationError as problem:
            messages.info(request, problem.message)
        else:
            messages.success(request, _("Confirmed. She can now open what her PIN protects."))
        return see_other("desk:person", uuid=self.profile.uuid)
