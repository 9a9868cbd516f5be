from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from courses.catalogue.models import Course
from courses.enrolments.models import Cohort
from courses.enrolments.queries import cohorts_of
from lms.core.plain_words import PlainForm, PlainModelForm
from lms.organisations.models import Organisation


class GroupForm(PlainModelForm):
    class Meta:
        model = Cohort
        fields = ["name", "course", "starts_on"]
        widgets = {"starts_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # those who are in it take this course
            del self.fields["course"]
        else:
            self.fields["course"].queryset = Course.objects.current().order_by("position", "pk")


class GroupChoiceForm(PlainForm):
    prefix = "group"
    cohort = forms.ModelChoiceField(
        label=gettext_lazy("Group"), queryset=Cohort.objects.none(), empty_label=gettext_lazy("Choose")
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts_of([organisation.pk]).select_related("course")
