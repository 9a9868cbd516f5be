"""The calendar of those who teach: planned, changed, called off."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View

from courses.desk.forms.sessions import CancelForm, SessionForm
from courses.desk.sessions import SessionLists, session_rows
from courses.enrolments.models import Cohort
from courses.sessions import queries
from courses.sessions.actions import cancel_session, change_session, plan_sessions
from courses.sessions.models import Session
from courses.sessions.rules import groups_taught_by, is_open, may_plan
from courses.sessions.said import said
from lms.core import days
from lms.core.contexts import fields_of
from lms.desk.frame import DeskMixin
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin

#: So many of what was, the last first: who looks for more looks in the group.
LAST = 20
#: So many of what comes: a year of weeks for a few groups.
NEXT = 100


class SessionsMixin(DeskMixin, View):
    """Those of the groups where she teaches. Whose organisation's they are not are not there."""

    def sessions(self) -> QuerySet[Session]:
        return queries.sessions_taught_by(self.request.user)

    def lists(self, sessions: QuerySet[Session], *, last: int) -> SessionLists:
        return SessionLists(
            to_keep=session_rows(queries.without_register(sessions)),
            to_come=session_rows(queries.to_come(sessions)[:NEXT]),
            past=session_rows(queries.past(sessions)[:last]),
        )


class SessionsView(SessionsMixin, TemplateView):
    """Of all groups: hers first, when she asks for hers alone."""

    template_name = "courses/desk/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        only_hers = "mine" in self.request.GET
        sessions = self.sessions()
        if only_hers:
            sessions = sessions.filter(trainer=self.request.user)
        groups = groups_taught_by(self.request.user).order_by("name", "pk")
        return super().get_context_data(
            **kwargs, **fields_of(self.lists(sessions, last=LAST)), groups=groups, only_hers=only_hers
        )


class GroupSessionsView(SessionsMixin, TemplateView):
    template_name = "courses/desk/group_sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = Cohort.objects.filter(organisation__in=queries.teaching_organisation_ids(self.request.user))
        group = get_object_or_404(groups.select_related("course"), uuid=self.kwargs["uuid"])
        lists = self.lists(self.sessions().filter(cohort=group), last=NEXT)
        return super().get_context_data(
            **kwargs, **fields_of(lists), group=group, may_plan=may_plan(self.request.user, group)
        )


class SessionNewView(OnceMixin, SessionsMixin, FormView):
    form_class = SessionForm
    template_name = "courses/desk/session_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        groups = groups_taught_by(request.user).select_related("organisation", "course")
        self.group = get_object_or_404(groups, uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cohort": self.group}

    def get_initial(self) -> dict[str, Any]:
        return {"day": days.in_days(1), "trainer": self.request.user.pk}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, group=self.group, session=None)

    @property
    def done_words(self) -> Any:
        return ngettext("%(count)d session is planned.", "%(count)d sessions are planned.", self.made) % {
            "count": self.made
        }

    made = 1

    def create(self, form: SessionForm, submission: Submission) -> str:
        made = plan_sessions(
            self.group,
            form.what(),
            first=form.cleaned_data["day"],
            until=form.cleaned_data["until"],
            by=self.request.user,
        )
        self.made = len(made)
        return reverse("teaching:group_sessions", args=[self.group.uuid])


class OneSessionMixin(SessionsMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.session = get_object_or_404(self.sessions(), uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, session=self.session, said=said(self.session), group=self.session.cohort
        )

    def back(self) -> str:
        return reverse("teaching:group_sessions", args=[self.session.cohort.uuid])


class SessionView(OnceMixin, OneSessionMixin, FormView):
    """What is planned, and the form that changes it while it can be changed."""

    form_class = SessionForm
    template_name = "courses/desk/session_form.html"
    done_words = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cohort": self.session.cohort, "session": self.session}

    def get_initial(self) -> dict[str, Any]:
        row = self.session
        same = ("topic", "day", "begins", "ends", "zone", "room", "is_remote", "interpreter", "bring")
        link = getattr(row, "link", None)
        return {
            **{name: getattr(row, name) for name in same},
            "trainer": row.trainer_id,
            "counts_for": row.counts_for_id,
            "link": link.address if link else "",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.session
        can_change = may_plan(self.request.user, row.cohort) and not (row.cancelled_at or row.register_at)
        return super().get_context_data(**kwargs, can_change=can_change, keeps=is_open(row))

    def create(self, form: SessionForm, submission: Submission) -> str:
        change_session(
            self.session,
            form.what(),
            day=form.cleaned_data["day"],
            onwards=form.cleaned_data.get("onwards", False),
            by=self.request.user,
        )
        return self.back()


class CancelView(OnceMixin, OneSessionMixin, FormView):
    form_class = CancelForm
    template_name = "courses/desk/session_cancel.html"
    done_words = gettext_lazy("It is cancelled. The group reads your words where it stood.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "session": self.session}

    def create(self, form: CancelForm, submission: Submission) -> str:
        words, onwards = form.cleaned_data["words"], form.cleaned_data.get("onwards", False)
        cancel_session(self.session, words=words, onwards=onwards, by=self.request.user)
        return self.back()
