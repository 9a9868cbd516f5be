from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import swapper
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from courses.catalogue.pages import AbstractModulePage
from courses.interchange.models import WordFile
from courses.interchange.records import Level
from courses.interchange.rules import may_add_lesson
from courses.interchange.views.packages import PackagesMixin
from courses.interchange.word.forms import TakeWordForm, WordForm
from courses.interchange.word.keeping import keep_word, module_of, picture_of, take_in
from courses.interchange.word.screens import Problem
from lms.contracts.lesson_block import lesson_blocks
from lms.core.permissions import permit
from lms.core.responses import see_other
from lms.intake.pictures.once_more import as_data
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, was_sent

Page = swapper.load_model("wagtailcore", "Page")


class WordView(PackagesMixin, OnceMixin, FormView):
    """A Word file is chosen for a module."""

    template_name = "courses_interchange/word_bring.html"
    page_title = _("A lesson from a Word file")
    header_icon = "doc-full"
    form_class = WordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.module = get_object_or_404(Page, pk=kwargs["page_id"], alias_of=None).specific
        if not isinstance(self.module, AbstractModulePage):
            raise Http404
        permit(may_add_lesson(request.user, self.module))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.module.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, module=self.module)

    def create(self, form: WordForm, submission: Submission) -> str:
        kept = keep_word(form.cleaned_data["file"], module=self.module, by=self.request.user)
        return reverse("course_word_file", args=[kept.uuid])


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A block as a learner reads it, or a picture with the two fields that ask what it shows."""

    html: SafeString | str = ""
    picture: str = ""
    words: Any = None
    plain: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScreen:
    number: int
    id: str
    title: str
    is_chosen: bool
    parts: list[ShownPart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class WordFileView(PackagesMixin, OnceMixin, FormView):
    """What becomes of a Word file, screen by screen, and all that is to be said of it. Anybody else's looks
    as if it had never been.
    """

    template_name = "courses_interchange/word_preview.html"
    page_title = _("A lesson from a Word file")
    header_icon = "doc-full"
    form_class = TakeWordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = WordFile.objects.filter(uuid=kwargs["uuid"], by=request.user).first()
        if found is None:
            if was_sent(request):
                return see_other("wagtailadmin_home")
            raise Http404
        self.word = found
        return super().dispatch(request, *args, **kwargs)

    @property
    def without_form(self) -> str:  # type: ignore[override]
        """Once there is a lesson, this page leads to it."""
        return self._lesson_url() if self.word.taken else ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.word.taken:
            return see_other(self._lesson_url())
        return super().get(request, *args, **kwargs)

    def _lesson_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.word.taken["page"]])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "word": self.word}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs, word=self.word, module=module_of(self.word))
        problems = [Problem(**each) for each in self.word.seen["problems"]]
        screens = [*self._shown(context["form"], problems)]
        return {
            **context,
            "screens": screens,
            "refused": [each for each in problems if each.level == Level.REFUSED],
            "of_the_file": [each for each in problems if each.level != Level.REFUSED and not each.screen],
        }

    def _shown(self, form: TakeWordForm, problems: list[Problem]) -> Iterator[ShownScreen]:
        chosen = form["screens"].value() or []
        for number, screen in enumerate(self.word.seen["screens"], start=1):
            yield ShownScreen(
                number=number,
                id=screen["id"],
                title=screen["title"],
                is_chosen=screen["id"] in chosen,
                parts=[self._part(form, block) for block in screen["blocks"]],
                problems=[each for each in problems if each.screen == number],
            )

    def _part(self, form: TakeWordForm, block: dict[str, Any]) -> ShownPart:
        if block["type"] == "picture":
            number = block["value"]["picture"]["image"]
            with self.word.file.open("rb") as file:
                picture = as_data(picture_of(self.word, number, file))
            return ShownPart(picture=picture, words=form[f"words-{number}"], plain=form[f"plain-{number}"])
        kind: Any = lesson_blocks[block["type"]]()
        html, _size = kind.rendered(kind.to_python(block["value"]), language=self.word.language)
        return ShownPart(html=mark_safe(html))  # noqa: S308 - the template of a block, its texts made clean

    def create(self, form: TakeWordForm, submission: Submission) -> str:
        page = take_in(
            self.word,
            by=self.request.user,
            title=form.cleaned_data["title"],
            screens=form.cleaned_data["screens"],
            said=form.described(),
        )
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
