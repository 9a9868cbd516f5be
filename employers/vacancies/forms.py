"""What an employer writes: one form, some rows of skills and languages, and a sentence to the reviewers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from employers.areas import AREAS, area_choices
from employers.portfolios.enums import Cefr
from employers.vacancies.enums import Closed, Contract, Kind, Support
from employers.vacancies.facts import NEEDED, AskedSkill, AskedTongue, Facts
from employers.vacancies.offered import Offered
from lms.core import written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.core.texts import name_of
from lms.organisations.models import Organisation

#: So many empty rows stand below those that are filled, and no more than so many in all.
EMPTY_SKILLS, MOST_SKILLS = 2, 12
TONGUES = 2
#: Languages one asks for at work, beside those of the site.
SPOKEN = ("en", "it", "es", "el", "ro", "fr", "de", "ar", "uk", "pt", "ru", "sq")
#: A draft needs a name to be found by, and nothing else.
ALWAYS = {"kind", "title", "language"}


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


def _needed() -> list[tuple[str, Any]]:
    return [
        ("yes", pgettext_lazy("what a vacancy asks for", "Essential")),
        ("no", pgettext_lazy("what a vacancy asks for", "Welcome")),
    ]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What is asked for, how well, and whether nobody can begin without it."""

    what: forms.BoundField
    level: forms.BoundField
    need: forms.BoundField


class VacancyForm(PlainForm):
    """What is needed to send it is not needed to save it."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind.choices, widget=forms.RadioSelect)
    occupation = forms.ChoiceField(
        label=_("Which occupation is closest?"),
        required=False,
        help_text=_("We suggest the skills that it usually takes."),
    )
    title = forms.CharField(max_length=80, label=_("Title"), help_text=_("As you would call it at work."))
    tasks = forms.CharField(
        max_length=1200,
        label=_("What is there to do?"),
        help_text=_("Three or four things in plain words, one on each line."),
        widget=_lines(4),
    )
    language = forms.ChoiceField(label=_("Language in which you write this"))
    contract = forms.ChoiceField(label=_("Contract"), choices=[("", _("Choose")), *Contract.choices])
    lasts = forms.CharField(
        max_length=120,
        label=_("How long it lasts, and the trial period"),
        required=False,
        help_text=_("You can leave this empty."),
    )
    pay = forms.CharField(
        max_length=120, label=_("Pay"), help_text=_("By the hour or the month, before tax, by bank transfer.")
    )
    hours_per_week = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=80)
    times = forms.CharField(
        max_length=120, label=_("At which times"), help_text=_("For example: 8:00 to 14:00, five days.")
    )
    area = forms.ChoiceField(label=_("Region"))
    place = forms.CharField(
        max_length=80,
        label=_("Where there"),
        help_text=_("The town and the part of it, not the street."),
    )
    starts_on = forms.DateField(
        label=_("First day"),
        required=False,
        help_text=_("Leave it empty for as soon as both can."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    by_transport = forms.BooleanField(
        label=_("A bus, train or tram stops near by at these times"), required=False
    )
    offers = forms.CharField(
        max_length=600,
        label=_("What else you offer"),
        required=False,
        help_text=_("You can leave this empty."),
        widget=_lines(3),
    )
    support = forms.MultipleChoiceField(
        label=_("Help in the first weeks"),
        required=False,
        choices=Support.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    is_public = forms.BooleanField(
        label=_("Show it to everybody on the internet too"),
        required=False,
        help_text=_("Without this only people who learn here can read it."),
    )

    def __init__(
        self, *args: Any, organisation: Organisation, sending: bool = False, rows: int = 0, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.sending = organisation, sending
        self.offered = Offered(chosen=self._chosen("occupation"), among=self._chosen_skills())
        for name in self.fields:
            self.fields[name].required = name in ALWAYS or (sending and name in NEEDED)
        self.fields["occupation"].choices = [("", _("Choose")), *self.offered.occupations]
        self.fields["language"].choices = [(code, name_of(code)) for code, _name in site_languages()]
        self.fields["area"].choices = [("", _("Choose")), *self._areas()]
        self.skill_rows = max(rows, self._rows_asked(), 3)
        for number in range(self.skill_rows):
            self._add_skill(number)
        for number in range(TONGUES):
            self._add_tongue(number)

    # ── what can be chosen ──────────────────────────────────────────────────────────────────────────────────

    def _chosen(self, name: str) -> str:
        if self.is_bound:
            return str(self.data.get(name, ""))
        return str(self.initial.get(name, "") or "")

    def _chosen_skills(self) -> set[str]:
        said = self.data if self.is_bound else self.initial
        return {str(value) for name, value in said.items() if name.startswith("skill_") and value}

    def _rows_asked(self) -> int:
        """As many as were filled or shown, and some more."""
        said = self.data if self.is_bound else self.initial
        numbers = [number + 1 for number in range(MOST_SKILLS) if f"skill_{number}" in said]
        shown = max(numbers, default=0)
        return min(MOST_SKILLS, shown if self.is_bound else shown + EMPTY_SKILLS)

    def _areas(self) -> list[tuple[str, Any]]:
        """Those of its country; of every country where nobody said which."""
        country = self.organisation.country
        if country in AREAS:
            return area_choices(country)
        return [(written.country(code), area_choices(code)) for code in AREAS]

    def _add_skill(self, number: int) -> None:
        choices = [("", _("Choose a skill")), *self.offered.skills]
        label = _("Skill %(number)d")
        self.fields[f"skill_{number}"] = forms.ChoiceField(
            label=label % {"number": number + 1}, choices=choices, required=False
        )
        self.fields[f"level_{number}"] = forms.TypedChoiceField(
            label=_("How well"), choices=self.offered.levels, required=False, coerce=int, empty_value=0
        )
        self.fields[f"need_{number}"] = forms.ChoiceField(
            label=_("Essential or welcome"), choices=_needed(), required=False
        )

    def _add_tongue(self, number: int) -> None:
        named = sorted((written.language_named(code), code) for code in SPOKEN)
        self.fields[f"tongue_{number}"] = forms.ChoiceField(
            label=_("Language"),
            required=False,
            choices=[("", _("None")), *((code, name) for name, code in named)],
        )
        self.fields[f"cefr_{number}"] = forms.ChoiceField(
            label=_("How well"),
            required=False,
            choices=[(value, value) for value in Cefr.values if value != Cefr.NATIVE],
        )
        self.fields[f"tongue_need_{number}"] = forms.ChoiceField(
            label=_("Essential or welcome"), choices=_needed(), required=False
        )

    # ── as it is read ───────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def facts(self) -> Facts:
        """Of what could be read, also where something else could not."""
        said: Mapping[str, Any] = self.cleaned_data
        plain = ("kind", "occupation", "title", "tasks", "language", "contract", "lasts", "times", "pay")
        rest = ("area", "place", "offers")
        start = said.get("starts_on")
        return Facts(
            **{name: said[name] for name in (*plain, *rest) if said.get(name)},
            hours_per_week=said.get("hours_per_week"),
            starts_on=start.isoformat() if start else "",
            support=tuple(said.get("support", ())),
            by_transport=bool(said.get("by_transport")),
            is_public=bool(said.get("is_public")),
            asks=self._asks(said),
            languages=self._tongues(said),
        )

    def _asks(self, said: Mapping[str, Any]) -> tuple[AskedSkill, ...]:
        found: dict[str, AskedSkill] = {}
        for number in range(self.skill_rows):
            skill = said.get(f"skill_{number}") or ""
            level = self.offered.level_of(skill, said.get(f"level_{number}") or 1)
            if skill and level:
                found[skill] = AskedSkill(skill, level, said.get(f"need_{number}") != "no")
        return tuple(found.values())

    def _tongues(self, said: Mapping[str, Any]) -> tuple[AskedTongue, ...]:
        found: dict[str, AskedTongue] = {}
        for number in range(TONGUES):
            tongue = said.get(f"tongue_{number}") or ""
            if tongue:
                cefr = said.get(f"cefr_{number}") or Cefr.A1
                found[tongue] = AskedTongue(tongue, str(cefr), said.get(f"tongue_need_{number}") != "no")
        return tuple(found.values())

    @property
    def skills(self) -> list[AskedRow]:
        return [
            AskedRow(self[f"skill_{number}"], self[f"level_{number}"], self[f"need_{number}"])
            for number in range(self.skill_rows)
        ]

    @property
    def tongues(self) -> list[AskedRow]:
        return [
            AskedRow(self[f"tongue_{number}"], self[f"cefr_{number}"], self[f"tongue_need_{number}"])
            for number in range(TONGUES)
        ]


def initial_of(facts: Facts, *, ranks: Mapping[str, int]) -> dict[str, Any]:
    """`ranks` of levels by uuid."""
    found = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    for number, ask in enumerate(facts.asks):
        found |= {
            f"skill_{number}": ask.competence,
            f"level_{number}": ranks.get(ask.level, 1),
            f"need_{number}": "yes" if ask.is_essential else "no",
        }
    for number, each in enumerate(facts.languages):
        found |= {
            f"tongue_{number}": each.language,
            f"cefr_{number}": each.cefr,
            f"tongue_need_{number}": "yes" if each.is_essential else "no",
        }
    return found


class CloseForm(PlainForm):
    because = forms.ChoiceField(
        label=_("Why does it close?"),
        choices=[choice for choice in Closed.choices if choice[0] != Closed.TIME],
        widget=forms.RadioSelect,
    )
