"""Small forms on an employer's page of a vacancy: each does one thing and leads back."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from employers.vacancies import actions
from employers.vacancies.enums import Closed
from employers.vacancies.forms import CloseForm
from employers.vacancies.views.frame import OneVacancyMixin
from lms.core.responses import see_other
from lms.submissions.views import done_once, was_sent


class SmallView(OneVacancyMixin, View):
    http_method_names = ["post"]

    @property
    def here(self) -> str:
        return reverse("vacancies:vacancy", args=[self.vacancy.uuid])


class CloseView(SmallView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = CloseForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose why it closes."))
            return see_other(self.here)
        do = partial(
            actions.close, self.vacancy, by=request.user, because=Closed(form.cleaned_data["because"])
        )
        return done_once(
            request, do, back_to=self.here, words=_("It is closed. Nobody can read it any more.")
        )


class KeepOpenView(SmallView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        do = partial(actions.keep_open, self.vacancy, by=request.user)
        return done_once(request, do, back_to=self.here, words=_("It stays open."))


class DeleteView(SmallView):
    """Asked a second time with the same form, it leads to the list as the first time."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.was_done = was_sent(request)
        try:
            super().setup(request, *args, **kwargs)
        except Http404:
            if not self.was_done:
                raise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return see_other("vacancies:list") if self.was_done else super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        do = partial(actions.delete_draft, self.vacancy, by=request.user)
        return done_once(request, do, back_to=reverse("vacancies:list"), words=_("The draft is deleted."))
