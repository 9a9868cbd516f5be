"""The checklist of observed practice: read beside the learner, on a phone, signed off in one go."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.attempts.observations import sign_off
from courses.catalogue.models import Module
from courses.desk.practice import Checklist
from courses.enrolments.models import Enrolment
from lms.core import days
from lms.core.people import Person


class PracticeForm(forms.Form):
    """Place and day of the whole checklist.

    Ticks and levels are read beside them, competence by competence.
    """

    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=80,
        help_text=gettext_lazy("The town is enough. It is printed nowhere."),
    )
    observed_on = forms.DateField(
        label=gettext_lazy("When"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, lists: list[Checklist], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists
        for row in lists:
            row.ticked = set(self.data.getlist(f"task-{row.prefix}")) if self.is_bound else set()
            row.level = self.data.get(f"level-{row.prefix}", "") if self.is_bound else ""

    def clean_observed_on(self) -> Any:
        day = self.cleaned_data["observed_on"]
        if day > days.today():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict:
        cleaned = super().clean()
        chosen = [row for row in self.lists if row.ticked]
        if not chosen:
            self.add_error(None, _("Tick the tasks you watched."))
        for row in chosen:
            name = row.competence.label_in()
            if {str(task.uuid) for task in row.tasks} - row.ticked:
                self.add_error(
                    None,
                    _("%(competence)s: tick all tasks, or none. What is half seen is signed off another day.")
                    % {"competence": name},
                )
            elif not any(str(level.pk) == row.level for level in row.levels):
                self.add_error(None, _("%(competence)s: choose how well.") % {"competence": name})
        return cleaned

    def sign_off(self, enrolment: Enrolment, module: Module, *, assessor: Person, key: UUID) -> int:
        """Sign off everything that is ticked. Returns how many competences that was."""
        chosen = [row for row in self.lists if row.ticked]
        for row in chosen:
            level = next(level for level in row.levels if str(level.pk) == row.level)
            tasks = [task.uuid for task in row.tasks]
            sign_off(
                enrolment,
                module,
                row.competence,
                level,
                tasks=tasks,
                assessor=assessor,
                idempotency_key=key,
                **self.cleaned_data,
            )
        return len(chosen)
