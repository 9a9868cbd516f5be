"""Who belongs to an employer here: let in, given other duties, let out."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from employers.members import actions
from employers.members.forms import DutiesForm
from employers.members.models import INVITATION_DAYS, Invitation
from employers.members.queries import duties_of, memberships_at, open_invitations
from employers.members.rules import can_remove
from employers.members.shown import invitation_row, member_rows, row_of
from employers.members.views.frame import LeadsMixin, OwnPlaceMixin
from lms.accounts.codes import grouped
from lms.organisations.duties import Duty, in_order
from lms.organisations.queries import vetted_employers
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin, done_once

HOME = "members:people"


class PeopleView(OwnPlaceMixin, TemplateView):
    """Everybody there sees who else is; those who lead see what waits for them too."""

    template_name = "employers/members/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = member_rows(self.place, reader=self.request.user)
        is_in = vetted_employers().filter(pk=self.place.pk).exists() and not self.own_waits(rows)
        return super().get_context_data(
            **kwargs,
            rows=[row for row in rows if not row.waits] if is_in else [row for row in rows if row.is_me],
            waiting=[row for row in rows if row.waits and self.leads],
            invitations=[invitation_row(each) for each in open_invitations(self.place)] if self.leads else [],
        )

    @staticmethod
    def own_waits(rows: list[Any]) -> bool:
        return any(row.is_me and row.waits for row in rows)


class InviteView(OnceMixin, LeadsMixin, FormView):
    form_class = DutiesForm
    template_name = "employers/members/invite.html"
    initial = {"duties": [Duty.READS]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, days=INVITATION_DAYS)

    def create(self, form: DutiesForm, submission: Submission) -> str:
        invitation, code = actions.invite(self.place, form.chosen, by=self.request.user)
        keep_to_show(submission, {"code": grouped(code), "duties": invitation_row(invitation).duties})
        return reverse("members:invited", args=[submission.uuid])


class InvitedView(ShownOnceMixin, LeadsMixin, TemplateView):
    """The code stands here once and nowhere else; no address holds it."""

    template_name = "employers/members/invited.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        join = reverse("joining:join")
        return super().get_context_data(
            **kwargs,
            days=INVITATION_DAYS,
            join_url=join,
            address=f"{self.request.get_host()}{join}",
            back_url=reverse(HOME),
        )


class TakeBackView(LeadsMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        invitation = get_object_or_404(Invitation.objects.filter(organisation=self.place), uuid=uuid)
        do = partial(actions.take_back, invitation, by=request.user)
        return done_once(request, do, back_to=reverse(HOME), words=_("The invitation is taken back."))


class OneMemberMixin(LeadsMixin):
    """One of its people, for those who lead."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.membership = get_object_or_404(memberships_at(self.place), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, row=row_of(self.membership, reader=self.request.user))


class MemberView(OnceMixin, OneMemberMixin, FormView):
    """Other duties, and the way to let her out."""

    form_class = DutiesForm
    template_name = "employers/members/member.html"
    done_words = gettext_lazy("Saved. It holds from now on.")

    def get_initial(self) -> dict[str, Any]:
        return {"duties": in_order(duties_of(self.membership))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, may_remove=can_remove(self.request.user, self.membership))

    def create(self, form: DutiesForm, submission: Submission) -> str:
        actions.set_duties(self.membership, form.chosen, by=self.request.user)
        return reverse(HOME)


class WaitingView(OneMemberMixin, TemplateView):
    """Whether who has joined is who was invited."""

    template_name = "employers/members/waiting.html"

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        do = partial(actions.confirm, self.membership, by=request.user)
        return done_once(request, do, back_to=reverse(HOME), words=_("Your colleague is in."))


class RemoveView(OneMemberMixin, TemplateView):
    """Asked once more."""

    template_name = "employers/members/remove.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not can_remove(request.user, self.membership):
            raise Http404

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        do = partial(actions.remove, self.membership, by=request.user)
        words = _("This person is signed out and no longer comes in.")
        return done_once(request, do, back_to=reverse(HOME), words=words)
