"""Closing a learner's account for now, and opening it again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from lms.core.responses import see_other
from lms.desk.frame import EVERYTHING, LearnerMixin
from lms.organisations.actions import open_account_again, suspend_account


class PauseView(LearnerMixin, TemplateView):
    """Asks once what is about to change; the other way round when the account is closed already."""

    when_closed = EVERYTHING
    template_name = "lms/desk/person_pause.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.profile)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if "again" in request.POST:
            open_account_again(self.profile, worker=request.user)
            messages.success(request, _("She can enter with her card again."))
        else:
            suspend_account(self.profile, worker=request.user)
            messages.success(
                request, _("The account is closed. Nobody can enter, and employers see nothing about her.")
            )
        return see_other("desk:person", uuid=self.profile.uuid)
