"""Her plan on her page of the desk: that it is there and what can be done, never what stands in it."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, PanelContent, PersonPanel, register
from lms.core import days
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import helper_of
from lms.pathways.desk.rules import may_ask, may_begin
from lms.pathways.plans.models import Pathway
from lms.pathways.reviews.rules import LOOKING


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOfHer:
    """Addresses are "" where it is not for whoever reads. `asked_on`: she was asked and has not answered."""

    url: str = ""
    together_url: str = ""
    next_on: datetime.date | None = None
    is_past: bool = False
    is_resting: bool = False
    begin_url: str = ""
    ask_url: str = ""
    asked_on: datetime.date | None = None


@register
class PlanPanel(PersonPanel):
    key = "plan"
    template = "lms_pathways/desk/panel.html"
    column = ASIDE
    order = 10

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        reader = request.user
        pathway = Pathway.objects.filter(person=learner.user_id, closed_at=None).first()
        if pathway is None:
            if not may_begin(reader, learner):
                return None
            return PanelContent(
                {"plan": PlanOfHer(begin_url=reverse("plans_desk:start", args=[learner.uuid]))}
            )
        helper = helper_of(reader, pathway)
        shown = _opened(pathway, helper, learner) if helper else _closed(pathway, request, learner)
        return PanelContent({"plan": shown}) if shown else None


def _opened(pathway: Pathway, helper: Helper, learner: Profile) -> PlanOfHer:
    looks = helper.role in LOOKING and learner.is_open
    next_on = pathway.next_review_on if helper.role in LOOKING else None
    return PlanOfHer(
        url=reverse("plans_desk:plan", args=[pathway.uuid]),
        together_url=reverse("plans_desk:together", args=[pathway.uuid]) if looks else "",
        next_on=next_on,
        is_past=next_on is not None and next_on < days.today(),
        is_resting=pathway.paused_at is not None,
    )


def _closed(pathway: Pathway, request: HttpRequest, learner: Profile) -> PlanOfHer | None:
    """For who was not let in: asking, and nothing about it."""
    asked = Helper.objects.filter(pathway=pathway, person=request.user.pk, since=None, ended_at=None).first()
    if asked:
        return PlanOfHer(asked_on=days.day_of(asked.asked_at))
    if not may_ask(request.user, pathway):
        return None
    return PlanOfHer(ask_url=reverse("plans_desk:ask", args=[learner.uuid]))
