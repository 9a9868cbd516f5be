"""One form for each question of her portfolio."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from employers.areas import AREAS, area_choices
from employers.portfolios.enums import CAN, EXTRAS, WARNINGS, Part, Transport, Version
from employers.portfolios.models import Portfolio
from employers.portfolios.own.spoken_languages import language_choices
from lms.core import written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import direction_of, name_of
from lms.core.words import Words
from lms.intake.fields import picture_field, voice_field

MOST_AREAS = 5
PARTS: dict[Any, Any] = dict(Part.choices)
LONGEST = {"seeks": 80, "about": 600, "times": 120, "sample": 120}


def words_field(language: str, *, longest: int, label: Any, help_text: Any = "") -> forms.CharField:
    attrs = {"lang": language, "dir": direction_of(language), "autocomplete": "off"}
    widget = forms.Textarea({**attrs, "rows": 5}) if longest > 200 else forms.TextInput(attrs)
    return forms.CharField(
        label=label, help_text=help_text, max_length=longest, required=False, widget=widget
    )


class TwoLanguagesForm(PlainForm):
    said_in = forms.ChoiceField(label=_("I write in"))
    beside = forms.ChoiceField(
        label=_("Beside it, for employers"),
        help_text=_(
            "What you write stands in both. You can leave one empty, and somebody helps you with it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, name_of(code).capitalize()) for code, _name in site_languages()]
        for field in self.fields.values():
            field.choices = named


class WordsForm(PlainForm):
    """The same words in her language and in the one beside it. `words` is {language: text}."""

    def __init__(self, *args: Any, portfolio: Portfolio, section: Any, said: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = [code for code in (portfolio.said_in, portfolio.beside) if code]
        added = {}
        for number, code in enumerate(self.languages):
            added[f"words_{number}"] = words_field(
                code, longest=LONGEST[section], label=format_lazy("{} ({})", self.label_of(), name_of(code))
            )
            self.initial.setdefault(f"words_{number}", said.only_in(code))
        self.fields = {**added, **self.fields}
        self.kept = {code: text for code, text in said.texts.items() if code not in self.languages}

    def label_of(self) -> Any:
        return _("In my words")

    @property
    def pairs(self) -> list[Any]:
        """Both fields, to stand beside each other."""
        return [self[f"words_{number}"] for number in range(len(self.languages))]

    @property
    def others(self) -> list[Any]:
        return [field for field in self if field not in self.pairs]

    @property
    def words(self) -> dict[str, str]:
        typed = {
            code: self.cleaned_data.get(f"words_{number}", "") for number, code in enumerate(self.languages)
        }
        return {**self.kept, **typed}


class AboutForm(WordsForm):
    voice = voice_field()
    no_voice = forms.BooleanField(label=_("Take the recording away"), required=False)

    def __init__(self, *args: Any, portfolio: Portfolio, **kwargs: Any) -> None:
        super().__init__(*args, portfolio=portfolio, **kwargs)
        if not portfolio.about_voice:
            del self.fields["no_voice"]

    @property
    def voice_file(self) -> Any:
        """A clean one, "" where she took it away, None where all stays."""
        return self.cleaned_data.get("voice") or ("" if self.cleaned_data.get("no_voice") else None)


class SampleForm(WordsForm):
    image = picture_field(
        label=_("The picture"),
        required=True,
        help_text=_(
            "Only the thing you made: nobody, no street, no name of a place. Hidden details are removed."
        ),
    )

    def label_of(self) -> Any:
        return _("What it shows")


class LanguageForm(PlainForm):
    """A language and the sentence that is true: her own look at herself."""

    language = forms.ChoiceField(label=_("Language"))
    cefr = forms.ChoiceField(
        label=_("The last sentence that is true"),
        help_text=_("Read them from the top. Stop at the first one that you cannot do yet."),
        widget=forms.RadioSelect,
        choices=list(CAN.items()),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices()


class WhenForm(WordsForm):
    available_from = forms.DateField(
        label=_("I can start on"),
        required=False,
        help_text=_("An employer reads in how many weeks, not the day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    hours_per_week = forms.IntegerField(
        label=_("Hours a week"),
        required=False,
        min_value=1,
        max_value=48,
    )

    def label_of(self) -> Any:
        return _("At which times")


class WhereForm(PlainForm):
    areas = forms.MultipleChoiceField(
        label=_("Regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A region, never a street. At most five."),
    )
    transport = forms.ChoiceField(
        label=_("How I get there"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("I leave this out")), *Transport.choices],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = area_choices()

    @property
    def countries(self) -> list[tuple[str, list[Any], bool]]:
        """(country, its choices, whether one of them is ticked)."""
        found: dict[str, list[Any]] = {code: [] for code in AREAS}
        for choice in self["areas"]:
            found[str(choice.data["value"])[:2]].append(choice)
        return [
            (written.country(code), rows, any(row.data["selected"] for row in rows))
            for code, rows in found.items()
        ]

    def clean_areas(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["areas"]
        if len(chosen) > MOST_AREAS:
            raise forms.ValidationError(_("Choose five regions at most."), code="areas")
        return chosen


class PermitForm(PlainForm):
    may_work_in = forms.MultipleChoiceField(
        label=_("I may work in"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["may_work_in"].choices = [(code, written.country(code)) for code in AREAS]


class MoreForm(PlainForm):
    """What is off: each stays empty unless she fills it in, below what it gives away."""

    photo = picture_field(label=PARTS[Part.PHOTO], help_text=WARNINGS[Part.PHOTO])
    no_photo = forms.BooleanField(label=_("Take the photo away"), required=False)

    def __init__(self, *args: Any, has_photo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_photo:
            del self.fields["no_photo"]
        for key in EXTRAS:
            self.fields[key] = forms.CharField(
                label=PARTS[key],
                help_text=WARNINGS[key],
                required=False,
                max_length=80,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    @property
    def extras(self) -> dict[str, str]:
        return {key: self.cleaned_data[key].strip() for key in EXTRAS if self.cleaned_data[key].strip()}


class HelpForm(PlainForm):
    may_read = forms.BooleanField(
        label=_("Those who support me may read my words and tidy them"), required=False
    )
    looked_for = forms.BooleanField(label=_("My adviser may look for work for me"), required=False)


class ChooseForm(PlainForm):
    """Which words an employer may see. `tidied` names the ones that stood on the page."""

    version = forms.ChoiceField(
        label=_("Which one may an employer see later?"), widget=forms.RadioSelect, required=False
    )
    tidied = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_tidied: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: list[tuple[str, str | Promise]] = [
            (key, label) for key, label in Version.choices if has_tidied or key == Version.OWN
        ]
        self.fields["version"].choices = [*offered, ("", _("Leave this out"))]
