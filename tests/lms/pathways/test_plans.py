"""A plan is copied from a template, is hers, and ticks from what she did."""

import pytest
from django.core.exceptions import ValidationError

from lms.pathways.plans.actions import do_step, put_aside, start_plan, take_up
from lms.pathways.plans.queries import plan_of
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import make_plan, make_step, make_template, stage_block, translate_template

pytestmark = pytest.mark.django_db


def test_a_plan_is_a_copy_in_all_languages_of_its_template():
    person = make_learner(language="it").user
    template = make_template(
        "Work", stage_block("My papers", steps=({"words": "Ask.", "detail": "At the desk."},))
    )
    translate_template(template, "it", {"My papers": "I miei documenti", "Ask.": "Chiedere."})
    make_plan(person, template=template, language="it")
    template.delete()
    stage = plan_of(person).stages[0]
    assert (stage.theme, stage.title.texts, stage.title.first) == (
        "papers",
        {"en": "My papers", "it": "I miei documenti"},
        "it",
    )
    step = stage.steps[0]
    assert (step.words.texts, step.detail.texts) == (
        {"en": "Ask.", "it": "Chiedere."},
        {"en": "At the desk."},
    )
    assert step.words.in_language("ar") == "Chiedere."
    assert step.words.in_language("ar").language == "it"


def test_one_plan_is_open_at_a_time():
    person, organisation = make_learner().user, make_organisation()
    start_plan(person, organisation=organisation, by=person)
    with pytest.raises(ValidationError):
        start_plan(person, organisation=organisation, by=person)


def test_not_now_costs_nothing():
    person = make_learner().user
    pathway = make_plan(person, template=make_template("A way", stage_block(steps=())))
    step = make_step(pathway)
    put_aside(step, by=person)
    plan = plan_of(person)
    assert (len(plan.aside), len(plan.open_steps)) == (1, 0)
    take_up(step, by=person)
    do_step(step, by=person)
    assert [row.is_done for row in plan_of(person).steps] == [True]


def test_what_a_helper_suggests_waits_for_her():
    person, worker = make_learner().user, make_worker(first_name="Elena")
    pathway = make_plan(person, template=make_template("A way", stage_block(steps=())))
    make_step(pathway, by=worker)
    plan = plan_of(person)
    assert (plan.steps, [step.proposed_by for step in plan.suggested]) == ((), ["Elena"])
