"""A firm's own pages: it asks to take part and comes back with its code.

No account, no cookie, and nothing in an address.
"""

import uuid
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.generic import TemplateView

from employers.applications import actions
from employers.applications.enums import State
from employers.applications.facts import facts_in
from employers.applications.forms import AgainForm, ApplicationForm, NewForm
from employers.applications.models import DRAFT_DAYS, Application
from employers.applications.queries import reads_refusal, sealed, takes_part, unsealed
from employers.applications.registries import has_its_form
from employers.applications.rules import can_be_changed
from lms.accounts.codes import grouped
from lms.submissions.actions import SentDifferently
from lms.submissions.views import put_back, sent_differently


class ApplyView(TemplateView):
    template_name = "employers/applications/apply.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.form_page(NewForm(request=request))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NewForm(request.POST, request=request, sending="send" in request.POST)
        if not form.is_valid():
            return self.form_page(form)
        key = form.cleaned_data["key"] or uuid.uuid4()
        try:
            application, code = actions.begin(
                facts_in(form.cleaned_data), form=key, language=get_language() or "en"
            )
            if form.sending:
                actions.send(application)
        except SentDifferently:
            return self._differently(form)
        except ValidationError as problem:
            put_back(form, problem)
            return self.form_page(form)
        return self.receipt(application, code=grouped(code))

    def _differently(self, form: NewForm) -> HttpResponse:
        """What was typed is kept, and a new key with it: sent once more, it is another application."""
        form.add_error(None, sent_differently())
        form.data = {**form.data.dict(), "key": str(uuid.uuid4())}
        page = self.form_page(form)
        page.status_code = 409
        return page

    def form_page(self, form: ApplicationForm, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, draft_days=DRAFT_DAYS, **more))

    def receipt(self, application: Application, *, code: str = "") -> HttpResponse:
        self.template_name = "employers/applications/receipt.html"
        place = application.organisation
        return self.render_to_response(
            self.get_context_data(
                application=application,
                code=code,
                draft_days=DRAFT_DAYS,
                withdrawn=application.state == State.WITHDRAWN,
                refused=reads_refusal(application),
                takes_part=place is not None and takes_part(place),
                can_be_changed=can_be_changed(application),
                odd_number=has_its_form(application.country, application.number) is False,
            )
        )


class AgainView(ApplyView):
    """With the code: what was saved, to be changed and sent; or what became of it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.code_page(AgainForm(request=request))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "opened" in request.POST:
            return self._change(request)
        form = AgainForm(request.POST, request=request)
        application = form.found if form.is_valid() else None
        if application is None:
            return self.code_page(form)
        if not can_be_changed(application):
            return self.receipt(application)
        return self._shown(application, ApplicationForm(initial=asdict(application.facts)))

    def _change(self, request: HttpRequest) -> HttpResponse:
        application = unsealed(request.POST["opened"])
        if application is None:
            return self.code_page(AgainForm(request=request), closed=True)
        if not can_be_changed(application):
            return self.receipt(application)
        if "withdraw" in request.POST:
            actions.withdraw(application)
            return self.receipt(application)
        sends = "send" in request.POST or application.sent_at is not None
        form = ApplicationForm(request.POST, sending=sends)
        if not form.is_valid():
            return self._shown(application, form)
        try:
            actions.change(application, facts_in(form.cleaned_data))
            if form.sending:
                actions.send(application)
        except ValidationError as problem:
            put_back(form, problem)
            return self._shown(application, form)
        return self.receipt(application)

    def _shown(self, application: Application, form: ApplicationForm) -> HttpResponse:
        return self.form_page(form, opened=sealed(application), application=application)

    def code_page(self, form: AgainForm, *, closed: bool = False) -> HttpResponse:
        self.template_name = "employers/applications/again.html"
        return self.render_to_response(self.get_context_data(form=form, closed=closed))
