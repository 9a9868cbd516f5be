"""Who accompanies a learner: a coordinator says so on the learner's page."""

from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from lms.desk.forms.support_assignments import SupportAssignmentForm
from lms.desk.frame import EVERYTHING, LearnerMixin
from lms.organisations.models import Organisation
from lms.organisations.rules import organisation_led_of
from lms.organisations.team import accompany, stop_accompanying, who_accompanies
from lms.submissions.views import done_once


class SupportAssignmentView(LearnerMixin, View):
    """Somebody more accompanies her, or somebody no longer does: of a closed account too, so that somebody is
    there who may open it again.
    """

    when_closed = EVERYTHING

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        led = organisation_led_of(request.user, self.profile)
        if led is None:
            raise Http404
        words = _("Saved.")
        if "end" in request.POST:
            do = partial(self._end, request.POST["end"], led)
            words = _("Saved. This colleague no longer supports her.")
        else:
            do = partial(
                self._add, SupportAssignmentForm(request.POST, learner=self.profile, organisation=led)
            )
        return done_once(request, do, back_to=reverse("desk:person", args=[uuid]), words=words)

    def _end(self, assignment: str, led: Organisation) -> None:
        try:
            existing = get_object_or_404(
                who_accompanies(self.profile), uuid=UUID(assignment), organisation=led
            )
        except ValueError:
            raise Http404 from None
        stop_accompanying(self.profile, existing, by=self.request.user)

    def _add(self, form: SupportAssignmentForm) -> None:
        if not form.is_valid():
            raise ValidationError(_("Choose somebody from your organisation who does not support her yet."))
        accompany(self.profile, form.cleaned_data["worker"], by=self.request.user)
