from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.catalogue.models import Course
from courses.enrolments.many import MOST_LINES
from courses.enrolments.models import Cohort
from courses.enrolments.queries import cohorts_of
from lms.core import written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm, PlainModelForm
from lms.desk.frame import name_of
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import effective_memberships


class _Trainers(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class GroupForm(PlainModelForm):
    trainers = _Trainers(
        label=gettext_lazy("Trainers"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    class Meta:
        model = Cohort
        fields = [
            "name",
            "course",
            "starts_on",
            "ends_on",
            "place",
            "language",
            "seats",
            "is_open",
            "two_mark",
        ]
        widgets = {"starts_on": _day(), "ends_on": _day()}
        labels = {
            "is_open": gettext_lazy("Learners here may ask to join"),
            "two_mark": gettext_lazy("Two people mark here"),
        }
        help_texts = {
            "place": gettext_lazy(
                "A name people know, such as kitchen 2. Never an address that has to stay secret."
            ),
            "seats": gettext_lazy("Leave this empty when there is no limit."),
            "is_open": gettext_lazy(
                "The group then stands among their courses. You say yes or no to each of them."
            ),
            "two_mark": gettext_lazy(
                "What learners write or hand in is read by two trainers. They are told when both say the "
                "same, or when one of you has settled it."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = (Role.TRAINER, Role.COORDINATOR)
        there = effective_memberships().filter(organisation=self.instance.organisation_id, role__in=roles)
        people = get_user_model()._default_manager.filter(is_active=True, pk__in=there.values("person"))
        self.fields["trainers"].queryset = people.order_by("first_name", "last_name", "pk")
        self.fields["language"].choices = [
            ("", _("Not said")),
            *((code, written.language_named(code)) for code, _name in site_languages()),
        ]
        if self.instance.pk:  # those who are in it take this course
            del self.fields["course"]
            self.initial["trainers"] = [row.person_id for row in self.instance.trainers.all()]
        else:
            self.fields["course"].queryset = Course.objects.current().order_by("position", "pk")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        begins, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("It ends before it begins."))
        return cleaned


class GroupChoiceForm(PlainForm):
    prefix = "group"
    cohort = forms.ModelChoiceField(
        label=gettext_lazy("Group"), queryset=Cohort.objects.none(), empty_label=gettext_lazy("Choose")
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts_of([organisation.pk]).select_related("course")


class HandlesForm(PlainForm):
    handles = forms.CharField(
        label=gettext_lazy("Handles, one on each line"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("As on the cards, such as River Maple 42. Never a real name."),
    )

    def clean_handles(self) -> str:
        typed: str = self.cleaned_data["handles"]
        if len(typed.splitlines()) > MOST_LINES:
            raise ValidationError(_("This list is too long. Take it in two parts."))
        return typed
