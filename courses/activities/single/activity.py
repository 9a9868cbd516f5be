"""One answer is right."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.activities.choosing.activity import Choosing, ShownChoices
from courses.activities.choosing.forms import WeighedChoicesForm
from courses.activities.contract import Mark, MarkingState, Published, ResponseRefused, register
from courses.activities.credit import mark_of, percent_of, share_of
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from lms.core.texts import together

#: Formats write a whole as 100, 1, or a little less.
FULL = 0.999
ONE_ONLY = gettext_lazy("Choose one answer only.")


class SingleForm(WeighedChoicesForm):
    class Meta:
        label = gettext_lazy("One answer is right")
        description = gettext_lazy("She reads a list and chooses one.")
        preview_value = {
            "choices": [
                {"text": "The red board", "is_correct": True, "feedback": ""},
                {"text": "The green board", "is_correct": False, "feedback": "Green is for salad."},
            ]
        }


def _is_partly_right(choice: Any) -> bool:
    return bool(choice.get("worth")) and not choice["is_correct"]


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
        share = answer_key.get("worth", {}).get(next(iter(response), ""))
        if share and mark.state == MarkingState.NOT_YET:
            mark = mark_of(Decimal(share), parts=mark.parts)
        return replace(mark, feedback=mark.feedback or together(mark.parts.values()), parts={})

    def publish(self, *, value: Any) -> Published:
        """Answer key also {"worth": {id: share of the score, as text}}, of what is partly right."""
        published = super().publish(value=value)
        worth = {
            str(item.id): share_of(item.value["worth"])
            for item in value["choices"].bound_blocks
            if _is_partly_right(item.value)
        }
        return replace(published, answer_key={**published.answer_key, **({"worth": worth} if worth else {})})

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        written = super().write_exchange(value=value)
        rows = [item.value for item in value["choices"].bound_blocks]
        options = (
            replace(option, credit=float(share_of(row["worth"]))) if _is_partly_right(row) else option
            for option, row in zip(written.options, rows, strict=True)
        )
        return replace(written, options=tuple(options))

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        read = super().read_exchange(activity=activity)
        for option, item in zip(activity.options, read["choices"], strict=True):
            if 0 < option.credit < FULL:
                item["value"]["worth"] = percent_of(round(option.credit, 7))
        return read

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
