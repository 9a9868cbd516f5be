"""A plan is read whole in a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.pathways.models import Pathway
from lms.pathways.plans.actions import object_to
from lms.pathways.plans.queries import plan_in, plans_in
from tests.factories.courses import modules_of, more_lessons, taught_module
from tests.factories.people import make_learner, make_worker
from tests.factories.plans import make_plan, make_step, make_template, stage_block

pytestmark = pytest.mark.django_db


def plan_with(steps: int, module, *, worker) -> Pathway:
    person = make_learner(worker=worker).user
    pathway = make_plan(person, template=make_template("A way", stage_block(steps=()), stage_block(steps=())))
    more_lessons(module, steps)
    for lesson in module.lessons.order_by("-pk")[:steps]:
        step = make_step(pathway, by=worker, leads_to=("lesson", lesson.uuid))
        make_step(pathway, leads_to=("module", module.uuid))
        make_step(pathway, leads_to=("certificate", module.uuid))
        object_to(pathway, "It was not like this.", language="en", step=step)
    return pathway


def asked(read, *args, **kwargs) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(*args, **kwargs)
    return len(queries)


def test_thirty_steps_cost_what_one_costs():
    module, worker = taught_module(), make_worker()
    assert modules_of(module.course) == [module]
    few, many = (plan_with(number, module, worker=worker) for number in (1, 10))
    counts = {asked(plan_in, Pathway.objects.get(pk=row.pk), for_her=True) for row in (few, many)}
    assert len(plan_in(many).stages[0].steps) == 30
    assert counts == {16}


def test_three_plans_cost_what_one_costs():
    module, worker = taught_module(), make_worker()
    rows = [plan_with(2, module, worker=worker) for _number in range(3)]
    assert {asked(plans_in, rows[:number]) for number in (1, 3)} == {11}


def test_of_what_somebody_may_not_see_nothing_is_read():
    person = make_learner().user
    pathway = make_plan(
        person,
        template=make_template("A way", stage_block("Papers"), stage_block("Work", theme="work")),
    )
    with CaptureQueriesContext(connection) as queries:
        plan = plan_in(pathway, themes=["work"])
    assert [stage.title.here for stage in plan.stages] == ["Work"]
    assert not any("'papers'" in query["sql"] for query in queries)
    assert plan_in(pathway, themes=[]).stages == ()
