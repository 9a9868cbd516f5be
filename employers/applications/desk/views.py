from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from employers.applications.actions import decline, describe, take_up
from employers.applications.desk.forms import DeclineForm
from employers.applications.desk.shown import application_rows, facts_in_words, said_otherwise
from employers.applications.facts import facts_in
from employers.applications.forms import ApplicationForm
from employers.applications.models import KEEP_DAYS, Application
from employers.applications.queries import (
    decided_applications,
    matches_for,
    read_of,
    sent_applications,
    waiting_applications,
)
from employers.applications.rules import can_decide, can_describe, can_read_applications, can_take_up
from employers.bans.desk.comparing import ANSWERS, compare_posted
from employers.bans.desk.shown import shown
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin, name_of
from lms.organisations.queries import employers
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once, was_sent

SHOWN = 100


class ApplicationsMixin(DeskMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_read_applications(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ApplicationsView(ApplicationsMixin, TemplateView):
    """What waits first, then what was decided."""

    template_name = "employers/applications/desk/applications.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting, decided = waiting_applications(), decided_applications()
        return super().get_context_data(
            **kwargs,
            waiting=application_rows(waiting[:SHOWN]),
            decided=application_rows(decided[:SHOWN]),
            more_waiting=max(0, waiting.count() - SHOWN),
            more_decided=max(0, decided.count() - SHOWN),
            keep_days=KEEP_DAYS,
        )


class DescribeView(OnceMixin, ApplicationsMixin, FormView):
    """An employer that never applied gets what every other has: what it says, a checklist, red flags."""

    form_class = ApplicationForm
    template_name = "employers/applications/desk/describe.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.employer = get_object_or_404(employers(), uuid=kwargs["uuid"])
        has_said = Application.objects.filter(organisation=self.employer).exists()
        if can_describe(request.user, self.employer) is None or (has_said and not was_sent(request)):
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "sending": True}

    def get_initial(self) -> dict[str, Any]:
        place = self.employer
        return {"legal_name": place.name, "country": place.country, "place": place.place}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, employer=self.employer)

    def create(self, form: ApplicationForm, submission: Submission) -> str:
        describe(self.employer, facts_in(form.cleaned_data), by=self.request.user)
        return reverse("desk:vet", args=[self.employer.uuid])


class ApplicationView(ApplicationsMixin, TemplateView):
    """What one firm said, and what becomes of it."""

    template_name = "employers/applications/desk/application.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.application = get_object_or_404(sent_applications(), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.application
        return super().get_context_data(
            **{"form": DeclineForm(), **kwargs},
            application=application,
            read=read_of(application),
            facts=facts_in_words(application),
            otherwise=said_otherwise(application),
            may_decide=can_decide(self.request.user, application) is not None,
            may_take_up=can_take_up(self.request.user, application) is not None,
            matches=[shown(match, self.request.user) for match in matches_for(application)],
            decided_by=name_of(application.decided_by) if application.decided_by else "",
            employer_url=self.employer_url,
        )

    @property
    def employer_url(self) -> str:
        place = self.application.organisation
        return reverse("desk:vet", args=[place.uuid]) if place else ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        here = reverse("applications_desk:application", args=[self.application.uuid])
        if request.POST.get("decision") == "take_up":
            words = _("It is an employer now. Nobody can choose it before it was checked.")
            read = request.POST.get("read") or "nothing"
            do_take_up = partial(take_up, self.application, by=request.user, read=read)
            return done_once(request, do_take_up, back_to=here, words=words)
        if request.POST.get("decision") in ANSWERS:
            return compare_posted(request, matches_for(self.application), back_to=here)
        form = DeclineForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Say why in one sentence."))
            return see_other(here)

        def do() -> None:
            decline(self.application, by=request.user, reason=form.cleaned_data["reason"])

        return done_once(request, do, back_to=here, words=_("It is declined. The firm does not read why."))
