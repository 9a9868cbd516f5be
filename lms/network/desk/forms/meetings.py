"""When a round table meets, who can come, and which documents lie there."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core import days
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import together
from lms.intake.fields import CleanField
from lms.network.desk.forms.tables import Day
from lms.network.meetings.enums import Need
from lms.network.meetings.models import TableMeeting
from lms.network.meetings.queries import proposed
from lms.network.meetings.shown import ShownMeeting
from lms.network.tables.models import RoundTable

SHORTEST, LONGEST = 15, 480


class ProposeForm(PlainForm):
    day = forms.DateField(label=gettext_lazy("Day"), widget=Day())
    begins = forms.TimeField(
        label=gettext_lazy("Begins at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("As clocks show it where you are. Everybody reads it by her own."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("begins"):
            cleaned["moment"] = days.moment_at(cleaned["day"], cleaned["begins"])
            if cleaned["moment"] is None:
                raise ValidationError(_("Clocks skip this hour on this day. Choose another one."))
        return cleaned


class MomentsField(forms.ModelMultipleChoiceField):
    countries: list[str]

    def label_from_instance(self, row: TableMeeting) -> str:
        shown = ShownMeeting(row, self.countries)
        return together([shown.day, *shown.clocks], " · ")


class WhenForm(PlainForm):
    moments = MomentsField(
        label=gettext_lazy("I can come"),
        queryset=TableMeeting.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("So that I can take part, I need"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Who moderates reads how many need it, not who."),
    )

    def __init__(self, *args: Any, table: RoundTable, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["moments"]
        field.queryset, field.countries = proposed(table), countries


class FixForm(PlainForm):
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes"), min_value=SHORTEST, max_value=LONGEST
    )
    interpreters = forms.CharField(
        label=gettext_lazy("Interpreters"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For which languages: “Greek, Romanian, sign language”."),
    )
    address = forms.URLField(
        label=gettext_lazy("Link to the meeting"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("It is shown an hour before the meeting, and not any earlier."),
    )


class DocumentForm(PlainForm):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    language = forms.ChoiceField(label=gettext_lazy("Written in"))
    file = CleanField(
        label=gettext_lazy("A PDF"),
        required=True,
        kinds=frozenset({"pdf"}),
        accept="application/pdf",
        wrong=gettext_lazy("This is not a PDF. Choose another file."),
        help_text=gettext_lazy("What its file says of who wrote it is taken out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
