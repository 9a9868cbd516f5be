"""The checklist of observed practice: read beside the learner, on a phone, signed off in one go."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.attempts.observations import sign_off
from courses.catalogue.models import Module, PracticeTask
from courses.enrolments.models import Enrolment
from lms.competences.models import Attainment, Competence, Level


@dataclass
class Checklist:
    """One competence with the tasks to watch for, and whether somebody signed it off before."""

    competence: Competence
    tasks: list[PracticeTask] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    signed_words: str = ""
    ticked: set[str] = field(default_factory=set)
    level: str = ""

    @property
    def prefix(self) -> str:
        return str(self.competence.uuid)


def checklists(enrolment: Enrolment, module: Module) -> list[Checklist]:
    tasks = (
        PracticeTask.objects.current()
        .filter(module=module)
        .select_related("competence")
        .order_by("position", "pk")
    )
    found: dict[int, Checklist] = {}
    for task in tasks:
        found.setdefault(task.competence_id, Checklist(task.competence)).tasks.append(task)
    levels = list(
        Level.objects.filter(framework__in={row.competence.framework_id for row in found.values()}).order_by(
            "rank", "pk"
        )
    )
    signed = Attainment.objects.filter(
        person=enrolment.person, source="observed_practice", competence__in=found
    ).select_related("level")
    by_competence = {attainment.competence_id: attainment for attainment in signed}
    for key, row in found.items():
        row.levels = [level for level in levels if level.framework_id == row.competence.framework_id]
        if key in by_competence:
            row.signed_words = _("Signed off: %(level)s") % {"level": by_competence[key].level.label_in()}
    return list(found.values())


def practice_modules(enrolment: Enrolment) -> list[Module]:
    return list(
        Module.objects.current()
        .filter(course=enrolment.course_id, practice_tasks__retired_at=None, practice_tasks__isnull=False)
        .distinct()
        .order_by("position", "pk")
    )


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
        if day > timezone.localdate():
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

    def sign_off(self, enrolment: Enrolment, module: Module, *, assessor: Any, key: UUID) -> int:
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
