"""Two people at one screen: what happened, the next two steps, and that it is what both said."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from lms.core import days
from lms.core.people import called
from lms.core.plain_words import PlainForm
from lms.pathways.circle.models import Helper
from lms.pathways.plans.shown import NEXT, Plan, PlanStage, PlanStep
from lms.pathways.reviews.actions import NextStep, Sitting
from lms.pathways.reviews.phrases import HAPPENED, SHORT, in_language
from lms.pathways.reviews.queries import can_be_goal

LONGEST = 300
#: Between a name and the same in the other language.
BETWEEN = " · "
#: So long after today they look at it again, unless they say another day.
WEEKS_TO_NEXT = 4
#: So many steps of the plan stand there to be taken next; the others are unfolded.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class State:
    key: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step that was to do, and what is ticked of it."""

    step: PlanStep
    field: Any

    @property
    def states(self) -> list[State]:
        return [State(key, self.field.value() == key) for key in HAPPENED]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step of the plan that can come next."""

    step: PlanStep
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Written:
    """Where a new step is written, in each half: `theirs` is None where both read one language."""

    number: int
    ours: Any
    theirs: Any
    on: Any
    at: Any
    helper: Any


def name_in(stage: PlanStage, language: str) -> str:
    with override(language):
        return str(stage.name)


class TogetherForm(PlainForm):
    """`languages` is the pair: hers, and that of whoever sits beside her."""

    next = forms.MultipleChoiceField(label=gettext_lazy("The next two steps"), required=False)
    interpreter = forms.CharField(label=gettext_lazy("Who interpreted"), max_length=80, required=False)
    next_review_on = forms.DateField(
        label=gettext_lazy("We look at it together again on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    next_review_at = forms.TimeField(
        label=gettext_lazy("at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": gettext_lazy("This is not a time. Write it like 09:30.")},
    )
    aim_goal_in = forms.ChoiceField(required=False)
    agreed_by_worker = forms.BooleanField(required=False)
    agreed_by_her = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, plan: Plan, languages: tuple[str, str], helpers: Sequence[Helper], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.this_week = plan.next_steps
        self.hers, self.ours = languages
        self._offer_goal(plan)
        self.helpers = {str(helper.uuid): helper for helper in helpers}
        shown = {step.uuid for step in self.this_week}
        here = plan.here.uuid if plan.here else None
        waiting = [*plan.suggested, *plan.open_steps, *plan.aside]
        self.others = sorted(
            (step for step in waiting if step.uuid not in shown), key=lambda step: step.stage != here
        )
        self.fields["next"].choices = [
            (str(step.uuid), step.uuid) for step in [*self.this_week, *self.others]
        ]
        for step in self.this_week:
            self.fields[f"happened-{step.uuid}"] = forms.ChoiceField(
                choices=list(HAPPENED.items()), widget=forms.RadioSelect, required=False
            )
        for number in range(1, NEXT + 1):
            self._add_lines(number)

    def _offer_goal(self, plan: Plan) -> None:
        """Each part is named in both languages."""
        if not can_be_goal(plan):
            del self.fields["aim_goal_in"]
            return
        names = {
            str(stage.uuid): dict.fromkeys(name_in(stage, code) for code in (self.ours, self.hers))
            for stage in plan.stages
        }
        not_now = dict.fromkeys(str(in_language(SHORT["no_goal"], code)) for code in (self.ours, self.hers))
        self.fields["aim_goal_in"].choices = [
            (key, BETWEEN.join(said)) for key, said in {"": not_now, **names}.items()
        ]

    def _add_lines(self, number: int) -> None:
        for language in dict.fromkeys((self.ours, self.hers)):
            self.fields[f"words-{number}-{language}"] = forms.CharField(
                max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields[f"on-{number}"] = forms.DateField(
            label=gettext_lazy("Day"),
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        )
        self.fields[f"at-{number}"] = forms.TimeField(
            label=gettext_lazy("Time"),
            required=False,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"invalid": gettext_lazy("This is not a time. Write it like 09:30.")},
        )
        people = [(key, called(helper.person)) for key, helper in self.helpers.items()]
        self.fields[f"helper-{number}"] = forms.ChoiceField(
            label=gettext_lazy("Who helps"), required=False, choices=[("", _("nobody")), *people]
        )

    @property
    def outcomes(self) -> Iterator[Outcome]:
        for step in self.this_week:
            yield Outcome(step, self[f"happened-{step.uuid}"])

    @property
    def lines(self) -> Iterator[Written]:
        for number in range(1, NEXT + 1):
            theirs = self[f"words-{number}-{self.hers}"] if self.hers != self.ours else None
            ours = self[f"words-{number}-{self.ours}"]
            others = (self[f"{name}-{number}"] for name in ("on", "at", "helper"))
            yield Written(number, ours, theirs, *others)

    @property
    def candidates(self) -> list[Candidate]:
        ticked = set(self.data.getlist("next")) if self.is_bound else set()
        return [Candidate(step, str(step.uuid) in ticked) for step in self.others]

    @property
    def first_others(self) -> list[Candidate]:
        return self.candidates[:SHOWN]

    @property
    def more_others(self) -> list[Candidate]:
        return self.candidates[SHOWN:]

    def clean_next_review_on(self) -> datetime.date:
        day = self.cleaned_data["next_review_on"]
        if day <= days.today():
            raise forms.ValidationError(_("Choose a day after today."))
        return day

    def clean(self) -> dict:
        cleaned = super().clean()
        written = [number for number in range(1, NEXT + 1) if self._texts(number)]
        if len(written) + len(cleaned.get("next", [])) > NEXT:
            self.add_error("next", _("Two steps at most: untick one, or take one of your own away."))
        for number in range(1, NEXT + 1):
            if number not in written and (cleaned.get(f"on-{number}") or cleaned.get(f"at-{number}")):
                self.add_error(f"words-{number}-{self.ours}", _("Say what the step is."))
        return cleaned

    def _texts(self, number: int) -> dict[str, str]:
        """Hers first: where she said it, hers is what was said."""
        said = {
            code: self.cleaned_data.get(f"words-{number}-{code}", "").strip()
            for code in dict.fromkeys((self.hers, self.ours))
        }
        return {code: text for code, text in said.items() if text}

    def sitting(self) -> Sitting:
        cleaned = self.cleaned_data
        taken = [NextStep(step=UUID(key)) for key in cleaned["next"]]
        return Sitting(
            languages=(self.hers, self.ours),
            happened={
                step.uuid: state for step in self.this_week if (state := cleaned.get(f"happened-{step.uuid}"))
            },
            next_steps=(*taken, *self._new_steps()),
            interpreter=cleaned["interpreter"],
            aim_goal_in=UUID(chosen) if (chosen := cleaned.get("aim_goal_in")) else None,
            agreed_by_her=cleaned["agreed_by_her"],
            agreed_by_worker=cleaned["agreed_by_worker"],
            next_review_on=cleaned["next_review_on"],
            next_review_at=cleaned["next_review_at"],
        )

    def _new_steps(self) -> Iterator[NextStep]:
        for number in range(1, NEXT + 1):
            if texts := self._texts(number):
                yield NextStep(
                    texts=texts,
                    on=self.cleaned_data[f"on-{number}"],
                    at=self.cleaned_data[f"at-{number}"],
                    helper=self.helpers.get(self.cleaned_data[f"helper-{number}"]),
                )
