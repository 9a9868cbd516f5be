from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from lms.core.languages import site_languages
from lms.core.texts import name_here
from lms.desk.frame import DeskMixin
from lms.safety.http.media import stored_upload
from lms.stories.desk.forms import AgreeForm, VersionForm, WordsForm
from lms.stories.desk.frame import StoryMixin
from lms.stories.desk.hints import hints
from lms.stories.desk.moderated import name_of_language
from lms.stories.told import reading, rules
from lms.stories.told.models import Story, StoryWords
from lms.stories.told.queries import public, taken_by, to_take
from lms.stories.told.shown import ShownStory, paragraphs
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, StepView


def story_page(story: Story) -> str:
    return reverse("stories_desk:story", args=[story.uuid])


class StoriesView(DeskMixin, TemplateView):
    """Those that wait, without a word of them, and those she has taken."""

    template_name = "lms_stories/desk/stories.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        told = {
            "waiting": [(story, name_of_language(story.language)) for story in to_take(person)],
            "mine": [(story, name_of_language(story.language)) for story in taken_by(person)],
        }
        return super().get_context_data(**kwargs, **told)


class TakeView(DeskMixin, StepView):
    words = gettext_lazy("You read it now. One more person does, and nobody else.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.story = get_object_or_404(Story, uuid=kwargs["uuid"])
        there = rules.partners()
        now = rules.taking_for(request.user, self.story, there)
        if now is None and rules.reading_of(request.user, self.story, there) is None:
            raise Http404

    def back(self) -> str:
        return story_page(self.story)

    def do(self, data: dict[str, Any]) -> None:
        reading.take(self.story, by=self.request.user)


class StoryView(StoryMixin, TemplateView):
    template_name = "lms_stories/desk/story.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        story, person, there = self.story, self.request.user, self.partners
        can_agree = rules.can_agree(person, story, there)
        told = {
            "hers": paragraphs(story.text),
            "version": ShownStory(story) if story.shown_text else None,
            "hints": hints(f"{story.title}\n{story.text}"),
            "can_propose": rules.can_propose(person, story, there),
            "stands": self.reading.round == story.round and story.round > 0,
            "agree_form": AgreeForm(initial={"version": story.round}) if can_agree else None,
            "languages": self._languages() if rules.can_translate(person, story, there) else [],
            "can_set_aside": rules.can_set_aside(person, story, there),
            "is_public": public().filter(pk=story.pk).exists(),
        }
        return super().get_context_data(**kwargs, **told)

    def _languages(self) -> list[tuple[str, str, StoryWords | None, bool]]:
        """Each of the site's but its own: code, name, what is said in it, whether she may check that."""
        said = {row.language: row for row in self.story.words.all()}
        return [
            (code, name_here(code), row, bool(row and row.written_by_id != self.reading.pk))
            for code, _name in site_languages()
            if code != self.story.language
            for row in [said.get(code)]
        ]


class PictureView(StoryMixin, View):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return stored_upload(request, self.story.picture)


class VersionView(OnceMixin, StoryMixin, FormView):
    template_name = "lms_stories/desk/version.html"
    form_class = VersionForm
    done_words = gettext_lazy("Saved. The second reader looks at it now.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "story": self.story}

    def create(self, form: VersionForm, submission: Submission) -> str:
        reading.propose(
            self.story, by=self.request.user, values=form.values(), checks=form.cleaned_data["checks"]
        )
        return story_page(self.story)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"hers": paragraphs(self.story.text), "hints": hints(f"{self.story.title}\n{self.story.text}")}
        return super().get_context_data(**kwargs, **told)


class WordsView(OnceMixin, StoryMixin, FormView):
    template_name = "lms_stories/desk/words.html"
    form_class = WordsForm
    done_words = gettext_lazy("Saved. The second reader looks at it before anybody else can.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.language: str = kwargs["language"]
        allowed = rules.can_translate(request.user, self.story, self.partners)
        if not allowed or self.language not in dict(site_languages()) or self.language == self.story.language:
            raise Http404

    def get_initial(self) -> dict[str, Any]:
        row = self.story.words.filter(language=self.language).first()
        return {"title": row.title, "text": row.text} if row else {}

    def create(self, form: WordsForm, submission: Submission) -> str:
        reading.translate(self.story, self.language, by=self.request.user, **form.cleaned_data)
        return story_page(self.story)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("In this language: %(language)s") % {"language": name_here(self.language)}
        return super().get_context_data(**kwargs, title=title, shown=paragraphs(self.story.shown_text))


class _StepView(StoryMixin, StepView):
    def back(self) -> str:
        return story_page(self.story)


class GiveBackView(_StepView):
    words = gettext_lazy("Given back. Somebody else reads it.")

    def back(self) -> str:
        return reverse("stories_desk:stories")

    def do(self, data: dict[str, Any]) -> None:
        reading.give_back(self.story, by=self.request.user)


class AgreeView(_StepView):
    form_class = AgreeForm
    words = gettext_lazy("Thank you. She is asked now, by her slip. Without her yes nothing is published.")

    def do(self, data: dict[str, Any]) -> None:
        reading.agree(self.story, data["version"], by=self.request.user, checks=data["checks"])


class CheckWordsView(_StepView):
    words = gettext_lazy("Everybody can read it in this language now.")

    def do(self, data: dict[str, Any]) -> None:
        reading.check_words(self.story, self.kwargs["language"], by=self.request.user)


class SetAsideView(_StepView):
    words = gettext_lazy("Taken off the pages. It is read once more, and she is asked again.")

    def do(self, data: dict[str, Any]) -> None:
        reading.set_aside(self.story, by=self.request.user)
