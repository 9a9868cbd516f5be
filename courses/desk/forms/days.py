"""The days of a group, and more time for one learner."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.catalogue.models import Module
from courses.enrolments.models import Cohort, MoreTimeWhy
from courses.enrolments.timing import planned_days
from courses.progress.opening import opening_of
from lms.core.plain_words import PlainForm


def _day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


class DaysForm(PlainForm):
    """A day for each module of the course, named `day-` and the module's uuid."""

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taught = Module.objects.current().filter(course=cohort.course_id).order_by("position", "pk")
        taught = taught.select_related("course")
        self.modules = {f"day-{module.uuid}": module for module in taught}
        before = planned_days(cohort)
        opening = opening_of(list(self.modules.values()))
        for name, module in self.modules.items():
            self.fields[name] = _day(
                label=module.title,
                required=False,
                initial=before.get(module.pk),
                help_text=opening.get(module.pk, ""),
            )
        if before:
            self.fields["why"] = forms.ChoiceField(
                label=_("Why, when a day comes later for all"),
                required=False,
                choices=[("", _("No day comes later")), *MoreTimeWhy.choices],
            )

    def wanted(self) -> dict[Module, Any]:
        return {module: self.cleaned_data[name] for name, module in self.modules.items()}


class MoreTimeForm(PlainForm):
    """For one learner of the group, and a module for which it plans a day."""

    prefix = "more"
    learner = forms.ChoiceField(label=gettext_lazy("Learner"))
    module = forms.ChoiceField(label=gettext_lazy("Module"))
    until = _day(label=gettext_lazy("Her own day"))
    why = forms.ChoiceField(label=gettext_lazy("Why"), choices=MoreTimeWhy.choices)

    def __init__(
        self, *args: Any, learners: list[tuple[UUID, str]], modules: list[Module], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["learner"].choices = learners
        self.fields["module"].choices = [(module.uuid, module.title) for module in modules]
