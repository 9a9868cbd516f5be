from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from courses.catalogue.models import Course
from courses.enrolments.queries import courses_to_join
from lms.accounts.models import Profile
from lms.core.plain_words import PlainForm


class CourseChoiceForm(PlainForm):
    prefix = "course"
    course = forms.ModelChoiceField(
        label=gettext_lazy("Another course"),
        queryset=Course.objects.none(),
        empty_label=gettext_lazy("Choose"),
    )

    def __init__(self, *args: Any, learner: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses_to_join(learner.user).order_by("position", "pk")
