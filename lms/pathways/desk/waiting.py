"""What of a plan waits for whoever she let in: as conditions of the database, for lists and for needs.

Each is asked for one reader. What she did not open to that reader is not told to her.
"""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat

from lms.core import days
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import holding
from lms.pathways.plans.models import Objection, Pathway, Step
from lms.pathways.reviews.rules import LOOKING


def opened_to(reader_id: Any) -> QuerySet[Helper]:
    """As what somebody may open plans now."""
    return holding().filter(person=reader_id)


def looked_at_by(reader_id: Any) -> QuerySet[Helper]:
    """The same, where she looks at the plan with her."""
    return opened_to(reader_id).filter(role__in=LOOKING)


def at_work() -> Q:
    """Of plans: neither at their end nor resting, of an account that is open. A resting plan asks nobody for
    anything.
    """
    return Q(closed_at=None, paused_at=None, person__profile__suspended_at=None)


def is_due() -> Q:
    """Of plans: the day they said has come. Without a day, nothing is due."""
    return at_work() & Q(next_review_on__lte=days.today())


def _for_part(helpers: QuerySet[Helper], *, plan: str, theme: str) -> Exists:
    """Whether one of these sees the part in which something stands."""
    said = helpers.filter(pathway=OuterRef(plan)).annotate(parts=Cast("themes", TextField()))
    quoted = Concat(Value('"'), OuterRef(theme), Value('"'), output_field=TextField())
    return Exists(said.filter(parts__contains=quoted))


def steps_waiting_for(reader_id: Any) -> QuerySet[Step]:
    """Steps somebody said she would help with, on a day that has come."""
    steps = Step.objects.filter(
        Q(proposed_by=None) | Q(accepted_on__isnull=False),
        state=Step.State.OPEN,
        on__lte=days.today(),
        destination=None,
        helper__person=reader_id,
    )
    return steps.filter(_for_part(opened_to(reader_id), plan="stage__pathway", theme="stage__theme"))


def objections_for(reader_id: Any) -> QuerySet[Objection]:
    """What she said is not right and nobody answered, in the parts that are open to the reader."""
    helpers = looked_at_by(reader_id)
    about_steps = _for_part(helpers, plan="pathway", theme="step__stage__theme")
    about_plan = Q(step=None) & Q(Exists(helpers.filter(pathway=OuterRef("pathway"))))
    plans = Pathway.objects.filter(at_work(), pk=OuterRef("pathway"))
    return Objection.objects.filter(about_plan | Q(about_steps), Exists(plans), answered_at=None)


def due_plans(reader_id: Any) -> QuerySet[Pathway]:
    return Pathway.objects.filter(is_due(), pk__in=looked_at_by(reader_id).values("pathway"))


def with_what_waits(plans: QuerySet[Pathway], reader_id: Any) -> QuerySet[Pathway]:
    """Each with `is_due`, `step_waits`, `is_contested` and `is_resting`; `again_on`, the day they look at it
    again, for whoever looks at it with her.
    """
    looks = Q(pk__in=looked_at_by(reader_id).values("pathway"))
    waits = steps_waiting_for(reader_id).filter(stage__pathway=OuterRef("pk"))
    return plans.annotate(
        is_due=Exists(due_plans(reader_id).filter(pk=OuterRef("pk"))),
        step_waits=Exists(waits) & Q(at_work()),
        is_contested=Exists(objections_for(reader_id).filter(pathway=OuterRef("pk"))),
        is_resting=Q(paused_at__isnull=False),
        looks=looks,
        again_on=Case(When(looks, then=F("next_review_on"))),
    )
