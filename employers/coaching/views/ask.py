"""Her coach asks a learner whether she wants some work."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from employers.coaching.forms.coach import AskForm
from employers.contact.actions.interests import ask_her
from employers.contact.queries.coaches import coached_by
from employers.contact.queries.silence import is_silent
from employers.contact.rules import can_ask_her
from employers.vacancies.models import Vacancy
from lms.accounts.models import Profile
from lms.core.texts import Text
from lms.desk.frame import DeskMixin
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class AskView(OnceMixin, DeskMixin, FormView):
    """Of those whom she coaches, about work that is open; anybody and anything else is not there."""

    form_class = AskForm
    template_name = "employers/coaching/ask.html"
    done_words = gettext_lazy("She is asked. Yes and no cost her nothing.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            person=self.profile,
            vacancy=self.vacancy,
            title=Text(self.vacancy.title, self.vacancy.language),
            may_ask=can_ask_her(self.request.user, self.profile.user, self.vacancy),
            is_silent=is_silent(self.vacancy.organisation),
        )

    @cached_property
    def profile(self) -> Profile:
        hers = Profile.objects.filter(user__in=coached_by(self.request.user), suspended_at=None)
        return get_object_or_404(hers.select_related("user"), uuid=self.kwargs["uuid"])

    @cached_property
    def vacancy(self) -> Vacancy:
        found = Vacancy.objects.open_now().select_related("organisation")
        return get_object_or_404(found, uuid=self.kwargs["vacancy"])

    def create(self, form: AskForm, submission: Submission) -> str:
        try:
            made = ask_her(
                self.profile.user, self.vacancy, by=self.request.user, words=form.cleaned_data["words"]
            )
        except PermissionDenied:
            raise ValidationError(_("This has already been decided. Nothing was changed.")) from None
        return reverse("coaching:interest", args=[made.uuid])
