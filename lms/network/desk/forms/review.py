"""What somebody from elsewhere is asked about a practice: the published questions, one after the other."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.network.practices.criteria import QUESTIONS
from lms.network.practices.enums import Check, Criterion, Finding, Verdict

#: The best last, as a reader looks for what is missing first.
FINDINGS = Finding.choices


class ReviewForm(PlainForm):
    checks = forms.MultipleChoiceField(
        label=gettext_lazy("I have made sure"),
        choices=Check.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Can everybody read it?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("What they have to change, or what you want to tell them"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
        help_text=gettext_lazy("Only they read it."),
    )

    field_order = [*(f"{part}_{each}" for each in Criterion.values for part in ("finding", "because")),
                   "checks", "verdict", "words"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion, questions in QUESTIONS.items():
            self.fields[f"finding_{criterion}"] = forms.ChoiceField(
                label=criterion.label,
                choices=FINDINGS,
                widget=forms.RadioSelect,
                help_text=_together(questions),
            )
            self.fields[f"because_{criterion}"] = forms.CharField(
                label=gettext_lazy("Because"),
                max_length=200,
                required=False,
                help_text=gettext_lazy("One sentence. Everybody reads it when the practice is published."),
            )
        self.order_fields(self.field_order)

    def findings(self) -> dict[str, dict[str, str]]:
        return {
            str(criterion): {
                "finding": self.cleaned_data[f"finding_{criterion}"],
                "because": self.cleaned_data[f"because_{criterion}"],
            }
            for criterion in Criterion.values
        }


def _together(questions: tuple[str | Promise, ...]) -> str:
    return " ".join(str(question) for question in questions)


class CheckForm(PlainForm):
    words = forms.CharField(
        label=gettext_lazy("What became of it"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        help_text=gettext_lazy("Everybody reads it. Empty: all of it is still so."),
    )
