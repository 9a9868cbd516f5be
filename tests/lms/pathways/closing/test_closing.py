"""A plan rests and goes on; it ends once, with what she takes along and nobody around it any more."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lms.accounts.actions import suspend
from lms.audit.models import AuditEntry
from lms.core import days
from lms.organisations.models import Role, SupportAssignment
from lms.organisations.team import end_support_assignment
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import parts_seen
from lms.pathways.closing.actions import Farewell, close, pause, resume
from lms.pathways.enums import Theme
from lms.pathways.moving import actions as moving
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.models import Pathway
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.plans import accompanied_plan, let_in

pytestmark = pytest.mark.django_db
ALONG = ({"it": "La patente di cucina", "en": "My kitchen certificate"}, {"it": "", "en": ""})


@pytest.fixture
def plan():
    return accompanied_plan()


def farewell(*, agreed: bool = True) -> Farewell:
    return Farewell(("en", "it"), ALONG, interpreter="Sara", agreed_by_her=agreed)


def kept(plan) -> Pathway:
    return Pathway.objects.get(pk=plan.pathway.pk)


def strangers(plan):
    trainer = make_worker(Role.TRAINER)
    let_in(plan.pathway, trainer, Role.TRAINER)
    third = make_organisation("Third House")
    lawyer = make_worker(Role.CASE_WORKER, organisation=third)
    let_in(plan.pathway, lawyer, organisation=third)
    return [trainer, lawyer, make_worker(Role.COORDINATOR), make_employer(), make_learner().user]


# ── resting ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("who", ["person", "worker"])
def test_she_and_who_accompanies_it_let_it_rest_and_go_on(plan, who):
    by = getattr(plan, who)
    pause(plan.pathway, by=by)
    first = kept(plan).paused_at
    pause(plan.pathway, by=by)
    assert (first is not None, kept(plan).paused_at) == (True, first)
    resume(plan.pathway, by=by)
    resume(plan.pathway, by=by)
    assert kept(plan).paused_at is None
    assert list(AuditEntry.objects.filter(action__startswith="plan.").values_list("action", flat=True)) == [
        "plan.begun",
        "plan.paused",
        "plan.resumed",
    ]


def test_nobody_else_lets_it_rest_or_brings_it_to_its_end(plan):
    for stranger in strangers(plan):
        for act in (pause, resume):
            with pytest.raises(PermissionDenied):
                act(plan.pathway, by=stranger)
        with pytest.raises(PermissionDenied):
            close(plan.pathway, by=stranger, farewell=farewell())


def test_an_adviser_who_lost_her_assignment_does_nothing_any_more(plan):
    end_support_assignment(SupportAssignment.objects.get(worker=plan.worker), by=plan.worker)
    with pytest.raises(PermissionDenied):
        pause(plan.pathway, by=plan.worker)
    with pytest.raises(PermissionDenied):
        close(plan.pathway, by=plan.worker, farewell=farewell())


def test_while_her_account_is_closed_a_worker_does_nothing(plan):
    suspend(plan.learner.profile, by=plan.worker)
    with pytest.raises(PermissionDenied):
        pause(plan.pathway, by=plan.worker)


def test_a_plan_that_rests_is_seen_by_the_same_people(plan):
    pause(plan.pathway, by=plan.person)
    assert parts_seen(plan.worker, plan.pathway) == frozenset(Theme.values)


# ── its end ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_last_review_keeps_what_she_takes_along_in_both_languages(plan):
    pause(plan.pathway, by=plan.person)
    review = close(plan.pathway, by=plan.worker, farewell=farewell())
    review.refresh_from_db()
    assert (review.held_on, review.worker, review.is_closing) == (days.today(), plan.worker, True)
    assert (review.agreed_by_her, review.agreed_by_worker, review.interpreter) == (True, True, "Sara")
    assert (review.languages, review.takes_along) == (["en", "it"], [ALONG[0]])
    ended = kept(plan)
    assert (ended.closed_at is not None, ended.paused_at, ended.next_review_on) == (True, None, None)


def test_from_then_on_nobody_but_herself_opens_it(plan):
    marta = make_worker(Role.TRAINER)
    let_in(plan.pathway, marta, Role.TRAINER)
    close(plan.pathway, by=plan.worker, farewell=farewell())
    assert [parts_seen(worker, plan.pathway) for worker in (plan.worker, marta)] == [frozenset(), frozenset()]
    assert parts_seen(plan.person, plan.pathway) == frozenset(Theme.values)
    assert set(Helper.objects.values_list("end", flat=True)) == {Helper.End.CLOSED}


def test_she_ends_it_alone(plan):
    review = close(plan.pathway, by=plan.person, farewell=Farewell(("en",)))
    assert (review.worker, review.agreed_by_her, review.agreed_by_worker) == (None, True, False)
    assert kept(plan).closed_at is not None


def test_nobody_ends_it_without_her(plan):
    with pytest.raises(ValidationError, match="when she says so"):
        close(plan.pathway, by=plan.worker, farewell=farewell(agreed=False))
    assert kept(plan).closed_at is None


def test_it_ends_once(plan):
    close(plan.pathway, by=plan.person, farewell=farewell())
    with pytest.raises(ValidationError, match="already"):
        close(plan.pathway, by=plan.person, farewell=farewell())
    with pytest.raises(PermissionDenied):
        pause(plan.pathway, by=plan.person)
    assert plan.pathway.reviews.count() == 1


def test_what_was_on_its_way_goes_nowhere(plan):
    there = make_organisation("Ergasia")
    receiver = make_worker(Role.CASE_WORKER, organisation=there)
    hand_over = moving.ask(
        plan.pathway,
        worker=plan.worker,
        to_organisation=there,
        themes=[Theme.PAPERS],
        overlap_until=days.in_days(14),
    )
    moving.agree(hand_over, person=plan.person, language="en")
    close(plan.pathway, by=plan.person, farewell=farewell())
    assert HandOver.objects.get().closed_at is not None
    with pytest.raises(ValidationError, match="came to its end"):
        moving.receive(hand_over, worker=receiver)
    assert kept(plan).organisation == make_organisation()


def test_after_one_has_ended_another_begins(plan):
    close(plan.pathway, by=plan.person, farewell=farewell())
    again = Pathway.objects.create(person=plan.person, organisation=make_organisation())
    assert Pathway.objects.filter(person=plan.person, closed_at=None).get() == again
