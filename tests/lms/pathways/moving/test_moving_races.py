"""What happens to a plan when several people act in the same moment (R2, R6)."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError

from lms.audit.models import AuditEntry
from lms.core import days
from lms.organisations.models import Organisation, Role
from lms.pathways.circle.models import Helper
from lms.pathways.closing.actions import Farewell, close
from lms.pathways.enums import Theme
from lms.pathways.moving import actions
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.models import Pathway
from tests.factories.people import make_organisation, make_worker
from tests.factories.plans import accompanied_plan
from tests.racing import at_once, at_once_after_reading, failures

AGAIN = range(3)


@pytest.fixture
def plan(own_database):
    return accompanied_plan()


@pytest.fixture
def receivers(plan):
    there = make_organisation("Ergasia")
    return [make_worker(Role.CASE_WORKER, organisation=there) for _number in range(3)]


@pytest.fixture
def agreed(plan, receivers):
    hand_over = _ask(plan)
    actions.agree(hand_over, person=plan.person, language="en")
    return hand_over


def _ask(plan) -> HandOver:
    return actions.ask(
        Pathway.objects.get(pk=plan.pathway.pk),
        worker=person(plan.worker),
        to_organisation=Organisation.objects.get(name="Ergasia"),
        themes=[Theme.PAPERS],
        overlap_until=days.in_days(14),
    )


def reading(row):
    return lambda: type(row).objects.select_related("pathway").get(pk=row.pk)


def person(who):
    return get_user_model().objects.get(pk=who.pk)


def done(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


@pytest.mark.parametrize("again", AGAIN)
def test_r06_three_receive_at_once_and_one_has_it(plan, agreed, receivers, again):
    read = reading(agreed)
    results = at_once_after_reading(
        *[
            (read, lambda row, worker=worker: actions.receive(row, worker=person(worker)))
            for worker in receivers
        ]
    )
    assert failures(results) == []
    assert done("plan_move.received") == 1
    receiver = HandOver.objects.get().received_by
    assert list(Helper.objects.exclude(person=plan.worker).values_list("person", flat=True)) == [receiver.pk]


@pytest.mark.parametrize("again", AGAIN)
def test_r06_she_says_no_while_the_other_organisation_receives(plan, agreed, receivers, again):
    read = reading(agreed)
    results = at_once_after_reading(
        (read, lambda row: actions.say_no(row, person=person(plan.person))),
        (read, lambda row: actions.receive(row, worker=person(receivers[0]))),
    )
    assert failures(results, ValidationError) == []
    assert len(failures(results)) == 1  # whoever came second is told
    hand_over, pathway = HandOver.objects.get(), Pathway.objects.get()
    moved = hand_over.received_at is not None
    assert moved is (hand_over.closed_at is None)
    assert pathway.organisation.name == ("Ergasia" if moved else "Officina")
    assert Helper.objects.filter(person=receivers[0]).exists() is moved


@pytest.mark.parametrize("again", AGAIN)
def test_r06_she_ends_the_plan_while_the_other_organisation_receives(plan, agreed, receivers, again):
    results = at_once_after_reading(
        (
            Pathway.objects.get,
            lambda row: close(row, by=person(plan.person), farewell=Farewell(("en",))),
        ),
        (reading(agreed), lambda row: actions.receive(row, worker=person(receivers[0]))),
    )
    assert failures(results, ValidationError, PermissionDenied) == []
    assert not Helper.objects.filter(ended_at=None).exists()
    assert HandOver.objects.get().closed_at is not None
    assert Pathway.objects.get().closed_at is not None


def test_r06_two_ask_at_once_and_she_is_asked_once(plan, receivers):
    results = at_once(lambda: _ask(plan), times=2)
    assert failures(results, ValidationError) == []
    assert HandOver.objects.count() == 1


def test_r06_she_presses_yes_four_times(plan, receivers):
    hand_over = _ask(plan)
    read = reading(hand_over)
    results = at_once_after_reading(
        (read, lambda row: actions.agree(row, person=person(plan.person), language="en")), times=4
    )
    assert failures(results) == []
    assert done("plan_move.agreed") == 1
