"""Who is in a group: those who ask to join, those who wait, many at once, and the sheet that invites."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView, View

from courses.desk.forms.groups import HandlesForm
from courses.desk.groups import group_page
from courses.enrolments.invitations import end_invitation, invitation_of, invite
from courses.enrolments.joining import Reply, answer
from courses.enrolments.many import Added, Line, add_many, read_handles
from courses.enrolments.models import Cohort, JoinRequest
from courses.enrolments.queries import free_seats
from courses.enrolments.sheets import invitation_sheet
from courses.selfcheck.queries import days_of
from courses.sessions.rules import groups_taught_by
from courses.sessions.sheets import sheet_languages
from lms.core import written
from lms.core.contexts import fields_of
from lms.desk.frame import DeskMixin
from lms.organisations.models import Role
from lms.organisations.queries import coordinated_organisation_ids, learners_for, roles_of
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once

FROM = "from"


class OneGroupMixin(DeskMixin, View):
    """A group that goes on, of where she teaches."""

    menu_place = "groups"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        groups = groups_taught_by(request.user).select_related("course", "organisation")
        self.group: Cohort = get_object_or_404(groups, uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, group=self.group)

    def own_page(self) -> str:
        return reverse("teaching:group_people", args=[self.group.uuid])


class GroupPeopleView(OneGroupMixin, TemplateView):
    template_name = "courses/desk/group_people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = group_page(self.group, reader=self.request.user)
        invitation = invitation_of(self.group)
        address = invitation_address(self.request, invitation.token) if invitation else ""
        return super().get_context_data(
            **kwargs,
            **fields_of(page),
            may_change=self.group.organisation_id in coordinated_organisation_ids(self.request.user),
            invitation=invitation,
            invitation_address=address,
            may_assess=Role.TRAINER in roles_of(self.request.user),
            days=days_of(self.group),
            sheet_languages=[(code, written.language_named(code)) for code in sheet_languages()],
        )


def invitation_address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("invitations:join", args=[token]))


class AnswerView(OneGroupMixin):
    """One tap for one of those who ask, or wait."""

    def post(self, request: HttpRequest, uuid: UUID, asked: UUID) -> HttpResponse:
        here = JoinRequest.objects.filter(
            cohort=self.group, person__in=learners_for(request.user).values("user")
        )
        found = get_object_or_404(here.select_related("cohort"), uuid=asked)
        try:
            reply = Reply(request.POST.get("reply", ""))
        except ValueError:
            raise Http404 from None
        words = {
            Reply.YES: _("She is in the group now. She finds it on her home page."),
            Reply.WAIT: _("She is on the waiting list, and reads it among her courses."),
            Reply.NO: _(
                "Noted. She reads a kind word among her courses: speak with her about what she can do."
            ),
        }
        do = partial(answer, found, reply, by=request.user)
        return done_once(request, do, back_to=self.own_page(), words=words[reply])


class AddManyView(OnceMixin, OneGroupMixin, FormView):
    """First what each line means, then all or those that were found."""

    form_class = HandlesForm
    template_name = "courses/desk/group_add.html"
    added = Added(joined=0, waiting=0)

    def get_initial(self) -> dict[str, Any]:
        wanted = self.request.GET.get(FROM, "")
        other = next((group for group in self.other_groups() if str(group.uuid) == wanted), None)
        if other is None:
            return {}
        there = other.enrolments.filter(ended_at=None).values("person")
        handles = learners_for(self.request.user).filter(user__in=there, suspended_at=None)
        return {"handles": "\n".join(handles.values_list("handle", flat=True))}

    def other_groups(self) -> list[Cohort]:
        return list(groups_taught_by(self.request.user).exclude(pk=self.group.pk).order_by("name", "pk"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs, others=self.other_groups(), free=free_seats(self.group))
        form = context["form"]
        if not (form.is_bound and "handles" in form.cleaned_data):
            return context
        read = read_handles(form.cleaned_data["handles"], self.group, by=self.request.user)
        unclear = [line for line in read if line.state in {Line.UNKNOWN, Line.SEVERAL, Line.CLOSED}]
        joining = [line for line in read if line.joins]
        return {
            **context,
            "joining": joining,
            "unclear": unclear,
            "known": [line for line in read if line.state in {Line.IS_IN, Line.TWICE}],
            "read": True,
        }

    def form_valid(self, form: HandlesForm) -> HttpResponse:
        if self.request.POST.get("do", "") not in {"all", "found"}:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)

    def create(self, form: HandlesForm, submission: Submission) -> str:
        self.added = add_many(
            form.cleaned_data["handles"],
            self.group,
            anyway=self.request.POST["do"] == "found",
            by=self.request.user,
        )
        return self.own_page()

    @property
    def done_words(self) -> str:
        joined = ngettext(
            "%(count)d learner is in the group now.",
            "%(count)d learners are in the group now.",
            self.added.joined,
        ) % {"count": self.added.joined}
        if not self.added.waiting:
            return joined
        waiting = ngettext(
            "%(count)d is on the waiting list.", "%(count)d are on the waiting list.", self.added.waiting
        ) % {"count": self.added.waiting}
        return f"{joined} {waiting}"


class InvitationView(OneGroupMixin):
    """POST makes a new address or ends it; GET is the sheet to hang up."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        invitation = invitation_of(self.group)
        if invitation is None or not invitation.token:
            raise Http404
        asked = request.GET.get("in", "")
        language = asked if asked in sheet_languages() else request.LANGUAGE_CODE
        address = invitation_address(request, invitation.token)
        return pdf_response(
            request, lambda: invitation_sheet(address, until=invitation.until, language=language)
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        ends = "end" in request.POST
        do = partial(end_invitation if ends else invite, self.group, by=request.user)
        words = (
            _("The invitation has ended. The sheets that were printed lead nowhere now.")
            if ends
            else _("The invitation is there. Print the sheet, or read the address out.")
        )
        return done_once(request, do, back_to=self.own_page(), words=words)
