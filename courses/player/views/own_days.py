"""How her days were: five questions, for herself."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from courses.player.own_days import earlier_checks
from courses.selfcheck.actions import forget_checks, keep_check
from courses.selfcheck.enums import LEVELS, QUESTIONS
from courses.selfcheck.queries import group_to_count_in, quarter_ends
from lms.contracts.navigation import address_here
from lms.core import days
from lms.core.plain_words import PlainForm
from lms.core.responses import see_other


class ChecksForm(PlainForm):
    counts = forms.BooleanField(
        label=gettext_lazy("Count my answers with those of my group"), required=False, initial=False
    )

    def __init__(self, *args: Any, may_count: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in enumerate(QUESTIONS):
            self.fields[f"q{number}"] = forms.TypedChoiceField(
                label=question,
                choices=list(enumerate(LEVELS)),
                coerce=int,
                widget=forms.RadioSelect,
                initial=None,
            )
        if not may_count:
            del self.fields["counts"]

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[f"q{number}"] for number in range(len(QUESTIONS))]

    @property
    def answers(self) -> list[int]:
        return [self.cleaned_data[f"q{number}"] for number in range(len(QUESTIONS))]


class ChecksView(FormView):
    """Sent twice is kept once."""

    form_class = ChecksForm
    template_name = "courses/player/checks.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        may_count = group_to_count_in(self.request.user) is not None
        return {**super().get_form_kwargs(), "may_count": may_count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            earlier=earlier_checks(self.request.user),
            until=quarter_ends(days.today()),
            help_url=address_here("messaging:home"),
        )

    def form_valid(self, form: ChecksForm) -> HttpResponse:
        keep_check(self.request.user, form.answers, counts=form.cleaned_data.get("counts", False))
        messages.success(self.request, _("Kept. Only you can read it."))
        return see_other("player:checks")


class ForgetChecksView(View):
    def post(self, request: HttpRequest) -> HttpResponse:
        one = request.POST.get("one")
        try:
            forget_checks(request.user, uuid=UUID(one) if one else None)
        except ValueError:
            raise Http404 from None
        messages.success(request, _("Deleted."))
        return see_other("player:checks")
