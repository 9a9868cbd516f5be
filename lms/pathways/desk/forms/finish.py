"""The last look at a plan: what she takes along, in both languages, and that she says it ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.pathways.closing.actions import Farewell
from lms.pathways.closing.queries import Line

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Offered:
    """A line that may be ticked."""

    line: Line
    is_chosen: bool


class ClosingForm(PlainForm):
    """`hers` and `ours` are the two languages, which may be one."""

    along = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    own_hers = forms.CharField(required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))
    own_ours = forms.CharField(required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))
    interpreter = forms.CharField(required=False, max_length=80)
    agreed_by_her = forms.BooleanField(
        error_messages={"required": gettext_lazy("A plan ends when she says so.")}
    )

    def __init__(self, *args: Any, lines: Iterable[Line], hers: str, ours: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hers, self.ours = hers, ours
        self.lines = {line.key: line for line in lines}
        self.fields["along"].choices = [(key, key) for key in self.lines]
        if hers == ours:
            del self.fields["own_ours"]

    @property
    def offered(self) -> list[Offered]:
        chosen = set(self["along"].value() or ())
        return [Offered(line, key in chosen) for key, line in self.lines.items()]

    def farewell(self) -> Farewell:
        cleaned = self.cleaned_data
        lines = [self.lines[key].texts for key in cleaned["along"]]
        own = {self.hers: cleaned["own_hers"].strip(), self.ours: cleaned.get("own_ours", "").strip()}
        if self.hers == self.ours:
            own = {self.hers: cleaned["own_hers"].strip()}
        said = {language: text for language, text in own.items() if text}
        return Farewell(
            languages=tuple(dict.fromkeys((self.hers, self.ours))),
            takes_along=[*lines, *([said] if said else [])],
            interpreter=cleaned["interpreter"],
            agreed_by_her=cleaned["agreed_by_her"],
        )
