"""An order is the same on every database: it says where rows without a value stand.

The orders that tests ask for are looked at as they are asked (tests/orderings.py); these are the others.
"""

import ast

import pytest
from django.apps import apps
from django.db import models
from django.db.models.functions import Lower

from courses.enrolments.models import Enrolment
from tests.architecture import house
from tests.orderings import OURS, OrderLeftOpenError

MODELS = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
#: Not those of Wagtail's Orderable: they are sorted in memory too, by words alone, and numbered whenever they
#: are saved.
PLAIN = [model for model in MODELS if model._meta.ordering and list(model._meta.ordering) != ["sort_order"]]
ASKING = {"order_by", "latest", "earliest"}


def named(order: str) -> str:
    return order.removeprefix("-").split("__")[-1]


@pytest.mark.parametrize("model", PLAIN, ids=lambda model: model._meta.label)
def test_r12_the_order_of_a_model_says_where_empty_stands(model):
    empty = {field.name for field in model._meta.concrete_fields if field.null}
    assert [order for order in model._meta.ordering if isinstance(order, str) and named(order) in empty] == []


#: Names of fields that may be empty in one of our models; what Wagtail's own parents bring is Wagtail's.
EMPTY = {
    field.name
    for model in MODELS
    for field in model._meta.local_fields
    if field.null and model.__module__.startswith(OURS)
}
#: Such a name on a model where it is never empty.
NEVER_EMPTY = {
    ("lms/organisations/team.py", "person"): "a membership's",
    ("lms/pathways/desk/views/circle.py", "person"): "a membership's",
    ("lms/desk/deputies.py", "since"): "the first day of a deputy",
    **dict.fromkeys(
        [("lms/audit/queries.py", "-at"), ("lms/services/keeping/queries.py", "-at")],
        "when something happened",
    ),
    ("employers/portfolios/queries.py", "at"): "when something was opened",
    ("employers/vacancies/hers.py", "-kept__at"): "when she saved it",
    ("employers/matching/queries.py", "vacancy__uuid"): "a vacancy's",
    ("lms/concerns/queries.py", "at"): "when a concern was decided about",
    **dict.fromkeys(
        [
            ("lms/desk/colleagues.py", "-since"),
            ("lms/organisations/renewing.py", "since"),
            ("lms/organisations/team.py", "since"),
            ("employers/placements/queries.py", "since"),
        ],
        "since when somebody is a member, or supports a learner",
    ),
    **dict.fromkeys(
        [
            ("courses/player/quiz.py", "step__lesson__position"),
            ("courses/player/quiz.py", "step__position"),
        ],
        "of a question's place in a step",
    ),
}


def orders_asked_for() -> list[tuple[str, str]]:
    """(file, order) of every word that our code gives to order_by."""
    found = []
    for path in house.python_files():
        for call in [
            node
            for node in ast.walk(house.tree(path))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ASKING
        ]:
            file = path.relative_to(house.ROOT).as_posix()
            found += [
                (file, argument.value)
                for argument in call.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
    return found


def test_r12_no_order_asked_for_leaves_open_where_empty_stands():
    open_ones = {
        (file, order)
        for file, order in orders_asked_for()
        if EMPTY & set(order.removeprefix("-").split("__"))
    }
    assert {(file, order) for file, order in open_ones if (file, order) not in NEVER_EMPTY} == set()
    assert set(NEVER_EMPTY) <= open_ones


@pytest.mark.django_db
@pytest.mark.parametrize(
    "order", ["-last_active_at", models.F("completed_at").asc(), "cohort__name", Lower("cohort__name")]
)
def test_r12_an_order_left_open_is_refused_while_the_tests_run(order):
    with pytest.raises(OrderLeftOpenError, match="nulls_first"):
        list(Enrolment.objects.order_by(order))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "order", ["started_at", models.F("last_active_at").desc(nulls_last=True), "course__position"]
)
def test_r12_an_order_that_says_it_is_taken(order):
    assert list(Enrolment.objects.order_by(order)) == []
