"""What one writes about a service."""

import datetime
import re
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contacts.enums import Answer, Told
from lms.contacts.enums import Cost as CostOfACall
from lms.core import days, written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import name_here
from lms.services.countries import ZONES
from lms.services.desk.forms.as_it_came import AsItCameForm
from lms.services.desk.forms.links import LinksField
from lms.services.desk.forms.months import months_to_choose
from lms.services.directory.labels import LABELS
from lms.services.directory.models import Organization, Service
from lms.services.editing.reached import Reached, areas_of
from lms.services.enums import Coming, Cost, Interpreter, Papers, Police, Status
from lms.services.needs.enums import Need

#: Of languages that are spoken at services and are none of the site's.
MORE_LANGUAGES = ("am", "bn", "fa", "ha", "hi", "ig", "ru", "so", "sq", "sw", "ti", "tr", "ur", "yo", "zh")
MOST_PHONES = 5
MOST_STEPS = 4


def _lines(rows: int, most: int = 2000) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": most})


def _text(label: Any, *, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2000, widget=_lines(rows), help_text=help_text
    )


def _answer(label: Any, choices: Any = Answer) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices.choices, initial="unknown")


def _age(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=120)


def spoken_choices() -> list[tuple[str, str]]:
    codes = [code for code, _name in site_languages()]
    found = {code: name_here(code) for code in (*codes, *MORE_LANGUAGES)}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


class StepsField(forms.CharField):
    """What happens when one calls, a step on each line: a few words, a colon, and more."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = gettext_lazy(
            "A step on each line, at most four: a few words, a colon, and what happens then."
        )
        super().__init__(required=False, max_length=2000, widget=_lines(4), help_text=help_text, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(": ".join(filter(None, (step["title"], step["text"]))) for step in value)

    def clean(self, value: Any) -> list[dict[str, str]]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_STEPS:
            raise ValidationError(_("At most four steps: say what matters most."))
        parts = [line.partition(":") for line in lines]
        return [{"title": title.strip(), "text": text.strip()} for title, _colon, text in parts]


class ServiceForm(AsItCameForm):
    """In the order in which somebody tells of it: what it is, whom it helps, how one comes, what to mind."""

    house = forms.CharField(label=LABELS["offered_by"], max_length=120)
    language = forms.ChoiceField(label=LABELS["language"])
    name = forms.CharField(label=LABELS["name"], max_length=120)
    alternate_name = forms.CharField(label=LABELS["alternate_name"], max_length=120, required=False)
    status = forms.ChoiceField(label=LABELS["status"], choices=Status.choices, required=False)
    summary = forms.CharField(label=LABELS["summary"], max_length=300, required=False)
    description = _text(LABELS["description"], rows=5)
    needs = forms.MultipleChoiceField(
        label=LABELS["needs"],
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    eligibility_description = _text(LABELS["eligibility_description"])
    minimum_age = _age(LABELS["minimum_age"])
    maximum_age = _age(LABELS["maximum_age"])
    women_only = _answer(LABELS["women_only"])
    children_welcome = _answer(LABELS["children_welcome"])
    coming = _answer(LABELS["coming"], Coming)
    application_process = _text(LABELS["application_process"])
    first_time = _text(LABELS["first_time"])
    cost = _answer(LABELS["cost"], Cost)
    fees_description = _text(LABELS["fees_description"], rows=2)
    papers_asked = _answer(LABELS["papers_asked"], Papers)
    papers_words = _text(LABELS["papers_words"], rows=2)
    police_contact = _answer(LABELS["police_contact"], Police)
    phones = forms.CharField(
        label=LABELS["phones"],
        required=False,
        widget=_lines(2, 300),
        help_text=gettext_lazy("One on each line, with +39 or the code of the country. At most five."),
    )
    call_steps = StepsField(label=LABELS["call_steps"])
    safe_to_call = _answer(LABELS["safe_to_call"])
    on_bill = _answer(LABELS["on_bill"])
    recorded = _answer(LABELS["recorded"])
    calls_back = _answer(LABELS["calls_back"])
    migration_office = _answer(LABELS["migration_office"], Told)
    call_cost = _answer(LABELS["call_cost"], CostOfACall)
    answers_day_and_night = forms.BooleanField(label=LABELS["answers_day_and_night"], required=False)
    email = forms.EmailField(label=LABELS["email"], required=False, max_length=200)
    url = forms.URLField(label=LABELS["url"], required=False, max_length=300, assume_scheme="https")
    links = LinksField(label=LABELS["links"])
    spoken = forms.MultipleChoiceField(
        label=LABELS["languages"], required=False, widget=forms.CheckboxSelectMultiple
    )
    by_phone = forms.MultipleChoiceField(
        label=LABELS["by_phone"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    there = forms.MultipleChoiceField(
        label=LABELS["there"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interpretation_services = _text(LABELS["interpretation_services"], rows=2)
    countries = forms.MultipleChoiceField(
        label=LABELS["countries"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "A telephone line is found there in every town. Of a place this is not needed."
        ),
    )
    alert = _text(LABELS["alert"], rows=2)

    #: Fields that are no columns of a service.
    BESIDES = ("house", "needs", "phones", "spoken", "by_phone", "there", "countries")

    def __init__(self, *args: Any, service: Service | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        self.fields["language"].choices = site_languages()
        for name in ("spoken", "by_phone", "there"):
            held = {language.code for language in service.languages.all()} if service else set()
            known = dict(spoken_choices())
            self.fields[name].choices = [
                *known.items(),
                *((code, name_here(code)) for code in sorted(held - set(known)) if code),
            ]
        reached = {area.country for area in areas_of(service)} if service else set()
        codes = [*ZONES, *sorted(reached - set(ZONES))]
        self.fields["countries"].choices = [(code, written.country(code)) for code in codes]
        if service:
            del self.fields["house"]
            said = _of_service(service)
            self.came = {name: value for name, value in said.items() if name not in self.BESIDES}
            for name, value in said.items():
                self.initial.setdefault(name, value)

    def clean_status(self) -> str:
        held = self.service.status if self.service else Status.ACTIVE
        return str(self.cleaned_data["status"] or held)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        youngest, oldest = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("maximum_age", _("This is younger than the youngest."))
        return cleaned

    def clean_phones(self) -> list[str]:
        numbers = [line.strip() for line in self.cleaned_data["phones"].splitlines() if line.strip()]
        for number in numbers:
            if len(re.sub(r"\D", "", number)) < 3 or len(number) > 60:
                raise ValidationError(
                    _("“%(number)s” is not a phone number. Write one on each line.") % {"number": number[:60]}
                )
        if len(numbers) > MOST_PHONES:
            raise ValidationError(_("At most five numbers: choose those that are answered."))
        return list(dict.fromkeys(numbers))

    def values(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in self.BESIDES and name in self.fields
        }

    def reached(self) -> Reached:
        ways = {"spoken": Interpreter.SPOKEN, "by_phone": Interpreter.PHONE, "there": Interpreter.THERE}
        return Reached(
            phones=self.cleaned_data["phones"],
            languages=[
                (code, name_here(code), str(way))
                for field, way in ways.items()
                for code in self.cleaned_data[field]
            ],
            countries=self.cleaned_data["countries"],
        )


def _of_service(service: Service) -> dict[str, Any]:
    columns = [name for name in ServiceForm.base_fields if name not in ServiceForm.BESIDES]
    ways: dict[Any, list[str]] = {way: [] for way in Interpreter.values}
    for language in service.languages.all():
        ways[language.interpreter].append(language.code)
    return {
        **{name: getattr(service, name) for name in columns},
        "needs": [need.need for need in service.needs.all()],
        "phones": "\n".join(phone.number for phone in service.phones.all()),
        "spoken": ways[Interpreter.SPOKEN],
        "by_phone": ways[Interpreter.PHONE],
        "there": ways[Interpreter.THERE],
        "countries": [area.country for area in areas_of(service)],
    }


TRANSLATED = ("name", "alternate_name", "summary", "description", "eligibility_description",
              "application_process", "first_time", "fees_description", "papers_words", "call_steps",
              "interpretation_services", "alert")  # fmt: skip


class WordsForm(AsItCameForm):
    """The same texts in another language. What is empty is shown in the service's own language."""

    def __init__(self, *args: Any, service: Service, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording = next((each for each in service.wordings.all() if each.language == language), None)
        for name in TRANSLATED:
            own = ServiceForm.base_fields[name]
            field = self.fields[name] = deepcopy(own)
            field.required = False
            field.widget.attrs["lang"] = language
            field.help_text = field.prepare_value(getattr(service, name))
            field.initial = wording.texts.get(name, "") if wording else ""
        self.came = {name: self.fields[name].initial for name in TRANSLATED}


class HouseForm(AsItCameForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    alternate_name = forms.CharField(label=LABELS["alternate_name"], max_length=120, required=False)
    description = _text(gettext_lazy("What they do"))
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=300, assume_scheme="https"
    )
    links = LinksField(label=LABELS["links"])
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=200)

    def __init__(self, *args: Any, house: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.came = {name: getattr(house, name) for name in self.fields}
        for name, value in self.came.items():
            self.initial.setdefault(name, value)


class ReviewForm(PlainForm):
    reviewer = forms.CharField(
        label=gettext_lazy("Who looked at it"),
        max_length=120,
        help_text=gettext_lazy("An office or a role, not a person's name. Everybody reads it."),
    )
    months = forms.TypedChoiceField(
        label=gettext_lazy("Look at it again in"),
        coerce=int,
        choices=months_to_choose,
        initial=6,
    )
    suspend_on = forms.DateField(
        label=gettext_lazy("Show it no longer from"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy(
            "If nobody looked at it again by then. Empty: it stays, with the day of the last look."
        ),
    )

    def clean_suspend_on(self) -> datetime.date | None:
        return _after_today(self.cleaned_data["suspend_on"])


class PauseForm(PlainForm):
    until = forms.DateField(
        label=gettext_lazy("Shown again from"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("Empty: until somebody ends the pause."),
    )
    words = forms.CharField(label=gettext_lazy("Why, for your colleagues"), max_length=300, required=False)

    def clean_until(self) -> datetime.date | None:
        return _after_today(self.cleaned_data["until"])


def _after_today(day: datetime.date | None) -> datetime.date | None:
    if day and day <= days.today():
        raise ValidationError(_("Choose a day after today."))
    return day
