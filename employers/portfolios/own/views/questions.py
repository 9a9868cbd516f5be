"""Her portfolio, one question a page. What she leaves empty is asked again never: she comes back when she
likes.
"""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.generic import FormView, TemplateView

from employers.portfolios.enums import Cefr, Section
from employers.portfolios.models import WorkSample
from employers.portfolios.own import actions, forms
from employers.portfolios.own.queries import (
    approved_words,
    key_of,
    own_words,
    portfolio_of,
    tidied_words,
    waiting_words,
)
from employers.portfolios.own.steps import CHOSEN_AFTER, KEYS, QUESTIONS, is_answered
from employers.portfolios.own.suggesting import suggestions_for
from lms.contracts import evidence
from lms.core.languages import offered_language
from lms.core.responses import see_other
from lms.core.texts import name_here
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class OwnMixin:
    """Whoever has not begun begins with the languages."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.portfolio is None:
            return redirect("portfolio:write_tongues")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def portfolio(self) -> Any:
        return portfolio_of(self.request.user)


class QuestionMixin(OwnMixin):
    key = ""
    template_name = "employers/portfolios/own/question.html"

    @property
    def next_url(self) -> str:
        """The next question; after words, which of them an employer may see."""
        section = CHOSEN_AFTER.get(self.key)
        if section and self.is_to_choose(section):
            return reverse("portfolio:words", args=[section])
        return after(self.key)

    def is_to_choose(self, section: Any) -> bool:
        now = portfolio_of(self.request.user)
        return bool(now and own_words(now, section) and not approved_words(now, section))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = KEYS.index(self.key)
        return super().get_context_data(
            **kwargs,
            portfolio=self.portfolio,
            question=QUESTIONS[place],
            number=place + 1,
            count=len(KEYS),
            marks=self._marks(place),
            back_url=QUESTIONS[place - 1].url if place else reverse("portfolio:home"),
        )

    def _marks(self, place: int) -> list[str]:
        if self.portfolio is None:
            return ["now", *["later"] * (len(KEYS) - 1)]
        has_proofs = bool(evidence.shareable(self.request.user))
        done = [is_answered(self.portfolio, key, has_proofs=has_proofs) for key in KEYS]
        return [
            "now" if number == place else "done" if is_done else "later"
            for number, is_done in enumerate(done)
        ]


class QuestionView(QuestionMixin, OnceMixin, FormView):
    """Saves what stands in the form, and leads on."""

    def create(self, form: Any, submission: Submission) -> str:
        self.keep(form)
        return self.next_url

    def keep(self, form: Any) -> None:
        raise NotImplementedError


class TonguesView(QuestionView):
    key = "tongues"
    form_class = forms.TwoLanguagesForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return FormView.dispatch(self, request, *args, **kwargs)  # here one begins

    def get_initial(self) -> dict[str, Any]:
        if self.portfolio:
            return {
                "said_in": self.portfolio.said_in,
                "beside": self.portfolio.beside or self.portfolio.said_in,
            }
        own, usual = get_language() or "en", offered_language(settings.LANGUAGE_CODE)
        return {"said_in": own, "beside": usual if usual != own else "en"}

    def keep(self, form: forms.TwoLanguagesForm) -> None:
        actions.begin(self.request.user, **form.cleaned_data)


class WordsView(QuestionView):
    """Words in both languages. A button of a suggestion puts it after what stands there; nothing is saved."""

    form_class: Any = forms.WordsForm
    template_name = "employers/portfolios/own/words.html"
    section: Any = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        said = own_words(self.portfolio, self.section)
        return {
            **super().get_form_kwargs(),
            "portfolio": self.portfolio,
            "section": self.section,
            "said": said,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "suggest" in request.POST:
            return self.render_to_response(self.get_context_data(form=self._with_suggestion()))
        return super().post(request, *args, **kwargs)

    def _with_suggestion(self) -> Any:
        wanted = self.request.POST["suggest"]
        chosen = next((row for row in self.suggestions if row.code == wanted), None)
        form = self.form_class(**{**self.get_form_kwargs(), "data": None, "files": None})
        for number, code in enumerate(form.languages):
            typed = self.request.POST.get(f"words_{number}", "").strip()
            added = chosen.words.get(code, "") if chosen else ""
            between = "" if not typed else " " if typed.endswith((".", "؟", "!", "?")) else ". "
            form.initial[f"words_{number}"] = f"{typed}{between if added else ''}{added}"
        return form

    @cached_property
    def suggestions(self) -> list[Any]:
        return suggestions_for(self.request.user, self.section)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_waiting = waiting_words(self.portfolio, self.section) is not None
        return super().get_context_data(
            **kwargs,
            suggestions=self.suggestions,
            words_url=reverse("portfolio:words", args=[self.section])
            if own_words(self.portfolio, self.section)
            else "",
            has_waiting=has_waiting,
            has_tidied=tidied_words(self.portfolio, self.section) is not None,
        )

    def keep(self, form: Any) -> None:
        actions.say(self.portfolio, self.section, form.words)


class SeeksView(WordsView):
    key, section = "seeks", Section.SEEKS


class AboutView(WordsView):
    key, section = "about", Section.ABOUT
    form_class = forms.AboutForm

    def keep(self, form: forms.AboutForm) -> None:
        super().keep(form)
        if form.voice_file is not None:
            actions.state(self.portfolio, about_voice=form.voice_file)


class ProofsView(QuestionMixin, TemplateView):
    """What she has shown here. There is nothing to fill in."""

    key = "proofs"
    template_name = "employers/portfolios/own/proofs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = evidence.shareable(self.request.user)
        sections = evidence.in_sections(items, language=get_language() or "en")
        return super().get_context_data(**kwargs, sections=sections, next_url=after(self.key))


class SamplesView(QuestionMixin, TemplateView):
    key = "samples"
    template_name = "employers/portfolios/own/samples.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            (row, row.said("words").here, bool(self.portfolio.chosen.get(key_of(Section.SAMPLE, row))))
            for row in self.portfolio.samples.all()
        ]
        has_room = len(rows) < actions.MOST_SAMPLES
        return super().get_context_data(**kwargs, samples=rows, has_room=has_room, next_url=after(self.key))

    def post(self, request: HttpRequest) -> HttpResponse:
        """A picture goes, with its words."""
        rows = {str(row.uuid): row for row in self.portfolio.samples.all()}
        if request.POST.get("remove") not in rows:
            raise Http404
        actions.remove_sample(rows[request.POST["remove"]])
        return see_other("portfolio:write_samples")


class NewSampleView(QuestionView):
    key = "samples"
    form_class = forms.SampleForm
    template_name = "employers/portfolios/own/sample_new.html"
    made: WorkSample

    def get_form_kwargs(self) -> dict[str, Any]:
        said = WorkSample(said_in=self.portfolio.said_in).said("words")
        more = {"portfolio": self.portfolio, "section": Section.SAMPLE, "said": said}
        return {**super().get_form_kwargs(), **more}

    def keep(self, form: forms.SampleForm) -> None:
        self.made = actions.add_sample(self.portfolio, form.cleaned_data["image"], form.words)

    @property
    def next_url(self) -> str:
        if self.made.words:
            return reverse("portfolio:sample_words", args=[self.made.uuid])
        return reverse("portfolio:write_samples")


class LanguagesView(QuestionMixin, TemplateView):
    key = "languages"
    template_name = "employers/portfolios/own/languages.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            (row, name_here(row.language), Cefr(row.cefr).label) for row in self.portfolio.languages.all()
        ]
        has_room = len(rows) < actions.MOST_LANGUAGES
        return super().get_context_data(**kwargs, spoken=rows, has_room=has_room, next_url=after(self.key))

    def post(self, request: HttpRequest) -> HttpResponse:
        actions.forget_language(self.portfolio, request.POST.get("remove", ""))
        return see_other("portfolio:write_languages")


class NewLanguageView(QuestionView):
    key = "languages"
    form_class = forms.LanguageForm
    template_name = "employers/portfolios/own/language_new.html"

    def get_initial(self) -> dict[str, Any]:
        taken = {row.language for row in self.portfolio.languages.all()}
        asked = self.request.GET.get("language", "")
        return {
            "language": asked if asked else "" if self.portfolio.said_in in taken else self.portfolio.said_in
        }

    def keep(self, form: forms.LanguageForm) -> None:
        actions.speak(self.portfolio, form.cleaned_data["language"], form.cleaned_data["cefr"])

    @property
    def next_url(self) -> str:
        return reverse("portfolio:write_languages")


class WhenView(WordsView):
    key, section = "when", Section.TIMES
    form_class = forms.WhenForm

    def get_initial(self) -> dict[str, Any]:
        row = self.portfolio
        return {"available_from": row.available_from, "hours_per_week": row.hours_per_week}

    def keep(self, form: forms.WhenForm) -> None:
        super().keep(form)
        said = form.cleaned_data
        actions.state(
            self.portfolio, available_from=said["available_from"], hours_per_week=said["hours_per_week"]
        )


class FactsView(QuestionView):
    """Facts of the portfolio, under their own names."""

    names: tuple[str, ...] = ()

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.portfolio, name) for name in self.names}

    def keep(self, form: Any) -> None:
        actions.state(self.portfolio, **{name: form.cleaned_data[name] for name in self.names})


class WhereView(FactsView):
    key, names = "where", ("areas", "transport")
    form_class = forms.WhereForm
    template_name = "employers/portfolios/own/where.html"


class PermitView(FactsView):
    key, names = "permit", ("may_work_in",)
    form_class = forms.PermitForm


class MoreView(QuestionView):
    key = "more"
    form_class = forms.MoreForm
    template_name = "employers/portfolios/own/more.html"

    def get_initial(self) -> dict[str, Any]:
        return dict(self.portfolio.extras)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "has_photo": bool(self.portfolio.photo)}

    def keep(self, form: forms.MoreForm) -> None:
        facts: dict[str, Any] = {"extras": form.extras}
        if form.cleaned_data.get("photo") or form.cleaned_data.get("no_photo"):
            facts["photo"] = form.cleaned_data.get("photo") or ""
        actions.state(self.portfolio, **facts)


class HelpView(QuestionView):
    key = "help"
    form_class = forms.HelpForm

    def get_initial(self) -> dict[str, Any]:
        row = self.portfolio
        return {"may_read": row.help_asked_at is not None, "looked_for": row.looked_for}

    def keep(self, form: forms.HelpForm) -> None:
        actions.let_help(self.portfolio, **form.cleaned_data)

    @property
    def next_url(self) -> str:
        return reverse("portfolio:whole")


def after(key: str) -> str:
    place = KEYS.index(key) + 1
    return QUESTIONS[place].url if place < len(QUESTIONS) else reverse("portfolio:whole")
