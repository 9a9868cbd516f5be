"""What is asked of those who prepare a round table, and of those who sit at it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.user_model import sign_in_word, signs_in_with_address
from lms.core import days, written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import name_here
from lms.network.desk.forms.practice import COUNTRIES
from lms.network.recommendations.models import Recommendation
from lms.network.recommendations.queries import public as public_recommendations
from lms.network.tables.enums import Amendment, Side
from lms.network.tables.models import SHORT, RoundTable, TableDecision, TableMinutes, TableParty
from lms.network.tables.seats import Guest
from lms.network.tables.shown import who
from lms.organisations.models import Organisation

MOST_QUESTIONS = 8
LONGEST = 2000


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _long(label: Any, *, rows: int = 5, most: int = LONGEST, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": most})
    return forms.CharField(label=label, max_length=most, widget=widget, **kwargs)


def _choose_country(form: forms.Form) -> None:
    form.fields["country"].choices = sorted(
        ((code, written.country(code)) for code in COUNTRIES), key=lambda pair: pair[1].casefold()
    )


class TableForm(PlainForm):
    told_by = forms.CharField(
        label=gettext_lazy("Who moderates it"),
        max_length=120,
        help_text=gettext_lazy("What your organisation is called on this website, where everybody reads it."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Written in"))
    title = forms.CharField(
        label=gettext_lazy("The topic, as a question"),
        max_length=120,
        help_text=gettext_lazy("“What should a first working week look like?”"),
    )
    summary = _long(gettext_lazy("What it is about"), rows=2, most=300)
    questions = _long(
        gettext_lazy("Questions"),
        help_text=gettext_lazy("One on each line. Each has a page of its own, on which people answer."),
    )
    until = forms.DateField(label=gettext_lazy("Open until"), widget=Day())
    so_far = _long(
        gettext_lazy("So far, in short"),
        required=False,
        help_text=gettext_lazy("Your summary: what most agree on, and what nobody has agreed on yet."),
    )

    def __init__(self, *args: Any, table: RoundTable | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
        self.table = table
        if table:
            held = {name: getattr(table, name) for name in (*SHORT, "told_by", "language", "until")}
            held["questions"] = "\n".join(each.words for each in table.questions.order_by("position"))
            for name, value in held.items():
                self.initial.setdefault(name, value)

    def clean_questions(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        if len(lines) > MOST_QUESTIONS:
            raise ValidationError(_("At most %(most)d questions.") % {"most": MOST_QUESTIONS})
        if any(len(line) > 200 for line in lines):
            raise ValidationError(_("One question is too long: one sentence is enough."))
        return lines

    def clean_until(self) -> Any:
        day = self.cleaned_data["until"]
        if day < days.today() and not (self.table and self.table.until == day):
            raise ValidationError(_("This day is over. Choose one that comes."))
        return day

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*SHORT, "told_by", "language", "until")}


class TableWordsForm(PlainForm):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120, required=False)
    summary = _long(gettext_lazy("What it is about"), rows=2, most=300, required=False)
    so_far = _long(gettext_lazy("So far, in short"), required=False)

    def __init__(self, *args: Any, table: RoundTable, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = next((each for each in table.words.all() if each.language == language), None)
        for name, field in self.fields.items():
            field.widget.attrs["lang"] = language
            field.help_text = getattr(table, name)
            self.initial.setdefault(name, getattr(row, name) if row else "")


class SitForm(PlainForm):
    reads = forms.MultipleChoiceField(
        label=gettext_lazy("I read these languages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "What was said in another one stands there with a translation, if there is one."
        ),
    )
    agrees = forms.BooleanField(label=gettext_lazy("I talk here in this way"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reads"].choices = [(code, name_here(code)) for code, _name in site_languages()]


class SpeakForm(PlainForm):
    """Something said at a table or about its minutes: the language comes with it."""

    language = forms.ChoiceField(label=gettext_lazy("I write in"))
    text = _long(gettext_lazy("What you do, or would do"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, name_here(code)) for code, _name in site_languages()]


class AmendForm(SpeakForm):
    text = _long(gettext_lazy("What you want otherwise"), rows=3, most=600)


class AnswerWordsForm(PlainForm):
    text = _long(gettext_lazy("In this language"))


class PartnerForm(PlainForm):
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none()
    )
    side = forms.ChoiceField(label=gettext_lazy("It appears as"), choices=Side.choices)
    country = forms.ChoiceField(label=gettext_lazy("Country"))

    def __init__(self, *args: Any, table: RoundTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_country(self)
        partners = Organisation.objects.filter(kind=Organisation.Kind.PARTNER)
        self.fields["organisation"].queryset = partners.exclude(
            pk__in=table.parties.exclude(organisation=None).values("organisation")
        ).order_by("name")


class GuestForm(PlainForm):
    called = forms.CharField(
        label=gettext_lazy("Firm or office"),
        max_length=120,
        help_text=gettext_lazy("Only you read it. The report names it if it says yes."),
    )
    side = forms.ChoiceField(label=gettext_lazy("It appears as"), choices=Side.choices)
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    address = forms.EmailField(max_length=150)
    is_sure = forms.BooleanField(
        label=gettext_lazy("I have thought of what this firm learns here, and invite it"),
        required=False,
        help_text=gettext_lazy("Needed where a firm of this name is known where learners look for work."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_country(self)
        if signs_in_with_address():
            self.fields["address"].label = sign_in_word()
        else:
            del self.fields["address"]

    def guest(self) -> Guest:
        told = self.cleaned_data
        side = Side(told["side"])
        return Guest(told["called"], side, told["country"], told["is_sure"], told.get("address", ""))


class NamedForm(PlainForm):
    said = forms.ChoiceField(
        label=gettext_lazy("May the report name your organisation?"),
        choices=[
            ("no", gettext_lazy("No, only a role and a country")),
            ("yes", gettext_lazy("Yes, by this name:")),
        ],
        widget=forms.RadioSelect,
    )
    called = forms.CharField(label=gettext_lazy("Name in the report"), max_length=120, required=False)


class NamedRecommendations(forms.ModelChoiceField):
    def label_from_instance(self, row: Recommendation) -> str:
        return str(row.said("title"))


class DecisionForm(PlainForm):
    words = forms.CharField(label=gettext_lazy("What was decided"), max_length=200)
    owner = forms.CharField(
        label=gettext_lazy("Who sees to it"),
        max_length=120,
        help_text=gettext_lazy("A side and a country, no name: “the employers, Italy”."),
    )
    due = forms.DateField(label=gettext_lazy("Until when"), required=False, widget=Day())
    done_on = forms.DateField(label=gettext_lazy("Done on"), required=False, widget=Day())
    recommendation = NamedRecommendations(
        label=gettext_lazy("The recommendation it led to"),
        queryset=Recommendation.objects.none(),
        required=False,
        empty_label=gettext_lazy("None yet"),
    )

    def __init__(self, *args: Any, decision: TableDecision | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].queryset = public_recommendations().prefetch_related("words")
        if decision:
            for name in ("words", "owner", "due", "done_on", "recommendation"):
                self.initial.setdefault(name, getattr(decision, name))


class PartiesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, party: TableParty) -> str:
        name = party.called or (party.organisation.name if party.organisation else "")
        return f"{who(party)} ({name})" if name else who(party)


class MinutesForm(PlainForm):
    held_on = forms.DateField(label=gettext_lazy("Day of the meeting"), widget=Day())
    language = forms.ChoiceField(label=gettext_lazy("Written in"))
    attended = PartiesField(
        label=gettext_lazy("Who was there"),
        queryset=TableParty.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = _long(
        gettext_lazy("What was said"),
        rows=12,
        most=12000,
        help_text=gettext_lazy("By role and country, no names. Everybody reads it in the report."),
    )

    def __init__(
        self, *args: Any, table: RoundTable, minutes: TableMinutes | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = site_languages()
        self.fields["attended"].queryset = table.parties.select_related("organisation").order_by("pk")
        self.initial.setdefault("language", table.language)
        if minutes:
            held = {name: getattr(minutes, name) for name in ("held_on", "language", "text")}
            self.initial.update(held, attended=[party.pk for party in minutes.attended.all()])

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("held_on", "language", "text")}


class SettleForm(PlainForm):
    state = forms.ChoiceField(choices=[(each, each) for each in (Amendment.TAKEN, Amendment.BESIDE)])
