"""One answer is right."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.activities.choosing.activity import Choosing, ShownChoices
from courses.activities.choosing.forms import ChoicesForm
from courses.activities.contract import Mark, ResponseRefused, register
from courses.activities.exchange import ExchangeOption
from lms.core.texts import together

#: Formats write a whole as 100, 1, or a little less.
FULL = 0.999
ONE_ONLY = gettext_lazy("Choose one answer only.")


class SingleForm(ChoicesForm):
    class Meta:
        label = gettext_lazy("One answer is right")
        description = gettext_lazy("She reads a list and chooses one.")
        preview_value = {
            "choices": [
                {"text": "The red board", "is_correct": True, "feedback": ""},
                {"text": "The green board", "is_correct": False, "feedback": "Green is for salad."},
            ]
        }


@register
class Single(Choosing):
    name = "single"
    label = gettext_lazy("One answer is right")
    form = SingleForm

    def problems(self, *, value: Any) -> list[str]:
        marked = [bool(choice["is_correct"]) for choice in value["choices"]]
        if all(marked):
            return [_("All answers are marked as right. Add at least one that is not.")]
        right = sum(marked)
        if right == 1:
            return []
        said = ngettext(
            "Mark exactly one answer as right. Now %(count)d is marked.",
            "Mark exactly one answer as right. Now %(count)d are marked.",
            right,
        )
        return [said % {"count": right}]

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """The one choice is the whole answer: what is said of it is said of all."""
        mark = super().mark(body=body, answer_key=answer_key, response=response)
        return replace(mark, feedback=mark.feedback or together(mark.parts.values()), parts={})

    def is_right(self, option: ExchangeOption) -> bool:
        return option.credit >= FULL

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownChoices:
        shown = super().show(body=body, response=response, state=state)
        return replace(shown, near=next(iter(response or []), ""))

    def clean(self, *, body: dict[str, Any], response: Any) -> list[str]:
        chosen = super().clean(body=body, response=response)
        if len(chosen) > 1:
            raise ResponseRefused(ONE_ONLY)
        return chosen
