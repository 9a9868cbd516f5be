"""Writing a vacancy: the form part by part, what stands out in it, and what people will read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from employers.vacancies import actions
from employers.vacancies.enums import State
from employers.vacancies.facts import Facts, said_by
from employers.vacancies.flags import Flag, Raised, raised
from employers.vacancies.forms import MOST_SKILLS, VacancyForm
from employers.vacancies.models import OPEN_DAYS, Vacancy
from employers.vacancies.rows import state_of
from employers.vacancies.shown import VacancyShown, shown
from lms.core import days
from lms.messaging.working_days import working_days_after
from lms.submissions.views import OnceMixin

EXPLAIN = "explain_"
LONGEST = 300
#: Buttons that show the form again and save nothing.
ONLY_SHOWS = ("suggest", "more", "instead")


class WritingMixin(OnceMixin):
    """The form, with what stands out in it, beside what people will read. Buttons that only show something
    anew save nothing.
    """

    form_class = VacancyForm
    template_name = "employers/vacancies/write.html"
    vacancy: Vacancy | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        sends = "send" in self.request.POST or (self.vacancy is not None and self.vacancy.sent_at is not None)
        return {**super().get_form_kwargs(), "organisation": self.organisation, "sending": sends}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(name in request.POST for name in ONLY_SHOWS):
            return self._shown_again(request)
        return super().post(request, *args, **kwargs)

    def _shown_again(self, request: HttpRequest) -> HttpResponse:
        data = request.POST.copy()
        asked = VacancyForm(data, organisation=self.organisation)
        rows = asked.skill_rows + (3 if "more" in data else 0)
        if "instead" in data:
            _write_instead(data, self.organisation.country, asked)
        if "suggest" in data:
            _suggest(data, asked)
        form = VacancyForm(data, organisation=self.organisation, rows=min(rows, MOST_SKILLS))
        return self.render_to_response(self.get_context_data(form=form, is_unsaved=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        facts = self._facts(form)
        flags = raised(facts, self.organisation.country) if form.is_bound or self.vacancy else []
        explained = self._explained() or (self.vacancy.explained if self.vacancy else {})
        return {
            **context,
            "parts": parts_of(form, flags, explained),
            "flags": flags,
            "preview": self._preview(facts),
            "vacancy": self.vacancy,
            "answer_by": working_days_after(
                days.today(), actions.ANSWER_WORKING_DAYS, self.organisation.country
            ),
            "open_days": OPEN_DAYS,
            "state": state_of(self.vacancy) if self.vacancy else "",
        }

    def _facts(self, form: VacancyForm) -> Facts:
        """What stands in the form, as far as it can be read."""
        if not form.is_bound:
            return said_by(self.vacancy) if self.vacancy else Facts(language=get_language() or "en")
        form.is_valid()
        return form.facts

    def _preview(self, facts: Facts) -> VacancyShown:
        return shown(self.vacancy or Vacancy(organisation=self.organisation), facts)

    def _explained(self) -> dict[str, str]:
        posted = self.request.POST
        return {
            name.removeprefix(EXPLAIN): posted[name][:LONGEST] for name in posted if name.startswith(EXPLAIN)
        }

    def _send(self, vacancy: Vacancy) -> None:
        if "send" in self.request.POST and vacancy.state in {State.DRAFT, State.RETURNED}:
            actions.send(vacancy, by=self.request.user)
            self.done_words = _("It is with our reviewers now.")


def _write_instead(data: QueryDict, country: str, form: VacancyForm) -> None:
    """`instead` names the flag and the field: its sentence takes the place of what stands there."""
    key, _colon, field = data["instead"].partition(":")
    form.is_valid()
    for each in raised(form.facts, country):
        if each.flag.key == key and field in each.fields:
            data[field] = str(each.flag.instead)


def _suggest(data: QueryDict, form: VacancyForm) -> None:
    """What the occupation usually takes, in the rows that are empty. What was chosen stays."""
    chosen = {value for name, value in data.items() if name.startswith("skill_") and value}
    usual = [(skill, needed) for skill, needed in form.offered.usual() if skill not in chosen]
    number = 0
    for skill, is_essential in usual:
        while number < MOST_SKILLS and data.get(f"skill_{number}"):
            number += 1
        if number == MOST_SKILLS:
            return
        data[f"skill_{number}"] = skill
        data[f"level_{number}"] = data.get(f"level_{number}") or "2"
        data[f"need_{number}"] = "yes" if is_essential else "no"


# ── the form, part by part ──────────────────────────────────────────────────────────────────────────────────

PARTS = (
    ("", ("kind", "title", "occupation", "tasks", "language")),
    ("skills", ()),
    (
        "pay",
        ("pay", "contract", "lasts", "hours_per_week", "times", "starts_on", "area", "place", "by_transport"),
    ),
    ("offers", ("offers", "support", "is_public")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagHere:
    """A flag beside a field; `is_first`: it is explained here."""

    flag: Flag
    field: str
    is_first: bool
    explained: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    field: BoundField
    flags: list[FlagHere]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    key: str
    fields: list[FieldShown]


def parts_of(form: VacancyForm, flags: list[Raised], explained: Mapping[str, str]) -> list[FormPart]:
    """Each field with the flags that stand in it. A flag is explained once, where it stands first."""
    seen: set[str] = set()
    return [
        FormPart(key=key, fields=[_field(form, name, flags, explained, seen) for name in names])
        for key, names in PARTS
    ]


def _field(
    form: VacancyForm, name: str, flags: list[Raised], explained: Mapping[str, str], seen: set[str]
) -> FieldShown:
    here = []
    for flag in (each.flag for each in flags if name in each.fields):
        words = explained.get(flag.key, "")
        here.append(FlagHere(flag=flag, field=name, is_first=flag.key not in seen, explained=words))
        seen.add(flag.key)
    return FieldShown(field=form[name], flags=here)
