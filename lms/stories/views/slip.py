"""Her story, by her slip: what became of it, both versions side by side, and what she wants now. All of it at
one address, and the number is in none.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import View

from lms.stories.told import hers
from lms.stories.told.enums import Stage
from lms.stories.told.models import Story
from lms.stories.told.queries import by_number, public
from lms.stories.told.rules import can_renew, has_enough_readers, partners
from lms.stories.told.shown import ShownStory, paragraphs
from lms.stories.told.weeks import WAIT
from lms.stories.views.carried import sealed, unsealed
from lms.stories.views.forms import SlipForm, TellForm
from lms.stories.views.page import page


class SlipView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "slip", {"form": SlipForm(request=request)})

    def post(self, request: HttpRequest) -> HttpResponse:
        number = unsealed(request.POST.get("slip", ""))
        story = by_number(number) if number else None
        if story is None:
            return self._by_number(request)
        self.slip = {"slip": sealed(number), "carried_by": "slip"}
        does: dict[str, Callable[[Story], HttpResponse]] = {
            "agree": self._agree,
            "renew": self._renew,
            "change": self._change,
            "send": self._send,
            "ask": self._ask,
            "withdraw": self._withdraw,
        }
        do = does.get(request.POST.get("step", ""))
        return do(story) if do else self._shown(story)

    def _by_number(self, request: HttpRequest) -> HttpResponse:
        form = SlipForm(request.POST, request=request)
        if not form.is_valid() or form.story is None:
            return page(request, "slip", {"form": form})
        self.slip = {"slip": sealed(form.cleaned_data["number"]), "carried_by": "slip"}
        return self._shown(form.story)

    def _shown(self, story: Story, *, problem: str = "", done: str = "") -> HttpResponse:
        told: dict[str, Any] = {
            "story": story,
            "hers": paragraphs(story.text),
            "shown": ShownStory(story),
            "stage": story.stage,
            "is_public": public().filter(pk=story.pk).exists(),
            "is_heard": story.stage != Stage.READING or has_enough_readers(story, partners()),
            "may_renew": can_renew(story),
        }
        return page(self.request, "mine", {**told, **self.slip, "problem": problem, "done": done})

    def _agree(self, story: Story) -> HttpResponse:
        try:
            hers.agree(story, int(self.request.POST.get("version", "0")[:6] or 0))
        except (ValidationError, ValueError) as problem:
            return self._shown(story, problem=_said(problem))
        waits = _("You said yes. It waits at least %(days)s days, in case you think again.")
        return self._shown(story, done=waits % {"days": WAIT.days})

    def _renew(self, story: Story) -> HttpResponse:
        try:
            hers.renew(story)
        except ValidationError as problem:
            return self._shown(story, problem=_said(problem))
        return self._shown(story, done=_("It may stay for one more year."))

    def _change(self, story: Story, form: TellForm | None = None) -> HttpResponse:
        return page(self.request, "change", {"form": form or TellForm(story=story), **self.slip})

    def _send(self, story: Story) -> HttpResponse:
        form = TellForm(self.request.POST, self.request.FILES, story=story)
        if not form.is_valid():
            return self._change(story, form)
        hers.change(story, form.values())
        return self._shown(story, done=_("Changed. Two people read it again, and then you are asked again."))

    def _ask(self, story: Story) -> HttpResponse:
        return page(self.request, "take_back", self.slip)

    def _withdraw(self, story: Story) -> HttpResponse:
        hers.withdraw(story)
        return page(self.request, "gone", {})


def _said(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        return " ".join(problem.messages)
    return _("The text has changed since. Read it once more.")
