"""The address of somebody's calendar: made, shown once, read by a program, taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView

from courses.sessions.calendars import calendar_of, key_of, make_key, person_for, take_back_key
from courses.sessions.forms import MAKE, CalendarForm
from lms.secrets.throttle import Tries
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin


class CalendarView(OnceMixin, FormView):
    """Whether there is an address. `made_name` and `own_name` are the two pages, `back_name` leads away."""

    form_class = CalendarForm
    own_name, made_name = "", ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, key=key_of(self.request.user))

    def create(self, form: CalendarForm, submission: Submission) -> str:
        if form.cleaned_data["do"] != MAKE:
            take_back_key(self.request.user)
            messages.success(self.request, _("The address no longer works."))
            return reverse(self.own_name)
        address = reverse("session_calendar:feed", args=[make_key(self.request.user)])
        keep_to_show(submission, self.request.build_absolute_uri(address))
        return reverse(self.made_name, args=[submission.uuid])


class CalendarMadeView(ShownOnceMixin, TemplateView):
    pass


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For a program, which signs in nowhere: the address is the key. Whoever guesses waits."""
    person = person_for(token)
    if person is not None:
        headers = {"Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="calendar.ics"'}
        return HttpResponse(calendar_of(person), content_type="text/calendar; charset=utf-8", headers=headers)
    wait = Tries("calendar", request, token).take()
    if wait:
        return HttpResponse(status=429, headers={"Retry-After": str(wait), "Cache-Control": "no-store"})
    raise Http404
