"""Who is around her: letting in, choosing the parts, when somebody looked, ending it."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.core.people import called
from lms.pathways.circle.actions import decline, end, let_in
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import holding, openings_of
from lms.pathways.circle.rules import can_help
from lms.pathways.hers.forms.people import PartsForm
from lms.pathways.hers.shown import somebody
from lms.pathways.hers.views.own import OwnPlanMixin
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class OwnHelperMixin(OwnPlanMixin):
    @cached_property
    def helper(self) -> Helper:
        rows = Helper.objects.filter(pathway=self.pathway).select_related(
            "person", "organisation", "pathway__person"
        )
        return get_object_or_404(rows, uuid=self.kwargs["uuid"])


class HelperView(OwnHelperMixin, OnceMixin, FormView):
    """One person: why, what she sees, until when, when she looked."""

    form_class = PartsForm
    template_name = "lms_pathways/hers/person.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "helper": self.helper}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asks = self.helper.since is None and self.helper.ended_at is None and self._could_help()
        looked = openings_of(self.pathway).get(self.helper.person_id, [])
        return super().get_context_data(
            **kwargs,
            person=somebody(self.helper),
            asks=asks,
            is_over=not asks and not holding().filter(pk=self.helper.pk).exists(),
            looked=looked,
        )

    def _could_help(self) -> bool:
        helper = self.helper
        return can_help(helper.person, self.pathway, organisation=helper.organisation, role=helper.role)

    @property
    def done_words(self) -> str:
        return _("%(name)s sees what you ticked.") % {"name": called(self.helper.person)}

    def create(self, form: PartsForm, submission: Submission) -> str:
        let_in(self.helper, by=self.request.user, themes=form.cleaned_data["themes"])
        return f"{reverse('pathway:home')}#people"


class DeclineView(OwnHelperMixin, View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        back = f"{reverse('pathway:home')}#people"
        words = _("You said no. Nobody sees anything, and you need no reason.")
        return done_once(request, lambda: decline(self.helper, by=request.user), back_to=back, words=words)


class EndView(OwnHelperMixin, TemplateView):
    """Asked once more, and nothing else is asked."""

    template_name = "lms_pathways/hers/end.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=somebody(self.helper))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        back = f"{reverse('pathway:home')}#people"
        words = _("Ended. This person can no longer open your plan.")
        return done_once(request, lambda: end(self.helper, by=request.user), back_to=back, words=words)
