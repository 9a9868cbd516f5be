from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.bans.actions import MOST_YEARS, last_day
from lms.core import written
from lms.core.countries import country_choices
from lms.core.plain_words import PlainForm
from lms.organisations.queries import employers


def _lines(label: Any, max_length: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=max_length,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


class BanForm(PlainForm):
    names = _lines(
        _("Names of the firm"), 400, required=True, hint=_("Every name it uses, one on each line.")
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    numbers = _lines(_("Registration numbers"), 200, hint=_("One on each line."))
    persons = _lines(_("Owners, and who acts for it"), 400, hint=_("One name on each line. No learner."))
    phones = _lines(_("Telephone numbers"), 200, hint=_("One on each line."))
    webs = _lines(_("Websites and mail addresses"), 300, hint=_("One on each line."))
    streets = _lines(_("Addresses"), 400, hint=_("One on each line."))
    reason = forms.CharField(
        label=_("Why it is kept away"),
        max_length=300,
        help_text=_("What the firm did. No name of a learner, and nothing by which she could be known."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=_("How you know it"),
        max_length=200,
        help_text=_("For example: labour inspectorate, court, newspaper, one of our organisations."),
    )
    source_on = forms.DateField(
        label=_("Of which day that is"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    ends_on = forms.DateField(
        label=_("Until when it is kept away"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    organisation = forms.ModelChoiceField(
        label=_("Is it an employer here?"),
        queryset=employers().none(),
        required=False,
        empty_label=_("No"),
        help_text=_("If you choose one, it is closed at once."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()
        self.fields["organisation"].queryset = employers().order_by("name")
        self.fields["ends_on"].initial = last_day()
        self.fields["ends_on"].help_text = _("At most %(years)s years from now: %(day)s.") % {
            "years": MOST_YEARS,
            "day": written.day(last_day()),
        }


class WordsForm(PlainForm):
    words = forms.CharField(
        max_length=600,
        label=_("What the firm says, or why you lift it"),
        error_messages={"required": _("Say why in one sentence.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
