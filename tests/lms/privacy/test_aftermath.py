"""What was closed since a backup was made is closed after its restore, in every room that opens something."""

import pytest
from django.utils import timezone

from lms.organisations.models import Role
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import parts_seen
from lms.privacy import aftermath
from tests.factories.people import make_worker
from tests.factories.plans import accompanied_plan, let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    made = accompanied_plan()
    let_in(made.pathway, make_worker(Role.TRAINER), Role.TRAINER)
    return made


def test_whose_help_she_ended_since_the_backup_sees_nothing_after_it(plan):
    Helper.objects.filter(person=plan.worker).update(ended_at=timezone.now())
    closed = aftermath.look_before()
    Helper.objects.update(ended_at=None)  # as the backup has it
    aftermath.close_again(closed)
    assert parts_seen(plan.worker, plan.pathway) == frozenset()
    assert list(Helper.objects.filter(ended_at=None).values_list("role", flat=True)) == [Role.TRAINER]


def test_when_nobody_knows_any_more_she_lets_everybody_in_anew(plan):
    aftermath.close_again(aftermath.Closed(known=False))
    assert not Helper.objects.filter(ended_at=None).exists()


def test_every_row_that_opens_something_says_so():
    assert {label for label, _model, _closes in aftermath._what_opens()} == {
        "lms.ConsentReceipt",
        "lms.Deputy",
        "lms_pathways.Helper",
        "lms_pathways.HandOver",
    }
