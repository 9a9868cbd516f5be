from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.core.texts import name_here
from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.network.desk.forms.practice import ShortWordsForm
from lms.network.desk.forms.recommendation import OutcomeForm, RecommendationForm
from lms.network.desk.frame import RecommendationMixin, language_to_write, other_languages
from lms.network.desk.listing import RecommendationsListing, became, recommendation_page
from lms.network.recommendations import actions, rules
from lms.network.recommendations.enums import State
from lms.network.recommendations.shown import ShownRecommendation
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, StepView

LONGEST = 400


class RecommendationsView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms_network/desk/recommendations.html"
    listing_class = RecommendationsListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, may_add=bool(rules.recommends_for(self.request.user)))


class RecommendationView(RecommendationMixin, TemplateView):
    template_name = "lms_network/desk/recommendation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, person = self.recommendation, self.request.user
        return super().get_context_data(
            **kwargs,
            shown=ShownRecommendation(row),
            state=became(row),
            translations=other_languages(row),
            can_change=rules.can_change(person, row),
            can_follow=rules.can_follow(person, row),
            outcome_form=OutcomeForm(initial={"state": row.state}),
        )


class NewRecommendationView(OnceMixin, DeskMixin, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = RecommendationForm
    done_words = gettext_lazy("Saved as a draft. Read it through and publish it.")

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.request.LANGUAGE_CODE}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.recommends_for(request.user):
            raise Http404
        return super().get(request, *args, **kwargs)

    def create(self, form: RecommendationForm, submission: Submission) -> str:
        organisations = rules.recommends_for(self.request.user)
        if not organisations:
            raise Http404
        made = actions.write_recommendation(
            organisations[0],
            by=self.request.user,
            values=form.values(),
            audiences=form.cleaned_data["audiences"],
            practices=form.cleaned_data["practices"],
        )
        return recommendation_page(made)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=_("Recommend something"),
            back=reverse("network_desk:recommendations"),
            back_to=_("Recommendations"),
        )


class _OwnRecommendationView(RecommendationMixin):
    """A form about a recommendation that whoever asks may change."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not rules.can_change(request.user, self.recommendation):
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.recommendation
        return super().get_context_data(**kwargs, back=recommendation_page(row), back_to=row.title)


class EditRecommendationView(OnceMixin, _OwnRecommendationView, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = RecommendationForm
    done_words = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "recommendation": self.recommendation}

    def create(self, form: RecommendationForm, submission: Submission) -> str:
        actions.change_recommendation(
            self.recommendation,
            by=self.request.user,
            values=form.values(),
            audiences=form.cleaned_data["audiences"],
            practices=form.cleaned_data["practices"],
        )
        return recommendation_page(self.recommendation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, title=_("Change the recommendation"))


class RecommendationWordsView(OnceMixin, _OwnRecommendationView, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = ShortWordsForm
    done_words = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        language = language_to_write(self.recommendation, self.kwargs["language"])
        more = {"record": self.recommendation, "language": language, "most": LONGEST}
        return {**super().get_form_kwargs(), **more}

    def create(self, form: ShortWordsForm, submission: Submission) -> str:
        actions.translate(
            self.recommendation, self.kwargs["language"], by=self.request.user, **form.cleaned_data
        )
        return recommendation_page(self.recommendation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("In this language: %(language)s") % {"language": name_here(self.kwargs["language"])}
        return super().get_context_data(**kwargs, title=title)


class _StepView(RecommendationMixin, StepView):
    def back(self) -> str:
        return recommendation_page(self.recommendation)


class PublishRecommendationView(_StepView):
    words = gettext_lazy("Published. Everybody can read it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.publish(self.recommendation, by=self.request.user)


class TakeBackRecommendationView(_StepView):
    words = gettext_lazy("It is a draft again: nobody outside reads it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.take_back(self.recommendation, by=self.request.user)


class FollowView(_StepView):
    form_class = OutcomeForm
    words = gettext_lazy("Noted. Everybody can read it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.tell_outcome(
            self.recommendation,
            by=self.request.user,
            state=State(data["state"]),
            words=data["words"],
            language=self.request.LANGUAGE_CODE,
        )
