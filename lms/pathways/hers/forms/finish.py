"""What she takes along when her plan comes to its end."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.core.plain_words import PlainForm
from lms.pathways.closing.queries import Line

LONGEST = 300


class FinishForm(PlainForm):
    """Of what she did, what she ticks; and a line of her own."""

    along = forms.MultipleChoiceField(
        label=_("What you take along"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = forms.CharField(
        label=_("Something else you take along, in your words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, lines: Iterable[Line], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.language = {line.key: line for line in lines}, language
        self.fields["along"].choices = [
            (line.key, line.words.in_language(language)) for line in self.lines.values()
        ]
        if not self.lines:
            del self.fields["along"]

    def takes_along(self) -> list[dict[str, str]]:
        chosen = [self.lines[key].texts for key in self.cleaned_data.get("along", ())]
        own = self.cleaned_data["own"].strip()
        return [*chosen, {self.language: own}] if own else chosen
