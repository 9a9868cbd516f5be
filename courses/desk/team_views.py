"""Organisations and their teams: an administrator makes organisations, a coordinator looks after who works in
hers.
"""

from copy import copy
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from courses.desk.factor_views import renewals_for
from courses.desk.frame import DeskMixin, name_of
from lms.core.responses import see_other
from lms.organisations.models import Organisation, Role
from lms.organisations.rules import administrates, led_organisations, roles_to_give
from lms.organisations.team import change_organisation, make_colleague, make_organisation, set_roles, team_of
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin, was_sent


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "kind", "place", "country", "programme"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # people have roles that only this kind has
            del self.fields["kind"]


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(label=gettext_lazy("Roles here"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, given: tuple[Role, ...], may_be_none: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.value, role.label) for role in given]
        self.fields["roles"].required = not may_be_none


class ColleagueForm(RolesForm):
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150)
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        help_text=gettext_lazy("What she types to sign in: letters, digits and . - _"),
    )
    field_order = ["first_name", "last_name", "username", "roles"]

    def clean_username(self) -> str:
        model = get_user_model()
        username = model.normalize_username(self.cleaned_data["username"])
        model._meta.get_field(model.USERNAME_FIELD).run_validators(username)
        if model._default_manager.filter(**{f"{model.USERNAME_FIELD}__iexact": username}).exists():
            raise ValidationError(_("Somebody has this user name. Choose another one."))
        return username


class OrganisationsView(DeskMixin, TemplateView):
    template_name = "courses/desk/organisations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            organisations=led_organisations(self.request.user).order_by("kind", "name"),
            renewals=renewals_for(self.request.user),
        )


class OrganisationNewView(OnceMixin, DeskMixin, FormView):
    form_class = OrganisationForm
    template_name = "courses/desk/organisation_form.html"
    done_words = gettext_lazy("The organisation is there. Now add who works in it.")

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
    template_name = "courses/desk/organisation_form.html"

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


class TeamView(TeamMixin, TemplateView):
    template_name = "courses/desk/team.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people: dict[Any, dict[str, Any]] = {}
        for membership in team_of(self.organisation):
            person = membership.person
            row = people.setdefault(
                person.pk,
                {
                    "name": name_of(person),
                    "username": person.get_username(),
                    "uuid": membership.uuid,
                    "roles": [],
                    "is_me": person == self.request.user,
                },
            )
            row["roles"].append(membership.get_role_display())
        return super().get_context_data(
            **kwargs,
            people=sorted(people.values(), key=lambda row: row["name"].casefold()),
            renewals=renewals_for(self.request.user),
        )


class ColleagueNewView(OnceMixin, TeamMixin, FormView):
    form_class = ColleagueForm
    template_name = "courses/desk/colleague_form.html"

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

    template_name = "courses/desk/colleague_made.html"


class ColleagueView(OnceMixin, TeamMixin, FormView):
    """What a colleague does here. None of it: she does not work here any more.

    The address names a role of hers, which ends when it is taken away: sent once more, the form still finds
    her.
    """

    form_class = RolesForm
    template_name = "courses/desk/colleague_form.html"
    done_words = gettext_lazy("Saved. It holds from now on.")
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
