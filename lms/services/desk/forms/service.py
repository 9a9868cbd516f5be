"""What one writes about a service."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lms.core import days
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import name_here
from lms.services.directory.models import Service
from lms.services.editing.actions import Reached
from lms.services.enums import Answer, Coming, Cost, Interpreter, Papers, Police
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


def spoken_choices() -> list[tuple[str, str]]:
    codes = [code for code, _name in site_languages()]
    found = {code: name_here(code) for code in (*codes, *MORE_LANGUAGES)}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


class ServiceForm(PlainForm):
    """In the order in which somebody tells of it: what it is, whom it helps, how one comes, what to mind."""

    house = forms.CharField(label=lazy("Who offers it"), max_length=120)
    language = forms.ChoiceField(label=lazy("In which language you write"))
    name = forms.CharField(label=lazy("Name of the service"), max_length=120)
    summary = forms.CharField(label=lazy("What it is, in a sentence"), max_length=300, required=False)
    description = _text(lazy("What happens there"), rows=5)
    needs = forms.MultipleChoiceField(
        label=lazy("It helps a woman who needs"),
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    eligibility_description = _text(lazy("Whom it is for"))
    women_only = _answer(lazy("For women only"))
    children_welcome = _answer(lazy("She can bring her children"))
    coming = _answer(lazy("How one comes"), Coming)
    application_process = _text(lazy("How to ask for it"))
    first_time = _text(lazy("What happens the first time"))
    cost = _answer(lazy("What it costs"), Cost)
    fees_description = _text(lazy("What it costs, in words"), rows=2)
    papers_asked = _answer(lazy("Papers"), Papers)
    papers_words = _text(lazy("Which papers, and what happens without them"), rows=2)
    police_contact = _answer(lazy("Whether the police are told"), Police)
    phones = forms.CharField(
        label=lazy("Phone numbers"),
        required=False,
        widget=_lines(2, 300),
        help_text=lazy("One on each line, with +39 or the code of the country. At most five."),
    )
    safe_to_call = _answer(lazy("It is safe to call"))
    on_bill = _answer(lazy("A call stands on the bill"))
    recorded = _answer(lazy("Calls are recorded"))
    calls_back = _answer(lazy("They call back"))
    answers_day_and_night = forms.BooleanField(label=lazy("It answers day and night"), required=False)
    email = forms.EmailField(label=lazy("E-mail of the service"), required=False, max_length=200)
    url = forms.URLField(
        label=lazy("Website of the service"), required=False, max_length=300, assume_scheme="https"
    )
    spoken = forms.MultipleChoiceField(
        label=lazy("Languages they speak"), required=False, widget=forms.CheckboxSelectMultiple
    )
    by_phone = forms.MultipleChoiceField(
        label=lazy("Languages with an interpreter on the phone"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    there = forms.MultipleChoiceField(
        label=lazy("Languages with an interpreter there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    alert = _text(lazy("Something new that everybody has to know"), rows=2)

    #: Fields that are no columns of a service.
    BESIDES = ("house", "needs", "phones", "spoken", "by_phone", "there")

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
        if service:
            del self.fields["house"]
            for name, value in _of_service(service).items():
                self.initial.setdefault(name, value)

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
    }


TRANSLATED = ("name", "summary", "description", "eligibility_description", "application_process",
              "first_time", "fees_description", "papers_words", "alert")  # fmt: skip


class WordsForm(PlainForm):
    """The same texts in another language. What is empty is shown in the service's own language."""

    def __init__(self, *args: Any, service: Service, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording = next((each for each in service.wordings.all() if each.language == language), None)
        for name in TRANSLATED:
            own = ServiceForm.base_fields[name]
            self.fields[name] = forms.CharField(
                label=own.label,
                required=False,
                max_length=own.max_length,
                widget=type(own.widget)(attrs={**own.widget.attrs, "lang": language}),
                help_text=getattr(service, name),
                initial=wording.texts.get(name, "") if wording else "",
            )


class ReviewForm(PlainForm):
    reviewer = forms.CharField(
        label=lazy("Who looked at it"),
        max_length=120,
        help_text=lazy("An office or a role, not a person's name. Everybody reads it."),
    )
    months = forms.TypedChoiceField(
        label=lazy("Look at it again in"),
        coerce=int,
        choices=[(1, lazy("1 month")), (3, lazy("3 months")), (6, lazy("6 months")), (12, lazy("12 months"))],
        initial=6,
    )
    suspend_on = forms.DateField(
        label=lazy("Show it no longer from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=lazy(
            "If nobody looked at it again by then. Empty: it stays, with the day of the last look."
        ),
    )

    def clean_suspend_on(self) -> datetime.date | None:
        return _after_today(self.cleaned_data["suspend_on"])


class PauseForm(PlainForm):
    until = forms.DateField(
        label=lazy("Shown again from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=lazy("Empty: until somebody ends the pause."),
    )
    words = forms.CharField(label=lazy("Why, for your colleagues"), max_length=300, required=False)

    def clean_until(self) -> datetime.date | None:
        return _after_today(self.cleaned_data["until"])


def _after_today(day: datetime.date | None) -> datetime.date | None:
    if day and day <= days.today():
        raise ValidationError(_("Choose a day after today."))
    return day
