from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from employers.members import actions
from employers.members.models import INVITATION_DAYS
from employers.members.queries import memberships_at, open_invitations
from employers.members.rules import can_begin, can_confirm
from employers.members.shown import invitation_row, row_of
from lms.accounts.codes import grouped
from lms.core.plain_words import PlainForm
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin
from lms.organisations.duties import ALL_DUTIES
from lms.organisations.queries import employers
from lms.organisations.rules import checking_organisation
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin, done_once, was_sent


class OneEmployerMixin(DeskMixin):
    """For coordinators of partners; the others know no employer."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.employer = get_object_or_404(employers(), uuid=kwargs["uuid"])
        if checking_organisation(request.user, self.employer) is None:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, employer=self.employer, days=INVITATION_DAYS)

    @property
    def here(self) -> str:
        return reverse("members_desk:people", args=[self.employer.uuid])


class PeopleView(OneEmployerMixin, TemplateView):
    """An employer's people. The first one is let in from here, with the person who signs beside."""

    template_name = "employers/members/desk/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        me = self.request.user
        found = memberships_at(self.employer)
        may = {each.uuid for each in found if can_confirm(me, each)}
        rows = [row_of(each, reader=me) for each in found]
        return super().get_context_data(
            **kwargs,
            rows=[row for row in rows if not row.waits],
            waiting=[(row, row.uuid in may) for row in rows if row.waits],
            invitations=[invitation_row(each) for each in open_invitations(self.employer)],
            may_invite=can_begin(me, self.employer),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        about, do = request.POST.get("about", ""), request.POST.get("do", "")
        act = {"confirm": actions.confirm, "remove": actions.remove}.get(do)
        found = [each for each in memberships_at(self.employer) if str(each.uuid) == about]
        words = {"confirm": _("This person is in."), "remove": _("This person no longer comes in.")}
        if act and found:
            done = partial(act, found[0], by=request.user)
            return done_once(request, done, back_to=self.here, words=words[do])
        open_now = [each for each in open_invitations(self.employer) if str(each.uuid) == about]
        if do == "take_back" and open_now:
            done = partial(actions.take_back, open_now[0], by=request.user)
            return done_once(request, done, back_to=self.here, words=_("The invitation is taken back."))
        return see_other(self.here)


class InviteView(OnceMixin, OneEmployerMixin, FormView):
    """For the first of a firm, who does everything there; or where nobody is left who leads."""

    form_class = PlainForm
    template_name = "employers/members/desk/invite.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not (can_begin(request.user, self.employer) or was_sent(request)):
            raise Http404

    def create(self, form: PlainForm, submission: Submission) -> str:
        invitation, code = actions.invite(self.employer, ALL_DUTIES, by=self.request.user)
        keep_to_show(submission, {"code": grouped(code), "duties": invitation_row(invitation).duties})
        return reverse("members_desk:invited", args=[self.employer.uuid, submission.uuid])


class InvitedView(ShownOnceMixin, OneEmployerMixin, TemplateView):
    """The code stands here once and nowhere else; no address holds it."""

    template_name = "employers/members/desk/invited.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        join = reverse("joining:join")
        address = f"{self.request.get_host()}{join}"
        return super().get_context_data(**kwargs, join_url=join, address=address, back_url=self.here)
