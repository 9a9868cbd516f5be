from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.core.texts import name_here
from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.network.desk.forms.practice import PracticeForm, ShortWordsForm
from lms.network.desk.forms.review import CheckForm, ReviewForm
from lms.network.desk.frame import PracticeMixin, language_to_write, other_languages
from lms.network.desk.listing import PracticesListing, practice_page, state_of
from lms.network.practices import actions, rules
from lms.network.practices.enums import Stage, Verdict
from lms.network.practices.models import Practice
from lms.network.practices.queries import ours, to_read, with_all_shown
from lms.network.practices.shown import HEADINGS, ShownPractice
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, StepView

STEPS_SHOWN = 20


class PracticesView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms_network/desk/practices.html"
    listing_class = PracticesListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        may_add = bool(rules.own_organisations(person))
        return super().get_context_data(**kwargs, may_add=may_add, waiting=to_read(person).count())


class PracticeView(PracticeMixin, TemplateView):
    template_name = "lms_network/desk/practice.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        practice, person = self.practice, self.request.user
        can_hand_in = rules.can_hand_in(person, practice)
        return super().get_context_data(
            **kwargs,
            shown=ShownPractice(practice),
            state=state_of(practice),
            reviews=[each for each in practice.reviews.all() if each.round == practice.round],
            missing=[str(_named(name)) for name in actions.missing(practice)] if can_hand_in else [],
            translations=other_languages(practice),
            steps=practice.steps.select_related("by")[:STEPS_SHOWN],
            can_change=rules.can_change(person, practice),
            can_hand_in=can_hand_in,
            can_publish=rules.can_publish(person, practice),
            is_ready=practice.stage == Stage.READY,
            can_check=rules.can_check(person, practice),
            can_take_back=rules.can_take_back(person, practice),
            check_form=CheckForm(),
        )


def _named(name: str) -> Any:
    more = {"themes": _("What it is about"), "results": _("What came of it")}
    return more[name] if name in more else HEADINGS[name]


class NewPracticeView(OnceMixin, DeskMixin, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = PracticeForm
    done_words = gettext_lazy("Saved as a draft. Read it through and hand it in.")

    def get_initial(self) -> dict[str, Any]:
        mine = rules.own_organisations(self.request.user)
        country = mine[0].country if mine else ""
        before = ours(self.request.user).order_by("-pk").first()
        told_by = before.told_by if before else ""
        return {"language": self.request.LANGUAGE_CODE, "country": country, "told_by": told_by}

    def create(self, form: PracticeForm, submission: Submission) -> str:
        organisations = rules.own_organisations(self.request.user)
        if not organisations:
            raise Http404
        practice = actions.write_practice(
            organisations[0],
            by=self.request.user,
            values=form.values(),
            themes=form.cleaned_data["themes"],
            results=form.results(),
        )
        return practice_page(practice)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=_("Tell of a practice"),
            lead=_("What is still missing can be added before others read it."),
            back=reverse("network_desk:practices"),
            back_to=_("Good practices"),
        )


class _OwnPracticeView(PracticeMixin):
    """A form about a practice, under its own rule."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, back=practice_page(self.practice), back_to=self.practice.title
        )


class EditPracticeView(OnceMixin, _OwnPracticeView, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = PracticeForm
    done_words = gettext_lazy("Saved.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not rules.can_change(request.user, self.practice):
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "practice": self.practice}

    def create(self, form: PracticeForm, submission: Submission) -> str:
        actions.change_practice(
            self.practice,
            by=self.request.user,
            values=form.values(),
            themes=form.cleaned_data["themes"],
            results=form.results(),
        )
        return practice_page(self.practice)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, title=_("Change the practice"))


class PracticeWordsView(OnceMixin, _OwnPracticeView, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = ShortWordsForm
    done_words = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        language = language_to_write(self.practice, self.kwargs["language"])
        return {**super().get_form_kwargs(), "record": self.practice, "language": language}

    def create(self, form: ShortWordsForm, submission: Submission) -> str:
        actions.translate(self.practice, self.kwargs["language"], by=self.request.user, **form.cleaned_data)
        return practice_page(self.practice)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("In this language: %(language)s") % {"language": name_here(self.kwargs["language"])}
        return super().get_context_data(**kwargs, title=title)


class ReadView(OnceMixin, DeskMixin, FormView):
    """A practice of another organisation, with what it is asked by the published questions."""

    template_name = "lms_network/desk/read.html"
    form_class = ReviewForm
    done_words = gettext_lazy("Thank you. They read what you found; everybody reads it when it is published.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.practice: Practice | None = (
            with_all_shown(to_read(request.user)).filter(uuid=kwargs["uuid"]).first()
        )

    def _practice(self) -> Practice:
        """The one that waits for her; of any other nothing is shown, and nothing is heard but the same form
        sent twice.
        """
        if self.practice is None:
            raise Http404
        return self.practice

    def create(self, form: ReviewForm, submission: Submission) -> str:
        actions.give_review(
            self._practice(),
            by=self.request.user,
            findings=form.findings(),
            checks=form.cleaned_data["checks"],
            verdict=Verdict(form.cleaned_data["verdict"]),
            words=form.cleaned_data["words"],
            language=self.request.LANGUAGE_CODE,
        )
        return reverse("network_desk:practices")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        practice = self._practice()
        return super().get_context_data(**kwargs, practice=practice, shown=ShownPractice(practice))


class _StepView(PracticeMixin, StepView):
    def back(self) -> str:
        return practice_page(self.practice)


class HandInView(_StepView):
    words = gettext_lazy("Handed in. Two people of other organisations read it now.")

    def do(self, data: dict[str, Any]) -> None:
        actions.hand_in(self.practice, by=self.request.user)


class PublishPracticeView(_StepView):
    words = gettext_lazy("Published. Everybody can read it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.publish(self.practice, by=self.request.user)


class CheckPracticeView(_StepView):
    form_class = CheckForm
    words = gettext_lazy("Noted: somebody found it true today. Everybody can read that.")

    def do(self, data: dict[str, Any]) -> None:
        actions.check_again(self.practice, by=self.request.user, words=data["words"])


class TakeBackPracticeView(_StepView):
    words = gettext_lazy("It can be written anew. Nobody outside reads it until it is published again.")

    def do(self, data: dict[str, Any]) -> None:
        actions.take_back(self.practice, by=self.request.user)
