"""Her portfolio as a whole: what an employer may see of it, what that gives away, and on paper."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from employers.portfolios.enums import Section, Version
from employers.portfolios.inference.guesses import Guess, infer, infer_from
from employers.portfolios.models import Portfolio, WorkSample
from employers.portfolios.own import actions
from employers.portfolios.own.changes import Piece, changes
from employers.portfolios.own.forms import ChooseForm
from employers.portfolios.own.queries import (
    WORDED,
    for_employer,
    key_of,
    own_words,
    tidied_words,
    whole,
)
from employers.portfolios.own.steps import CHOSEN_AFTER
from employers.portfolios.own.views.questions import OwnMixin, after
from lms.core.people import called
from lms.core.texts import direction_of, name_here
from lms.core.words import Words
from lms.printing.pdf import render_pdf
from lms.printing.responses import pdf_response
from lms.safety.http.media import stored_upload
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin

SHEET = "employers/portfolios/own/sheet.html"


class WholeView(OwnMixin, TemplateView):
    """Everything she approved, as an employer would see it, and what can be inferred from exactly that."""

    template_name = "employers/portfolios/own/whole.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = whole(self.portfolio, language=get_language() or "en")
        languages = [code for code in (self.portfolio.beside, self.portfolio.said_in) if code]
        return super().get_context_data(
            **kwargs,
            portfolio=shown,
            guesses=infer(shown),
            prints=[(name_here(code), reverse("portfolio:print", args=[code])) for code in languages],
            to_choose=[
                (Section(section).label, reverse("portfolio:words", args=[section]))
                for section in WORDED
                if own_words(self.portfolio, section) and section not in self.portfolio.chosen
            ],
        )


class PrintView(OwnMixin, View):
    """Her portfolio as a sheet of her own: a line for her name, which stands in no file of ours."""

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        if language not in {self.portfolio.said_in, self.portfolio.beside}:
            raise Http404

        def make() -> bytes:
            with override(language):
                title = _("Portfolio")
                context = {"portfolio": whole(self.portfolio, language=language, on_paper=True)}
            return render_pdf(SHEET, context, language=language, title=title)

        return pdf_response(request, make, "portfolio.pdf")


class ChooseView(OwnMixin, OnceMixin, FormView):
    """Her own words and the tidied ones beside each other, and which of them an employer may see."""

    form_class = ChooseForm
    template_name = "employers/portfolios/own/choose.html"
    done_words = gettext_lazy("It is as you said. Nothing is shown to anybody before you show it.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.sample: WorkSample | None = None
        self.section = kwargs.get("section", Section.SAMPLE)
        if self.section not in Section.values or (self.section == Section.SAMPLE) != ("sample" in kwargs):
            raise Http404
        if "sample" in kwargs:
            self.sample = get_object_or_404(WorkSample, uuid=kwargs["sample"], portfolio__person=request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.portfolio is not None and not own_words(self.portfolio, self.section, self.sample):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def tidied(self) -> Any:
        return tidied_words(self.portfolio, self.section, self.sample)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "has_tidied": self.tidied is not None}

    def get_initial(self) -> dict[str, Any]:
        """Nothing new is chosen by itself: what waits is not ticked, and what was chosen is."""
        chosen = self.portfolio.chosen.get(key_of(self.section, self.sample))
        return {"version": chosen or ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own, tidied = own_words(self.portfolio, self.section, self.sample), self.tidied
        tidied_said = Words(tidied.words, own.first) if tidied else Words()
        return super().get_context_data(
            **kwargs,
            title=Section(self.section).label,
            sample=self.sample,
            own=[(name_here(code), code, direction_of(code), own.only_in(code)) for code in own.languages],
            tidied=_beside(tidied_said, own),
            tidied_by=called(tidied.by) if tidied and tidied.by else "",
            tidied_key=tidied.uuid if tidied else "",
            is_outdated=bool(tidied and tidied.of != own.texts),
            is_waiting=bool(tidied and tidied.approved_at is None),
            has_voice=self.section == Section.ABOUT and bool(self.portfolio.about_voice),
            compared=self._compared(own, tidied_said),
            back_url=self.write_url,
        )

    def _compared(self, own: Words, tidied: Words) -> list[tuple[str, list[Guess]]]:
        """What each version gives away, in the language that employers read."""
        versions: dict[Any, str] = {key: str(label) for key, label in Version.choices}
        found = [(versions[Version.OWN], own), (versions[Version.TIDIED], tidied)]
        title = capfirst(str(Section(self.section).label))
        return [
            (label, infer_from(str(for_employer(self.portfolio, words)), source=title))
            for label, words in found[::-1]
            if words
        ]

    @property
    def write_url(self) -> str:
        if self.sample:
            return reverse("portfolio:write_samples")
        key = next(key for key, section in CHOSEN_AFTER.items() if section == self.section)
        return reverse(f"portfolio:write_{key}")

    def create(self, form: ChooseForm, submission: Submission) -> str:
        actions.choose(
            self.portfolio,
            self.section,
            form.cleaned_data["version"],
            sample=self.sample,
            tidied=form.cleaned_data["tidied"],
        )
        if self.sample:
            return reverse("portfolio:write_samples")
        key = next(key for key, section in CHOSEN_AFTER.items() if section == self.section)
        return after(key)


def _beside(tidied: Words, own: Words) -> list[tuple[str, str, str, list[Piece]]]:
    """The tidied words of each language, with what is new in them."""
    return [
        (name_here(code), code, direction_of(code), changes(own.only_in(code), tidied.only_in(code)))
        for code in tidied.languages
    ]


class VoiceView(OwnMixin, View):
    def get(self, request: HttpRequest) -> HttpResponseBase:
        return stored_upload(request, self.portfolio.about_voice)


class PictureView(View):
    """A picture of hers, below whichever page of hers shows it."""

    def get(self, request: HttpRequest, page: str, picture: UUID) -> HttpResponseBase:
        found = WorkSample.objects.filter(uuid=picture, portfolio__person=request.user).first()
        if found:
            return stored_upload(request, found.image)
        own = Portfolio.objects.filter(uuid=picture, person=request.user).first()
        if own is None:
            raise Http404
        return stored_upload(request, own.photo)
