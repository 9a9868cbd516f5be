"""Who accompanies a learner and in which group she is: a coordinator says so on the learner's page."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from courses.desk.frame import LearnerMixin, name_of
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort
from courses.enrolments.queries import cohorts_of
from lms.accounts.models import Profile
from lms.organisations.models import Organisation
from lms.organisations.queries import who_could
from lms.organisations.rules import organisation_led_of
from lms.organisations.team import accompany, stop_accompanying, who_accompanies
from lms.submissions.views import done_once


class WorkerChoice(forms.ModelChoiceField):
    def label_from_instance(self, person: Any) -> str:
        return name_of(person)


class CompanyForm(forms.Form):
    prefix = "company"
    worker = WorkerChoice(
        label=gettext_lazy("Who accompanies her too"), queryset=None, empty_label=gettext_lazy("Choose")
    )

    def __init__(self, *args: Any, learner: Profile, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = who_could(learner, organisation)


class GroupChoiceForm(forms.Form):
    prefix = "group"
    cohort = forms.ModelChoiceField(
        label=gettext_lazy("Group"), queryset=Cohort.objects.none(), empty_label=gettext_lazy("Choose")
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts_of([organisation.pk]).select_related("course")


def company_of(reader: Any, learner: Profile) -> dict[str, Any]:
    """Who accompanies her, for everybody who reads her page; the forms for her coordinator alone."""
    led = organisation_led_of(reader, learner)
    rows = [
        {
            "name": name_of(row.worker),
            "since": row.since.date(),
            "uuid": row.uuid if led == row.organisation else "",
        }
        for row in who_accompanies(learner)
    ]
    if led is None:
        return {"rows": rows}
    groups = GroupChoiceForm(organisation=led)
    return {
        "rows": rows,
        "form": CompanyForm(learner=learner, organisation=led),
        "groups": groups if groups.fields["cohort"].queryset.exists() else None,
    }


class CompanyView(LearnerMixin, View):
    """Somebody more accompanies her, or somebody no longer does; or she joins a group."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        led = organisation_led_of(request.user, self.profile)
        if led is None:
            raise Http404
        words = _("Saved.")
        if "end" in request.POST:
            do = partial(self._end, request.POST["end"], led)
            words = _("Saved. She is no longer among the people of this colleague.")
        elif "group-cohort" in request.POST:
            do = partial(self._join, GroupChoiceForm(request.POST, organisation=led))
        else:
            do = partial(self._add, CompanyForm(request.POST, learner=self.profile, organisation=led))
        return done_once(request, do, back_to=reverse("desk:person", args=[uuid]), words=words)

    def _end(self, assignment: str, led: Organisation) -> None:
        try:
            standing = get_object_or_404(
                who_accompanies(self.profile), uuid=UUID(assignment), organisation=led
            )
        except ValueError:
            raise Http404 from None
        stop_accompanying(self.profile, standing, by=self.request.user)

    def _add(self, form: CompanyForm) -> None:
        if not form.is_valid():
            raise ValidationError(_("Choose somebody of your organisation who does not accompany her yet."))
        accompany(self.profile, form.cleaned_data["worker"], by=self.request.user)

    def _join(self, form: GroupChoiceForm) -> None:
        if not form.is_valid():
            raise ValidationError(_("Choose a group of your organisation."))
        cohort = form.cleaned_data["cohort"]
        enrol(self.profile.user, cohort.course, by=self.request.user, cohort=cohort)
