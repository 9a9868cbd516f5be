"""Several answers are right: all of them, and none of the others."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.choosing.activity import Choosing
from courses.activities.choosing.forms import ChoicesForm
from courses.activities.contract import Mark, MarkingState, register


class MultipleForm(ChoicesForm):
    class Meta:
        label = gettext_lazy("Several answers are right")
        description = gettext_lazy("She reads a list and chooses all that are right.")
        preview_value = {
            "choices": [
                {"text": "After the break", "is_correct": True, "feedback": ""},
                {"text": "After raw meat", "is_correct": True, "feedback": ""},
                {"text": "Once a day", "is_correct": False, "feedback": "Once is not enough."},
            ]
        }


@register
class Multiple(Choosing):
    name = "multiple"
    label = gettext_lazy("Several answers are right")
    form = MultipleForm
    several = True

    def problems(self, *, value: Any) -> list[str]:
        marked = [bool(choice["is_correct"]) for choice in value["choices"]]
        if all(marked):
            return [_("All answers are marked as right. Add at least one that is not.")]
        return [] if any(marked) else [_("Mark at least one answer as right.")]

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """Half of it is not half a score: which half would tell her the rest.

        Beside what the author says of single wrong choices, something is said of the whole.
        """
        mark = super().mark(body=body, answer_key=answer_key, response=response)
        if mark.state == MarkingState.CORRECT:
            return mark
        return replace(
            mark, feedback=_("Look again: a right answer is missing, or one of your answers is not right.")
        )
