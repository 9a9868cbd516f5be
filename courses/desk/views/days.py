"""The days a group plans, who asks for more time, and who has a day of her own."""

import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from courses.catalogue.models import Module
from courses.desk.forms.days import DaysForm, MoreTimeForm
from courses.desk.views.group_people import OneGroupMixin
from courses.enrolments.models import Enrolment, MoreTime
from courses.enrolments.timing import (
    WHY_ASKED,
    give_more_time,
    given_in,
    plan_days,
    planned_days,
    requests_for_time,
)
from lms.core import days
from lms.organisations.queries import learners_for
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once

WEEK = datetime.timedelta(days=7)


class OneGroupDaysMixin(OneGroupMixin):
    def back(self) -> str:
        return reverse("teaching:group_days", args=[self.group.uuid])

    def learners(self) -> list[tuple[UUID, str]]:
        inside = Enrolment.objects.filter(cohort=self.group, ended_at=None).values("person")
        hers = learners_for(self.request.user).filter(user__in=inside, suspended_at=None)
        return list(hers.values_list("uuid", "handle"))

    def modules(self) -> list[Module]:
        planned = Module.objects.current().filter(pk__in=planned_days(self.group))
        return list(planned.order_by("position", "pk"))

    def more_form(self, *args: Any) -> MoreTimeForm:
        return MoreTimeForm(*args, learners=self.learners(), modules=self.modules())


class GroupDaysView(OnceMixin, OneGroupDaysMixin, FormView):
    form_class = DaysForm
    template_name = "courses/desk/group_days.html"
    done_words = gettext_lazy("Saved. Learners read the days beside their modules.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cohort": self.group}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = learners_for(self.request.user).values("user")
        more = None if self.request.method == "POST" else self.more_form()  # one form at a time
        return super().get_context_data(
            **kwargs,
            asking=requests_for_time(self.group).filter(
                enrolment__person__in=seen, enrolment__person__profile__suspended_at=None
            ),
            given=given_in(self.group).filter(enrolment__person__in=seen),
            more=more if more and more.fields["learner"].choices and more.fields["module"].choices else None,
        )

    def create(self, form: DaysForm, submission: Submission) -> str:
        plan_days(self.group, form.wanted(), why=form.cleaned_data.get("why", ""), by=self.request.user)
        return self.back()


class MoreTimeView(OneGroupDaysMixin):
    """One tap for whoever asked: a week or two more. Or a day for one learner, chosen."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        words = _("She reads her own day beside the module.")
        do = self._answer if "asked" in request.POST else self._give
        return done_once(request, do, back_to=self.back(), words=words)

    def _give(self) -> None:
        form = self.more_form(self.request.POST)
        if not form.is_valid():
            raise ValidationError(_("Choose a learner, a module and a day."))
        said = form.cleaned_data
        hers = Enrolment.objects.filter(cohort=self.group, person__profile__uuid=said["learner"])
        module = get_object_or_404(Module, uuid=said["module"])
        give = partial(give_more_time, until=said["until"], why=said["why"], by=self.request.user)
        give(get_object_or_404(hers.select_related("cohort"), ended_at=None), module)

    def _answer(self) -> None:
        seen = learners_for(self.request.user).values("user")
        asking = requests_for_time(self.group).filter(enrolment__person__in=seen)
        row = next((row for row in asking if str(row.uuid) == self.request.POST["asked"]), None)
        if row is None:
            raise ValidationError(_("This has already been decided. Nothing was changed."))
        weeks = 2 if self.request.POST.get("weeks") == "2" else 1
        until = self._from(row) + weeks * WEEK
        give_more_time(row.enrolment, row.module, until=until, why=WHY_ASKED, by=self.request.user)

    def _from(self, row: MoreTime) -> datetime.date:
        """Her own day, or the group's; today where that has gone by."""
        planned = row.until or planned_days(self.group).get(row.module_id)
        return max(planned, days.today()) if planned else days.today()
