from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import Course
from courses.enrolments.models import Cohort
from courses.enrolments.queries import cohorts_of
from lms.organisations.actions import organisation_for_accounts

MOST_AT_ONCE = 20


class NewAccountForm(forms.Form):
    """One click more than opening it: everything is already chosen."""

    count = forms.IntegerField(
        label=_("How many accounts"),
        initial=1,
        min_value=1,
        max_value=MOST_AT_ONCE,
        help_text=_("Each gets its own card. Up to 20 at once."),
    )
    language = forms.ChoiceField(
        label=_("Language of her pages and her card"), help_text=_("She can change it at any time.")
    )
    course = forms.ModelChoiceField(
        label=_("Course she begins with"),
        queryset=Course.objects.none(),
        required=False,
        empty_label=_("None yet"),
    )
    cohort = forms.ModelChoiceField(
        label=_("Group"),
        queryset=Cohort.objects.none(),
        required=False,
        empty_label=_("None yet"),
        help_text=_("A group takes its own course."),
    )

    def __init__(self, *args: Any, worker: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts_of([organisation_for_accounts(worker).pk]).select_related(
            "course"
        )
        if not self.fields["cohort"].queryset.exists():
            del self.fields["cohort"]
        self.fields["language"].choices = [
            (code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES
        ]
        courses = Course.objects.current().order_by("position", "pk")
        self.fields["course"].queryset = courses
        self.fields["course"].initial = courses.first()
