"""The checklist of observed practice: read beside the learner, on a phone, saved in one go."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.attempts.models import Observation
from courses.attempts.observations import keep_seen, sign_off
from courses.catalogue.models import Module
from courses.desk.practice import Checklist
from courses.enrolments.models import Enrolment
from lms.core import days
from lms.core.people import Person
from lms.core.plain_words import PlainForm


class PracticeForm(PlainForm):
    """Place and day of the whole checklist.

    Ticks and levels are read beside them, competence by competence. A competence of which some tasks are
    ticked is kept for another day; with all of them it is signed off. `told-…` names what her page showed as
    seen.
    """

    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=80,
        help_text=gettext_lazy("The town is enough. It is not printed anywhere."),
    )
    observed_on = forms.DateField(
        label=gettext_lazy("When"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, lists: list[Checklist], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists
        for row in lists:
            known = {str(task.uuid) for task in row.tasks}
            row.ticked = (self._ticked(row) if self.is_bound else set(row.seen)) & known
            row.level = self.data.get(f"level-{row.prefix}", "") if self.is_bound else ""

    def _ticked(self, row: Checklist) -> set[str]:
        """What was kept by somebody else after her page came, she has not taken away."""
        kept_since = set(row.seen) - set(self.data.getlist(f"told-{row.prefix}"))
        return set(self.data.getlist(f"task-{row.prefix}")) | kept_since

    def clean_observed_on(self) -> Any:
        day = self.cleaned_data["observed_on"]
        if day > days.today():
            raise forms.ValidationError(_("This day is in the future."))
        return day

    def clean(self) -> dict:
        cleaned = super().clean()
        if not any(row.ticked or row.seen for row in self.lists):
            self.add_error(None, _("Tick the tasks you watched."))
        for row in self.lists:
            if row.ticked and not row.is_half_seen and self._level_of(row) is None:
                self.add_error(
                    None,
                    _("%(competence)s: choose how well.") % {"competence": row.competence.label_in()},
                )
        return cleaned

    def _level_of(self, row: Checklist) -> Any:
        return next((level for level in row.levels if str(level.pk) == row.level), None)

    @transaction.atomic
    def keep(self, enrolment: Enrolment, module: Module, *, assessor: Person, key: UUID) -> tuple[int, int]:
        """Sign off what was seen whole and keep what was seen in part.

        Returns how many competences were signed off, and how many tasks are kept.
        """
        signed = kept = 0
        for row in self.lists:
            if row.ticked and not row.is_half_seen:
                self._sign_off(row, enrolment, module, assessor, key)
                signed += 1
            elif row.ticked or row.seen:
                seen = [task for task in row.tasks if str(task.uuid) in row.ticked]
                day = self.cleaned_data["observed_on"]
                kept += keep_seen(enrolment, seen, of=row.tasks, assessor=assessor, seen_on=day)
        return signed, kept

    def _sign_off(
        self, row: Checklist, enrolment: Enrolment, module: Module, assessor: Person, key: UUID
    ) -> None:
        sign_off(
            enrolment,
            module,
            row.competence,
            self._level_of(row),
            tasks=[task.uuid for task in row.tasks],
            assessor=assessor,
            idempotency_key=key,
            **self.cleaned_data,
        )


class UndoForm(PlainForm):
    """Why a sign-off is taken back: chosen, so that nothing about her is written."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why you are taking it back"),
        choices=Observation.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why.")},
    )
