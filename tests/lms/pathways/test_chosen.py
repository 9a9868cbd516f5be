"""What was chosen to be next comes before everything else, until something else is chosen."""

import datetime

import pytest

from lms.pathways.plans.ordering import choose_next
from lms.pathways.plans.queries import plan_of
from tests.factories.people import make_learner
from tests.factories.plans import make_plan, make_step, make_template, stage_block

pytestmark = pytest.mark.django_db


def next_words(person) -> list[str]:
    return [str(step.words.here) for step in plan_of(person).next_steps]


def test_what_was_chosen_comes_first_wherever_it_stands_in_the_plan():
    later = stage_block("Work", theme="work", steps=({"words": "Look at a canteen."},))
    person = make_learner().user
    pathway = make_plan(person, template=make_template("A way", stage_block(), later))
    with_day = make_step(pathway, "Go to the office.", on=datetime.date(2026, 12, 1))
    assert next_words(person) == ["Go to the office.", "Put all my papers into one folder."]
    canteen = pathway.stages.last().steps.get()
    choose_next(pathway, [canteen])
    assert next_words(person) == ["Look at a canteen.", "Go to the office."]
    choose_next(pathway, [with_day])
    assert next_words(person) == ["Go to the office.", "Put all my papers into one folder."]
