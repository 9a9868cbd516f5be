from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.coaching.rules import could_stand_in
from lms.core import days
from lms.core.plain_words import PlainForm
from lms.desk.frame import name_of

WORDS = 400
#: So long somebody is stood in for at once.
MOST_DAYS = 60


class AnswerForm(PlainForm):
    """To her, in a few words."""

    words = forms.CharField(
        label=_("What you write to her"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "autocomplete": "off"}),
        help_text=_("What you know of the place, and what you would do. She decides."),
    )
    warns = forms.BooleanField(
        label=_("It is a warning"),
        required=False,
        help_text=_("It stands above everything else on her page. It stops nothing."),
    )


class DeputyForm(PlainForm):
    """A colleague of the same organisation, until a day."""

    deputy = forms.ChoiceField(label=_("Who stands in for you"))
    until = forms.DateField(
        label=_("Until when"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, coach: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {f"{row.organisation_id}-{row.person_id}": row for row in could_stand_in(coach)}
        self.fields["deputy"].choices = [(key, name_of(row.person)) for key, row in self.colleagues.items()]

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if not days.today() <= until <= days.in_days(MOST_DAYS):
            raise forms.ValidationError(
                _("Choose a day from today on, at most %(days)s days from now."), params={"days": MOST_DAYS}
            )
        return until

    @property
    def colleague(self) -> Any:
        return self.colleagues[self.cleaned_data["deputy"]]


class AskForm(PlainForm):
    """The learner whom her coach asks about a vacancy."""

    words = forms.CharField(
        label=_("A line for her, if you want"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )
