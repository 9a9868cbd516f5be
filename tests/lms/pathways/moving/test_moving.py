"""A plan goes to another organisation: nothing before her yes and a receipt, then both for a bounded time."""

import datetime
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from courses.enrolments.models import Cohort, Enrolment
from lms.accounts.actions import suspend
from lms.audit.models import AuditEntry
from lms.core import days
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Membership, Role, SupportAssignment
from lms.organisations.rules import can_see
from lms.organisations.team import end_place, end_support_assignment
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import parts_seen
from lms.pathways.enums import Theme
from lms.pathways.moving import actions, queries, rules
from lms.pathways.moving.models import HandOver
from tests.factories.courses import taught_module
from tests.factories.people import make_employer, make_organisation, make_worker
from tests.factories.plans import accompanied_plan, let_in

pytestmark = pytest.mark.django_db
PARTS = frozenset({Theme.PAPERS, Theme.WORK})
NOTHING: frozenset[str] = frozenset()
DAYS = 14


@pytest.fixture
def plan():
    return accompanied_plan()


@pytest.fixture
def ponte():
    return make_organisation("Ergasia")


@pytest.fixture
def receiver(ponte):
    return make_worker(Role.CASE_WORKER, organisation=ponte, username="nikos", first_name="Nikos")


def until(count: int = DAYS) -> datetime.date:
    return days.in_days(count)


def ask(plan, place, *, worker=None, themes=PARTS, on=None) -> HandOver:
    return actions.ask(
        plan.pathway,
        worker=worker or plan.worker,
        to_organisation=place,
        themes=themes,
        overlap_until=on or until(),
    )


@pytest.fixture
def asked(plan, ponte, receiver):
    return ask(plan, ponte)


@pytest.fixture
def agreed(asked, plan):
    actions.agree(asked, person=plan.person, language="en")
    return asked


@pytest.fixture
def received(agreed, receiver):
    actions.receive(agreed, worker=receiver)
    return agreed


def seen(plan, person) -> frozenset[str]:
    return parts_seen(person, plan.pathway)


def passed(days_ago: int, hand_over: HandOver) -> None:
    """As if so many days had gone by since its last day."""
    day = days.in_days(-days_ago)
    HandOver.objects.filter(pk=hand_over.pk).update(overlap_until=day)
    Helper.objects.filter(pathway=hand_over.pathway_id, organisation=hand_over.from_organisation_id).update(
        ends_on=day
    )
    hand_over.refresh_from_db()


# ── asked ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_moves_nothing_and_opens_nothing(plan, asked, receiver):
    plan.pathway.refresh_from_db()
    assert plan.pathway.organisation == make_organisation()
    assert seen(plan, receiver) == NOTHING
    assert list(queries.coming_to(receiver)) == []
    assert queries.open_hand_over(plan.pathway) == asked
    assert (asked.themes, asked.agreed_at, asked.text) == ([Theme.PAPERS, Theme.WORK], None, "")


def test_who_was_not_let_in_does_not_ask(plan, ponte, receiver):
    colleague = make_worker(Role.CASE_WORKER)
    for worker in (colleague, make_worker(Role.COORDINATOR), receiver, make_employer()):
        with pytest.raises(PermissionDenied):
            ask(plan, ponte, worker=worker)


def test_a_trainer_whom_she_let_in_does_not_ask(plan, ponte, receiver):
    marta = make_worker(Role.TRAINER)
    let_in(plan.pathway, marta, Role.TRAINER)
    with pytest.raises(PermissionDenied):
        ask(plan, ponte, worker=marta)


def test_an_adviser_who_lost_her_assignment_asks_nothing(plan, ponte, receiver):
    end_support_assignment(SupportAssignment.objects.get(worker=plan.worker), by=plan.worker)
    with pytest.raises(PermissionDenied):
        ask(plan, ponte)


def test_it_goes_to_partners_that_can_receive_it(plan, ponte, receiver):
    nobody_there = make_organisation("Empty House")
    make_worker(Role.TRAINER, organisation=nobody_there)
    make_employer("Hotel Aurora")
    assert [place.name for place in rules.places_for(plan.pathway)] == ["Ergasia"]
    with pytest.raises(ValidationError, match="Nobody there"):
        ask(plan, nobody_there)
    with pytest.raises(ValidationError, match="Nobody there"):
        ask(plan, make_organisation())


@pytest.mark.parametrize("count", [0, -3, rules.OVERLAP_DAYS + 1])
def test_both_help_for_a_bounded_time(plan, ponte, receiver, count):
    with pytest.raises(ValidationError, match="Choose a day from tomorrow"):
        ask(plan, ponte, on=until(count))


def test_without_a_part_nothing_is_asked(plan, ponte, receiver):
    with pytest.raises(ValidationError, match="at least one part"):
        ask(plan, ponte, themes=())


def test_a_plan_goes_one_way_at_a_time(plan, ponte, asked):
    with pytest.raises(ValidationError, match="asked already"):
        ask(plan, ponte)


def test_the_question_is_taken_back_by_who_may_ask(plan, asked, receiver):
    with pytest.raises(PermissionDenied):
        actions.take_back(asked, worker=receiver)
    actions.take_back(asked, worker=plan.worker)
    actions.take_back(asked, worker=plan.worker)
    assert queries.open_hand_over(plan.pathway) is None
    assert AuditEntry.objects.filter(action="plan_move.ended").count() == 1


# ── agreed to ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_she_agreed_to_is_kept_in_her_words_and_language(plan, asked):
    actions.agree(asked, person=plan.person, language="it")
    asked.refresh_from_db()
    assert asked.language == "it"
    assert ("Officina" in asked.text, "Ergasia" in asked.text) == (True, True)
    first = asked.agreed_at
    actions.agree(asked, person=plan.person, language="en")
    asked.refresh_from_db()
    assert (asked.agreed_at, asked.language) == (first, "it")


def test_nobody_agrees_for_her(plan, asked, receiver):
    for other in (
        plan.worker,
        receiver,
        accompanied_plan(organisation=make_organisation("Elsewhere")).person,
    ):
        with pytest.raises(PermissionDenied):
            actions.agree(asked, person=other, language="en")
        with pytest.raises(PermissionDenied):
            actions.say_no(asked, person=other)


def test_her_yes_still_opens_nothing_before_somebody_receives_it(plan, agreed, receiver):
    assert list(queries.coming_to(receiver)) == [agreed]
    assert seen(plan, receiver) == NOTHING


def test_a_consent_that_was_taken_back_moves_nothing(plan, agreed, receiver):
    actions.say_no(agreed, person=plan.person)
    actions.say_no(agreed, person=plan.person)
    assert list(queries.coming_to(receiver)) == []
    with pytest.raises(ValidationError, match="came to its end"):
        actions.receive(agreed, worker=receiver)
    plan.pathway.refresh_from_db()
    assert plan.pathway.organisation == make_organisation()
    assert seen(plan, receiver) == NOTHING
    with pytest.raises(ValidationError, match="came to its end"):
        actions.agree(agreed, person=plan.person, language="en")


def test_a_consent_ends_with_its_last_day(plan, agreed, receiver):
    passed(1, agreed)
    assert list(queries.coming_to(receiver)) == []
    with pytest.raises(ValidationError, match="last day"):
        actions.receive(agreed, worker=receiver)


# ── received ────────────────────────────────────────────────────────────────────────────────────────────────


def test_nobody_receives_what_she_did_not_agree_to(asked, receiver):
    with pytest.raises(PermissionDenied):
        actions.receive(asked, worker=receiver)
    with pytest.raises(PermissionDenied):
        actions.decline(asked, worker=receiver)


def test_another_organisations_coordinator_receives_nothing(plan, agreed):
    third = make_organisation("Third House")
    strangers = [
        make_worker(Role.COORDINATOR, organisation=third),
        make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")),
        make_worker(Role.AUTHOR, organisation=make_organisation("Ergasia")),
        plan.worker,
        make_employer("Hotel Aurora"),
    ]
    for stranger in strangers:
        assert list(queries.coming_to(stranger)) == []
        with pytest.raises(PermissionDenied):
            actions.receive(agreed, worker=stranger)


def test_who_receives_it_sees_what_she_agreed_to_and_who_gave_it_no_more_than_that(plan, received, receiver):
    plan.pathway.refresh_from_db()
    assert plan.pathway.organisation == make_organisation("Ergasia")
    assert seen(plan, receiver) == PARTS
    assert seen(plan, plan.worker) == PARTS
    assert Helper.objects.get(person=receiver).why["it"] == "Ha ricevuto il tuo piano da Officina."
    before = Helper.objects.get(person=plan.worker)
    assert (before.ends_on, before.ended_at) == (received.overlap_until, None)
    assert Membership.objects.filter(
        person=plan.person, organisation=plan.pathway.organisation, role=Role.LEARNER, ended_at=None
    ).exists()
    assert SupportAssignment.objects.filter(
        worker=receiver, learner=plan.person, organisation=plan.pathway.organisation, ended_at=None
    ).exists()


def test_a_second_receipt_changes_nothing(plan, received, receiver):
    coordinator = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    actions.receive(received, worker=coordinator)
    received.refresh_from_db()
    assert received.received_by == receiver
    assert seen(plan, coordinator) == NOTHING
    assert AuditEntry.objects.filter(action="plan_move.received").count() == 1


def test_who_would_see_nothing_or_was_only_suggested_does_not_stay(plan, ponte, receiver):
    marta, giulia = make_worker(Role.TRAINER), make_worker(Role.CASE_WORKER)
    let_in(plan.pathway, marta, Role.TRAINER, themes=[Theme.SKILLS])
    Helper.objects.create(
        pathway=plan.pathway,
        person=giulia,
        organisation=make_organisation(),
        role=Role.CASE_WORKER,
        themes=[Theme.PAPERS],
    )
    hand_over = ask(plan, ponte)
    actions.agree(hand_over, person=plan.person, language="en")
    actions.receive(hand_over, worker=receiver)
    ended = Helper.objects.filter(person__in=[marta, giulia]).values_list("end", flat=True)
    assert list(ended) == [Helper.End.MOVED, Helper.End.MOVED]
    assert seen(plan, marta) == NOTHING


def test_a_helper_of_a_third_organisation_stays_as_she_let_him_in(plan, agreed, receiver):
    third = make_organisation("Third House")
    lawyer = make_worker(Role.CASE_WORKER, organisation=third)
    let_in(plan.pathway, lawyer, organisation=third, themes=[Theme.PAPERS])
    actions.receive(agreed, worker=receiver)
    assert seen(plan, lawyer) == {Theme.PAPERS}
    assert Helper.objects.get(person=lawyer).ends_on == days.months_after(days.today(), 12)


def test_after_the_last_day_nobody_of_the_first_organisation_sees_anything(plan, received, receiver):
    passed(1, received)
    assert seen(plan, plan.worker) == NOTHING
    assert seen(plan, receiver) == PARTS
    assert actions.end_overlaps() == 1
    assert actions.end_overlaps() == 0
    received.refresh_from_db()
    assert received.closed_at is not None
    assert Helper.objects.get(person=plan.worker).end == Helper.End.MOVED
    assert not SupportAssignment.objects.filter(worker=plan.worker, ended_at=None).exists()


def places(plan) -> dict[str, bool]:
    """{organisation where she was or is a learner: whether she is}"""
    rows = Membership.objects.filter(person=plan.person, role=Role.LEARNER).order_by("pk")
    return {row.organisation.name: row.ended_at is None for row in rows}


def test_with_the_overlap_her_place_and_all_who_accompany_her_there_end(plan, received):
    trainer = make_worker(Role.TRAINER, username="marta")
    assign(trainer, plan.person, make_organisation())
    assert places(plan) == {"Officina": True, "Ergasia": True}
    passed(1, received)
    actions.end_overlaps()
    assert places(plan) == {"Officina": False, "Ergasia": True}
    left = SupportAssignment.objects.filter(learner=plan.person, ended_at=None)
    assert [row.organisation.name for row in left] == ["Ergasia"]
    assert not can_see(type(trainer).objects.get(pk=trainer.pk), plan.learner.profile)


def test_while_she_learns_in_a_group_there_her_place_stays(plan, received):
    module = taught_module()
    group = Cohort.objects.create(organisation=make_organisation(), course=module.course, name="Mornings")
    Enrolment.objects.create(person=plan.person, course=module.course, cohort=group)
    actions.end_overlap(received, person=plan.person)
    assert places(plan) == {"Officina": True, "Ergasia": True}
    assert seen(plan, plan.worker) == NOTHING
    Enrolment.objects.update(ended_at=timezone.now())
    assert end_place(plan.person, make_organisation(), by=None) is True
    assert places(plan) == {"Officina": False, "Ergasia": True}


def test_the_command_of_the_night_ends_what_is_over(received):
    passed(1, received)
    said = StringIO()
    call_command("end_overlaps", stdout=said)
    assert said.getvalue() == "1 ended.\n"


def test_she_ends_the_overlap_before_its_day(plan, received, receiver):
    with pytest.raises(PermissionDenied):
        actions.end_overlap(received, person=receiver)
    actions.end_overlap(received, person=plan.person)
    actions.end_overlap(received, person=plan.person)
    assert seen(plan, plan.worker) == NOTHING
    assert seen(plan, receiver) == PARTS
    assert AuditEntry.objects.filter(action="plan_move.ended").count() == 1


def test_she_cannot_say_no_to_what_was_received(plan, received):
    with pytest.raises(ValidationError, match="received a moment ago"):
        actions.say_no(received, person=plan.person)


def test_it_goes_back_in_the_same_way_once_the_overlap_is_over(plan, received, receiver):
    home = make_organisation()
    plan.pathway.refresh_from_db()
    with pytest.raises(ValidationError, match="asked already"):
        ask(plan, home, worker=receiver)
    passed(1, received)
    assert ask(plan, home, worker=receiver).from_organisation == make_organisation("Ergasia")


def test_while_her_account_is_closed_nothing_goes_anywhere(plan, agreed, receiver):
    suspend(plan.learner.profile, by=plan.worker)
    agreed.refresh_from_db()
    assert (agreed.closed_at is not None, agreed.received_at) == (True, None)
    with pytest.raises(ValidationError, match="came to its end"):
        actions.receive(agreed, worker=receiver)
    assert seen(plan, receiver) == NOTHING


def test_the_other_organisation_cannot_take_it(plan, agreed, receiver):
    actions.decline(agreed, worker=receiver)
    assert queries.open_hand_over(plan.pathway) is None
    assert seen(plan, plan.worker) == frozenset(Theme.values)


def test_who_receives_in_two_roles_does_so_as_adviser(plan, agreed, receiver, ponte):
    add_membership(receiver, ponte, Role.COORDINATOR)
    actions.receive(agreed, worker=receiver)
    assert Helper.objects.get(person=receiver).role == Role.CASE_WORKER


# ── the receipt ─────────────────────────────────────────────────────────────────────────────────────────────


def test_before_it_is_received_there_is_no_receipt(agreed):
    assert queries.receipt_of(agreed) is None


def test_all_three_have_the_same_receipt_and_nobody_else(plan, received, receiver):
    [hers] = queries.hand_overs_of(plan.person)
    for worker in (plan.worker, receiver, make_worker(Role.COORDINATOR)):
        assert list(queries.receipts_for(worker)) == [hers]
    for worker in (
        make_worker(Role.TRAINER),
        make_worker(Role.COORDINATOR, organisation=make_organisation("X")),
    ):
        assert list(queries.receipts_for(worker)) == []
    receipt = queries.receipt_of(hers)
    assert receipt == queries.Receipt(
        number=f"{hers.number[:4]} {hers.number[4:]}",
        gave="Officina",
        got="Ergasia",
        agreed_on=days.today(),
        received_on=days.today(),
        until=until(),
        parts=("Papers", "Work"),
        is_over=False,
    )
    assert plan.learner.profile.handle not in repr(receipt)


def test_a_receipt_says_when_it_is_over(received):
    passed(1, received)
    assert queries.receipt_of(received).is_over


def test_times_are_kept_in_order(received):
    assert received.asked_at <= received.agreed_at <= received.received_at <= timezone.now()


def test_whom_she_had_let_in_there_stays_in_no_row_that_opens_nothing(plan, agreed, ponte, receiver):
    """She learns there from now on, and who received it accompanies her."""
    early = make_worker(Role.CASE_WORKER, organisation=ponte, username="early")
    helper = let_in(plan.pathway, early, organisation=ponte)
    assert seen(plan, early) != NOTHING
    actions.receive(agreed, worker=receiver)
    helper.refresh_from_db()
    assert (helper.ended_at is not None, helper.end, seen(plan, early)) == (True, "moved", NOTHING)
    assert seen(plan, receiver) == PARTS
