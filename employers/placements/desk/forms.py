"""What is agreed, typed once in the language that counts and once in hers."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from employers.placements.models import Agreement, Placement
from employers.placements.queries import people_at
from employers.placements.text import TYPED, Terms, full_name, language_that_counts
from lms.competences.models import Competence
from lms.core import days
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.core.texts import name_here
from lms.organisations.duties import Duty

LABELS = {
    "work": gettext_lazy("Work, in plain words"),
    "times": gettext_lazy("On which days, at which hours"),
    "pay": gettext_lazy("How much is paid, and on which day"),
    "learns": gettext_lazy("What else she learns"),
    "safety": gettext_lazy("Training before the first day, insurance, who pays for it"),
}
NOT_NEEDED = {"learns"}
SKILLS = 5


def _day(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: Person) -> str:
        return full_name(person)


class SkillField(forms.ModelChoiceField):
    def label_from_instance(self, competence: Competence) -> str:
        return competence.label_in()


class WriteForm(PlainForm):
    signatory = PersonField(
        label=gettext_lazy("Who signs for the employer"),
        queryset=None,
        help_text=gettext_lazy("Somebody who may sign contracts there. Everybody signs in for themselves."),
    )
    tutor = PersonField(label=gettext_lazy("Who works beside her"), queryset=None)
    starts_on = _day(label=gettext_lazy("First day"))
    first_look_on = _day(label=gettext_lazy("First look together"))
    ends_on = _day(label=pgettext_lazy("of an internship", "Last day"))
    hours_per_week = forms.IntegerField(label=gettext_lazy("Hours a week"), min_value=1, max_value=48)
    promoter = forms.CharField(
        label=gettext_lazy("Another organisation that must sign, by law"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "Leave it empty: then the neutral name stands there that is on certificates. Where the law wants"
            " another name, the employer reads it. She reads first what it tells."
        ),
    )

    def __init__(self, *args: Any, placement: Placement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, duty in (("signatory", Duty(Duty.SIGNS)), ("tutor", None)):
            there = people_at(placement.organisation, duty)
            self.fields[name].queryset = there.order_by("first_name", "last_name", "pk")
        self.languages = list(
            dict.fromkeys(
                [
                    language_that_counts(placement.organisation.country),
                    placement.person.profile.language,
                ]
            )
        )
        for name in TYPED:
            for language in self.languages:
                self.fields[f"{name}_{language}"] = self._typed(name, language)
        skills = Competence.objects.filter(visible_outside=True).order_by("code")
        for number in range(1, SKILLS + 1):
            self.fields[f"skill_{number}"] = SkillField(
                label=_("Competence %(number)d") % {"number": number},
                queryset=skills,
                required=False,
                empty_label=_("None"),
            )
        self.fields["promoter"] = self.fields.pop("promoter")

    def _typed(self, name: str, language: str) -> forms.CharField:
        label = _("%(what)s (%(language)s)") % {"what": LABELS[name], "language": name_here(language)}
        widget = forms.Textarea(attrs={"rows": 3, "lang": language, "dir": "auto"})
        return forms.CharField(label=label, max_length=600, required=name not in NOT_NEEDED, widget=widget)

    @property
    def terms(self) -> Terms:
        said = self.cleaned_data
        return Terms(
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            first_look_on=said["first_look_on"],
            hours_per_week=said["hours_per_week"],
            words={
                name: {language: said[f"{name}_{language}"] for language in self.languages} for name in TYPED
            },
            promoter=said["promoter"],
        )

    @property
    def competences(self) -> list[Competence]:
        found = [self.cleaned_data[f"skill_{number}"] for number in range(1, SKILLS + 1)]
        return list(dict.fromkeys(row for row in found if row))


def initial_of(placement: Placement, agreement: Agreement | None) -> dict[str, Any]:
    """What stands in the newest version; before there is one, what the vacancy says."""
    if agreement is not None:
        words = agreement.terms["words"]
        typed = {f"{name}_{code}": said for name in words for code, said in words[name].items()}
        return {
            **typed,
            **_skills(agreement.competences.all()),
            "signatory": agreement.signatory_id,
            "tutor": agreement.tutor_id,
            "starts_on": agreement.starts_on,
            "ends_on": agreement.ends_on,
            "first_look_on": datetime.date.fromisoformat(agreement.terms["first_look_on"]),
            "hours_per_week": agreement.terms["hours_per_week"],
            "promoter": agreement.promoter,
        }
    vacancy = placement.vacancy
    if vacancy is None:
        return {}
    code = vacancy.language
    starts_on = max(vacancy.starts_on or days.today(), days.today())
    return {
        f"work_{code}": vacancy.tasks[:600],
        f"times_{code}": vacancy.times,
        f"pay_{code}": vacancy.pay,
        "hours_per_week": vacancy.hours_per_week,
        "starts_on": starts_on,
        **_skills([ask.competence for ask in vacancy.asks.select_related("competence")]),
    }


def _skills(competences: Any) -> dict[str, int]:
    return {f"skill_{number}": row.pk for number, row in enumerate(list(competences)[:SKILLS], start=1)}
