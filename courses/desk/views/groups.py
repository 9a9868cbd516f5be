"""Groups: trainers and coordinators say who is in them, coordinators make and end them."""

from copy import copy
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from courses.desk.forms.groups import GroupChoiceForm, GroupForm
from courses.desk.groups import GroupsListing
from courses.desk.rules import group_leader_of
from courses.enrolments.actions import change_cohort, end_cohort, enrol, make_cohort
from courses.enrolments.models import Cohort
from courses.enrolments.queries import cohorts_of
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin, LearnerMixin
from lms.listing.views import ExportView, ListMixin
from lms.organisations.models import Organisation
from lms.organisations.queries import coordinated_organisation_ids
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class GroupsMixin(DeskMixin, View):
    """A coordinator works for one organisation.

    Of several, the groups of all are hers and a new one is the first's.
    """

    def groups(self) -> QuerySet[Cohort]:
        worker = self.request.user
        return cohorts_of(coordinated_organisation_ids(worker), seen_by=worker).select_related("course")


class GroupsView(ListMixin, DeskMixin, TemplateView):
    template_name = "courses/desk/groups.html"
    listing_class = GroupsListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        makes_groups = bool(coordinated_organisation_ids(self.request.user))
        return super().get_context_data(**kwargs, makes_groups=makes_groups)


class GroupsExportView(ExportView):
    listing_class = GroupsListing


class GroupNewView(OnceMixin, GroupsMixin, FormView):
    form_class = GroupForm
    template_name = "courses/desk/group_form.html"
    done_words = gettext_lazy("The group has been made. Now add learners to it.")

    def get_form_kwargs(self) -> dict[str, Any]:
        self.organisation = Organisation.objects.get(pk=coordinated_organisation_ids(self.request.user)[0])
        return {**super().get_form_kwargs(), "instance": Cohort(organisation=self.organisation)}

    def create(self, form: GroupForm, submission: Submission) -> str:
        made = make_cohort(self.organisation, by=self.request.user, **form.cleaned_data)
        return reverse("teaching:group_people", args=[made.uuid])


class GroupView(GroupsMixin, FormView):
    form_class = GroupForm
    template_name = "courses/desk/group_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.group = get_object_or_404(self.groups(), uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "instance": copy(self.group),
        }  # a form writes into what it is given, wrong or right

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, group=self.group)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if "end" in request.POST:
            end_cohort(self.group, by=request.user)
            messages.success(request, _("The group has ended. Everybody who was in it can go on learning."))
            return see_other("teaching:groups")
        return super().post(request, uuid)

    def form_valid(self, form: GroupForm) -> HttpResponse:
        try:
            change_cohort(self.group, by=self.request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return see_other("teaching:group_people", self.group.uuid)


class JoinGroupView(LearnerMixin, View):
    """A learner joins a group: her coordinator says so on her page."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        led = group_leader_of(request.user, self.profile)
        if led is None:
            raise Http404
        do = partial(self._join, GroupChoiceForm(request.POST, organisation=led))
        return done_once(request, do, back_to=reverse("desk:person", args=[uuid]), words=_("Saved."))

    def _join(self, form: GroupChoiceForm) -> None:
        if not form.is_valid():
            raise ValidationError(_("Choose a group from your organisation."))
        cohort = form.cleaned_data["cohort"]
        enrol(self.profile.user, cohort.course, by=self.request.user, cohort=cohort)
