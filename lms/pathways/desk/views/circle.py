"""Who is around a plan, from the desk: asking her, and ending one's own help."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.generic import FormView

from lms.core.plain_words import PlainForm
from lms.desk.frame import LearnerMixin
from lms.organisations.models import Membership
from lms.pathways.circle.actions import end, suggest
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import could_help
from lms.pathways.desk.actions import ask_to_be_let_in
from lms.pathways.desk.forms.circle import AskForm, ColleagueForm
from lms.pathways.desk.frame import EndingMixin, PlanMixin
from lms.pathways.desk.rules import acts_as, may_ask
from lms.pathways.plans.models import Pathway
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class AskView(OnceMixin, LearnerMixin, FormView):
    """Somebody who works with her asks to be let in. It opens nothing before she says yes."""

    form_class = AskForm
    template_name = "lms_pathways/desk/ask.html"
    done_words = gettext_lazy("She is asked in My plan. Until she says yes, it opens nothing.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        learner = self.get_learner()
        open_ones = Pathway.objects.filter(person=learner.user_id, closed_at=None)
        pathway = open_ones.select_related("organisation").first()
        if pathway is None or not may_ask(request.user, pathway):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        acting = acts_as(self.request.user, self.profile)
        return {**super().get_form_kwargs(), "role": acting.role if acting else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            back=reverse("desk:person", args=[self.profile.uuid]),
            back_to=self.profile.handle,
        )

    def create(self, form: AskForm, submission: Submission) -> str:
        ask_to_be_let_in(self.profile, worker=self.request.user, **form.cleaned_data)
        return reverse("desk:person", args=[self.profile.uuid])


class ColleagueView(OnceMixin, PlanMixin, FormView):
    """Whoever looks at it with her asks her about a colleague. It is her answer that opens anything."""

    for_looking = True
    while_open = True
    form_class = ColleagueForm
    template_name = "lms_pathways/desk/ask.html"
    done_words = AskView.done_words

    def colleagues(self) -> QuerySet[Membership]:
        """Of her organisation, those who could help and are neither around this plan nor asked about."""
        there = Helper.objects.filter(pathway=self.pathway, ended_at=None).values("person")
        rows = could_help(self.pathway, self.helper.organisation)
        return rows.exclude(person__in=there).select_related("person").order_by("person", "role")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "memberships": self.colleagues()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            back=reverse("plans_desk:plan", args=[self.pathway.uuid]),
            back_to=self.profile.handle,
            is_colleague=True,
        )

    def create(self, form: ColleagueForm, submission: Submission) -> str:
        row = form.membership
        suggest(
            self.pathway,
            row.person,
            organisation=row.organisation,
            role=row.role,
            themes=form.cleaned_data["themes"],
            by=self.request.user,
            why={get_language() or "": form.cleaned_data["why"]},
        )
        return reverse("plans_desk:plan", args=[self.pathway.uuid])


class LeaveView(EndingMixin, OnceMixin, PlanMixin, FormView):
    """Somebody ends her own help: from the next request on she sees nothing of it."""

    form_class = PlainForm
    template_name = "lms_pathways/desk/leave.html"
    done_words = gettext_lazy("You are no longer around this plan. She reads that you ended it.")

    def create(self, form: PlainForm, submission: Submission) -> str:
        end(self.helper, by=self.request.user)
        return reverse("plans_desk:list")
