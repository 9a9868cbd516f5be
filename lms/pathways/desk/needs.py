"""What a plan asks of those she let into it; nobody else is told that there is anything to do."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need, register
from lms.pathways.desk.waiting import at_work, due_plans, objections_for, steps_waiting_for
from lms.pathways.plans.models import Pathway


def _review_due(reader_id: Any) -> Exists:
    return Exists(due_plans(reader_id).filter(person=OuterRef("user")))


def _step_waits(reader_id: Any) -> Exists:
    plans = Pathway.objects.filter(at_work(), person=OuterRef("user"))
    return Exists(plans.filter(Exists(steps_waiting_for(reader_id).filter(stage__pathway=OuterRef("pk")))))


def _contested(reader_id: Any) -> Exists:
    return Exists(objections_for(reader_id).filter(pathway__person=OuterRef("user")))


def _open_plan(learner: Profile) -> Pathway | None:
    return Pathway.objects.filter(person=learner.user_id, closed_at=None).first()


def plan_together(learner: Profile) -> str:
    plan = _open_plan(learner)
    return reverse("plans_desk:together", args=[plan.uuid]) if plan else ""


def plan_page(learner: Profile) -> str:
    plan = _open_plan(learner)
    return reverse("plans_desk:plan", args=[plan.uuid]) if plan else ""


register(
    Need(
        "plan_contested",
        _contested,
        _("Read what she says and answer"),
        26,
        words=_("She says that something in her plan is not right."),
        icon="pen",
        address=plan_page,
        asks_who=True,
    )
)
register(
    Need(
        "plan_review_due",
        _review_due,
        _("Look at her plan together"),
        24,
        words=_("The day has come on which you look at her plan together."),
        icon="path",
        address=plan_together,
        asks_who=True,
    )
)
register(
    Need(
        "plan_step_waits",
        _step_waits,
        _("Look at the step and do your part"),
        36,
        words=_("A step of her plan waits for you."),
        icon="path",
        address=plan_page,
        asks_who=True,
    )
)
