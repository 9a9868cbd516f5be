"""Who stands in while somebody is away."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from lms.desk.deputies import away_rows, deputies_known_to, end_standing_in, let_stand_in
from lms.desk.forms.away import AwayForm
from lms.desk.frame import DeskMixin
from lms.desk.kinds import STANDS_IN_MARK
from lms.messaging.actions import see_notices
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class AwayView(OnceMixin, DeskMixin, FormView):
    form_class = AwayForm
    template_name = "lms/desk/away.html"
    done_words = gettext_lazy("Saved. It begins and ends by itself.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        see_notices(self.request.user, STANDS_IN_MARK)
        return super().get_context_data(**kwargs, rows=away_rows(self.request.user))

    def create(self, form: AwayForm, submission: Submission) -> str:
        worker, deputy, organisation = form.cleaned_data["said"]
        let_stand_in(
            worker,
            deputy,
            organisation=organisation,
            since=form.cleaned_data["since"],
            until=form.cleaned_data["until"],
            by=self.request.user,
        )
        return reverse("desk:away")


class AwayEndView(View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        row = get_object_or_404(deputies_known_to(request.user), uuid=uuid)
        return done_once(
            request,
            partial(end_standing_in, row, by=request.user),
            back_to=reverse("desk:away"),
            words=_("Ended. From now on nobody stands in there."),
        )
