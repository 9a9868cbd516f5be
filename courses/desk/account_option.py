"""The course and the group a new learner begins with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.queries import cohorts_of
from lms.core.locking import lock
from lms.core.people import Person
from lms.desk.account_options import AccountOption, register
from lms.organisations.actions import organisation_for_accounts


@register
class FirstCourse(AccountOption):
    """A group takes its own course."""

    key = "course"
    order = 10

    def fields(self, worker: Person) -> dict[str, forms.Field]:
        courses = Course.objects.current().order_by("position", "pk")
        found: dict[str, forms.Field] = {
            "course": forms.ModelChoiceField(
                courses,
                label=_("Her first course"),
                required=False,
                empty_label=_("None yet"),
                initial=courses.first(),
            )
        }
        cohorts = cohorts_of([organisation_for_accounts(worker).pk]).select_related("course")
        if cohorts.exists():
            found["cohort"] = forms.ModelChoiceField(
                cohorts,
                label=_("Group"),
                required=False,
                empty_label=_("None yet"),
                help_text=_("A group takes its own course."),
            )
        return found

    def hold(self, chosen: dict[str, Any]) -> None:
        if cohort := chosen.get("cohort"):
            lock(cohort)

    def apply(self, person: Person, chosen: dict[str, Any], *, by: Person) -> None:
        cohort = chosen.get("cohort")
        course = cohort.course if cohort else chosen.get("course")
        if course:
            enrol(person, course, by=by, cohort=cohort)
