"""Organisations and their teams: an administrator makes organisations, a coordinator looks after who works in
hers.
"""

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from lms.accounts.user_model import sign_in_word
from lms.core.responses import see_other
from lms.desk.colleagues import OrganisationsListing, TeamListing
from lms.desk.forms.teams import ColleagueForm, OrganisationForm, RolesForm
from lms.desk.frame import DeskMixin
from lms.desk.queries import renewals_for
from lms.listing.views import ExportView, ListMixin
from lms.organisations.models import Role
from lms.organisations.rules import administrates, led_organisations, roles_to_give
from lms.organisations.team import change_organisation, make_colleague, make_organisation, set_roles, team_of
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin, was_sent


class OrganisationsView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms/desk/organisations.html"
    listing_class = OrganisationsListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, renewals=renewals_for(self.request.user))


class OrganisationsExportView(ExportView):
    listing_class = OrganisationsListing


class OrganisationNewView(OnceMixin, DeskMixin, FormView):
    form_class = OrganisationForm
    template_name = "lms/desk/organisation_form.html"
    done_words = gettext_lazy("The organisation has been added. Now add the people who work there.")

    def create(self, form: OrganisationForm, submission: Submission) -> str:
        made = make_organisation(by=self.request.user, **form.cleaned_data)
        return reverse("desk:team", args=[made.uuid])


class TeamMixin(DeskMixin, View):
    """Pages of one organisation; one whose team she may not change looks like none."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(led_organisations(request.user), uuid=kwargs["uuid"])
        self.given = roles_to_give(request.user, self.organisation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, organisation=self.organisation, administrates=administrates(self.request.user)
        )


class OrganisationEditView(TeamMixin, FormView):
    form_class = OrganisationForm
    template_name = "lms/desk/organisation_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "instance": copy(self.organisation),
        }  # a form writes into what it is given, wrong or right

    def form_valid(self, form: OrganisationForm) -> HttpResponse:
        try:
            change_organisation(self.organisation, by=self.request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return see_other("desk:team", uuid=self.organisation.uuid)


class TeamView(ListMixin, TeamMixin, TemplateView):
    template_name = "lms/desk/team.html"
    listing_class = TeamListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, renewals=renewals_for(self.request.user))


class TeamExportView(ExportView):
    listing_class = TeamListing


class ColleagueNewView(OnceMixin, TeamMixin, FormView):
    form_class = ColleagueForm
    template_name = "lms/desk/colleague_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "given": self.given}

    def get_initial(self) -> dict[str, Any]:
        return {"roles": self.given[:1]} if len(self.given) == 1 else {}

    def create(self, form: ColleagueForm, submission: Submission) -> str:
        person, password = make_colleague(self.organisation, by=self.request.user, **form.cleaned_data)
        keep_to_show(submission, {"username": person.get_username(), "password": password})
        return reverse("desk:colleague_made", args=[self.organisation.uuid, submission.uuid])


class ColleagueMadeView(ShownOnceMixin, TeamMixin, TemplateView):
    """The first password stands here once and nowhere else."""

    template_name = "lms/desk/colleague_made.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, sign_in=sign_in_word())


class ColleagueView(OnceMixin, TeamMixin, FormView):
    """What a colleague does here. None of it: she does not work here any more.

    The address names a role of hers, which ends when it is taken away: sent once more, the form still finds
    her.
    """

    form_class = RolesForm
    template_name = "lms/desk/colleague_form.html"
    done_words = gettext_lazy("Saved. This applies from now on.")
    http_method_names = ["get", "head", "post"]  # an empty PUT would be taken for "none of it"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        worked_here = self.organisation.memberships.exclude(role=Role.LEARNER).select_related("person")
        found = worked_here if was_sent(request) else team_of(self.organisation)
        self.membership = get_object_or_404(found, uuid=kwargs["membership"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "given": self.given, "may_be_none": True}

    def get_initial(self) -> dict[str, Any]:
        return {
            "roles": list(
                team_of(self.organisation)
                .filter(person=self.membership.person)
                .values_list("role", flat=True)
            )
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.membership.person)

    def create(self, form: RolesForm, submission: Submission) -> str:
        set_roles(self.membership.person, self.organisation, form.cleaned_data["roles"], by=self.request.user)
        return reverse("desk:team", args=[self.organisation.uuid])
