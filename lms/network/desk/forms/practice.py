"""What one writes about a practice, in the order in which one tells of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contacts.enums import Kind
from lms.contacts.models import Contact
from lms.core import days, written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import name_here
from lms.network.practices.actions import Result
from lms.network.practices.enums import Evidence, Theme
from lms.network.practices.models import SHORT, TEXTS, Practice
from lms.network.practices.shown import HEADINGS

#: Of Europe, as they are written in an address.
COUNTRIES = [
    *("AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR"),
    *("HU", "IE", "IT", "LT", "LU", "LV", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE"),
    *("SI", "SK", "TR", "UA"),
]
#: So many results are read; of more, the strongest.
MOST_RESULTS = 6
EARLIEST = 1980
RESULT_FIELDS = {
    "counted": Evidence.COUNTED,
    "compared": Evidence.COMPARED,
    "seen": Evidence.SEEN,
    "told": Evidence.TOLD,
}


def _text(name: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=HEADINGS[name],
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 3000}),
        help_text=help_text,
    )


class ResultsField(forms.CharField):
    """A result on each line: what is read first, a colon, of what, perhaps one more and how it is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
            **kwargs,
        )

    def clean(self, value: Any) -> list[tuple[str, str, str]]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found = []
        for line in lines:
            figure, words, known = ([part.strip() for part in line.split(":", 2)] + ["", ""])[:3]
            if not words:
                raise ValidationError(_("Write a colon after what is read first, and then of what it is."))
            if len(figure) > 60 or len(words) > 200 or len(known) > 200:
                raise ValidationError(_("One line is too long: a few words, a colon, one sentence."))
            found.append((figure, words, known))
        return found


class PracticeForm(PlainForm):
    told_by = forms.CharField(
        label=gettext_lazy("Who tells it"),
        max_length=120,
        help_text=gettext_lazy("What your organisation is called on this website, where everybody reads it."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Written in"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    summary = forms.CharField(
        label=gettext_lazy("In short"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        help_text=gettext_lazy("Two sentences. They can be put into other languages afterwards."),
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    place = forms.CharField(label=gettext_lazy("Town or region"), max_length=80, required=False)
    since = forms.IntegerField(label=gettext_lazy("Since which year"), required=False, min_value=EARLIEST)
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What it is about"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    problem = _text("problem", gettext_lazy("What was hard, and who said so."))
    who_for = _text("who_for", gettext_lazy("How many, in general words. Nobody may be recognised."))
    done = _text("done", gettext_lazy("So that others could begin. One idea in each paragraph."))
    by_whom = _text("by_whom", gettext_lazy("Offices and roles, no names."))
    counted = ResultsField(
        label=gettext_lazy("What was counted"),
        help_text=gettext_lazy(
            "A result on each line: “81 of 100: came to the last appointment: 212 women, 2023 and 2025”."
        ),
    )
    compared = ResultsField(label=gettext_lazy("What was counted beside a second group"))
    seen = ResultsField(label=gettext_lazy("What a visitor from outside saw"))
    told = ResultsField(label=gettext_lazy("What women told, in their words"))
    failed = _text("failed", gettext_lazy("Others learn most from this."))
    resources = _text("resources", gettext_lazy("People, days, rooms, money in a year."))
    transferability = _text(
        "transferability",
        gettext_lazy("Where else it was begun, and what had to be changed. Or: nowhere yet."),
    )
    lessons = _text("lessons")
    contact = forms.ModelChoiceField(
        label=gettext_lazy("Who answers questions"),
        queryset=Contact.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody on the telephone"),
        help_text=gettext_lazy("One of the contacts of this website, so that its number stays right."),
    )
    answers_in = forms.MultipleChoiceField(
        label=gettext_lazy("They answer in"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, practice: Practice | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
        self.fields["country"].choices = sorted(
            ((code, written.country(code)) for code in COUNTRIES), key=lambda pair: pair[1].casefold()
        )
        self.fields["answers_in"].choices = [(code, name_here(code)) for code, _name in site_languages()]
        lines = Contact.objects.filter(kind__in=[Kind.LINE, Kind.OFFICE])
        self.fields["contact"].queryset = lines.order_by("country", "name", "pk")
        if practice:
            for name, value in _of_practice(practice).items():
                self.initial.setdefault(name, value)

    def clean_since(self) -> int | None:
        year = self.cleaned_data["since"]
        if year and year > days.today().year:
            raise ValidationError(_("This year has not come yet."))
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if sum(len(cleaned.get(name) or []) for name in RESULT_FIELDS) > MOST_RESULTS:
            self.add_error("counted", _("At most %(most)d results in all.") % {"most": MOST_RESULTS})
        return cleaned

    def values(self) -> dict[str, Any]:
        names = (*SHORT, *TEXTS, "told_by", "language", "place", "country", "since", "answers_in", "contact")
        return {name: self.cleaned_data[name] for name in names}

    def results(self) -> list[Result]:
        return [
            Result(Evidence(evidence), figure, words, known)
            for name, evidence in RESULT_FIELDS.items()
            for figure, words, known in self.cleaned_data[name]
        ]


def _of_practice(practice: Practice) -> dict[str, Any]:
    names = (*SHORT, *TEXTS, "told_by", "language", "place", "country", "since", "answers_in", "contact")
    held: dict[str, Any] = {name: getattr(practice, name) for name in names}
    held["themes"] = [row.theme for row in practice.themes.all()]
    results = list(practice.results.all())
    for name, evidence in RESULT_FIELDS.items():
        rows = [row for row in results if row.evidence == evidence]
        held[name] = "\n".join(": ".join(filter(None, (row.figure, row.words, row.known))) for row in rows)
    return held


class ShortWordsForm(PlainForm):
    """A title and a summary in one more language, beside what they say in their own."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120, required=False)
    summary = forms.CharField(
        label=gettext_lazy("In short"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, record: Any, language: str, most: int = 300, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = next((each for each in record.words.all() if each.language == language), None)
        self.fields["summary"].max_length = most
        self.fields["summary"].widget.attrs["maxlength"] = most
        for name, field in self.fields.items():
            field.widget.attrs["lang"] = language
            field.help_text = getattr(record, name)
            self.initial.setdefault(name, getattr(row, name) if row else "")
