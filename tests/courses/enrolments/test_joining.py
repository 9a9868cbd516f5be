"""Asking for a place in a group: asked, answered, waited for, and many at once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from courses.enrolments.actions import end_enrolment, enrol
from courses.enrolments.invitations import end_invitation, group_invited_to, invite
from courses.enrolments.joining import HER_MARK, Reply, answer, ask_to_join, take_back
from courses.enrolments.many import Added, Line, add_many, read_handles
from courses.enrolments.models import Cohort, Enrolment, GroupInvitation, JoinRequest, JoinState
from courses.enrolments.queries import free_seats, groups_to_ask, open_requests
from lms.messaging.models import Notice
from lms.organisations.actions import suspend_account
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.sessions import make_group, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    made = make_group()
    Cohort.objects.filter(pk=made.pk).update(is_open=True, seats=2)
    made.refresh_from_db()
    return made


@pytest.fixture
def trainer(group):
    return make_worker(Role.TRAINER, username="marta")


@pytest.fixture
def learner():
    return make_learner(handle="River Maple 42").user


def state_of(person):
    return JoinRequest.objects.get(person=person).state


def test_a_yes_puts_her_in_and_tells_her(group, trainer, learner):
    asked = ask_to_join(learner, group)
    assert ask_to_join(learner, group) == asked
    answer(asked, Reply.YES, by=trainer)
    assert (Enrolment.objects.get(person=learner).cohort, state_of(learner)) == (group, JoinState.JOINED)
    assert list(Notice.objects.values_list("person", "kind")) == [(learner.pk, HER_MARK)]
    assert (ask_to_join(learner, group), list(groups_to_ask(learner))) == (None, [])
    with pytest.raises(ValidationError):
        answer(asked, Reply.NO, by=trainer)


def test_a_no_stands_beside_the_group_and_she_may_ask_again(group, trainer, learner):
    answer(ask_to_join(learner, group), Reply.NO, by=trainer)
    assert (state_of(learner), Enrolment.objects.exists()) == (JoinState.DECLINED, False)
    Cohort.objects.update(is_open=False)
    assert list(groups_to_ask(learner)) == [group]  # she reads the answer all the same
    Cohort.objects.update(is_open=True)
    ask_to_join(learner, group)
    assert (state_of(learner), JoinRequest.objects.count()) == (JoinState.ASKED, 1)


def test_the_last_place_is_one_and_who_waits_longest_is_first(group, trainer):
    first, second, third, fourth = (make_learner().user for _one in range(4))
    requests = [ask_to_join(person, group) for person in (first, second, third, fourth)]
    answer(requests[0], Reply.YES, by=trainer)
    answer(requests[1], Reply.YES, by=trainer)
    with pytest.raises(ValidationError) as full:
        answer(requests[2], Reply.YES, by=trainer)
    assert (full.value.code, state_of(third)) == ("full", JoinState.ASKED)
    answer(requests[3], Reply.WAIT, by=trainer)
    answer(requests[2], Reply.WAIT, by=trainer)
    assert [row.person for row in open_requests(group)] == [third, fourth]
    end_enrolment(Enrolment.objects.get(person=first), by=trainer)
    assert free_seats(group) == 1
    answer(requests[2], Reply.YES, by=trainer)
    assert [row.person for row in open_requests(group)] == [fourth]


def test_whoever_is_in_it_keeps_her_place_when_there_are_fewer(group, trainer):
    member = make_member(group)
    make_member(group)
    Cohort.objects.update(seats=1)
    group.refresh_from_db()
    enrol(member.person, group.course, by=trainer, cohort=group)
    assert (free_seats(group), Enrolment.objects.filter(cohort=group).count()) == (0, 2)


def test_adding_her_on_another_way_answers_what_she_asked(group, trainer, learner):
    ask_to_join(learner, group)
    enrol(learner, group.course, by=trainer, cohort=group)
    assert state_of(learner) == JoinState.JOINED


def test_she_takes_it_back_and_nobody_else_does(group, trainer, learner):
    asked = ask_to_join(learner, group)
    with pytest.raises(PermissionDenied):
        take_back(asked, by=make_learner().user)
    take_back(asked, by=learner)
    assert (state_of(learner), list(open_requests(group))) == (JoinState.TAKEN_BACK, [])


def test_s23_groups_of_elsewhere_and_closed_ones_are_not_hers_to_ask_nor_theirs_to_answer(group, learner):
    elsewhere = make_learner(organisation=make_organisation("Ergasia")).user
    with pytest.raises(PermissionDenied):
        ask_to_join(elsewhere, group)
    asked = ask_to_join(learner, group)
    for somebody in (
        make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")),
        make_worker(Role.CASE_WORKER),
    ):
        with pytest.raises(PermissionDenied):
            answer(asked, Reply.YES, by=somebody)
    Cohort.objects.update(is_open=False)
    with pytest.raises(PermissionDenied):
        ask_to_join(make_learner().user, Cohort.objects.get())


def test_nobody_whose_account_is_closed_is_asked_about(group, trainer, learner):
    ask_to_join(learner, group)
    suspend_account(learner.profile, worker=make_worker(Role.COORDINATOR))
    assert list(open_requests(group)) == []


# ── many at once ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def known(group):
    handles = ("Amber Apple 10", "Blue Boat 20", "Blue Boat 21", "Calm Cup 30")
    people = {handle: make_learner(handle=handle) for handle in handles}
    make_learner(handle="Far Away 99", organisation=make_organisation("Ergasia"))
    enrol(people["Calm Cup 30"].user, group.course, by=people["Calm Cup 30"].user, cohort=group)
    return people


TYPED = """amber-apple 10
blue boat

Far Away 99
Calm Cup 30
AMBERAPPLE10"""


def test_every_line_is_named_and_what_is_near_is_never_taken(group, trainer, known):
    read = read_handles(TYPED, group, by=trainer)
    assert [(line.number, line.state, sorted(line.near)) for line in read] == [
        (1, Line.JOINS, []),
        (2, Line.SEVERAL, ["Blue Boat 20", "Blue Boat 21"]),
        (4, Line.UNKNOWN, []),
        (5, Line.IS_IN, []),
        (6, Line.TWICE, []),
    ]


def test_all_or_nothing_unless_it_is_said(group, trainer, known):
    with pytest.raises(ValidationError):
        add_many(TYPED, group, anyway=False, by=trainer)
    assert Enrolment.objects.filter(cohort=group).count() == 1
    assert add_many(TYPED, group, anyway=True, by=trainer) == Added(joined=1, waiting=0)


def test_who_comes_after_the_last_place_waits_in_the_order_of_the_list(group, trainer, known):
    typed = "Blue Boat 21\nAmber Apple 10\nBlue Boat 20"
    assert add_many(typed, group, anyway=False, by=trainer) == Added(joined=1, waiting=2)
    assert [row.person.profile.handle for row in open_requests(group)] == ["Amber Apple 10", "Blue Boat 20"]


def test_reading_costs_the_same_for_one_and_for_many(group, trainer, known, django_assert_num_queries):
    read_handles("Amber Apple 10", group, by=trainer)  # who she is, is asked once
    with django_assert_num_queries(3):
        read_handles("Amber Apple 10\nnobody", group, by=trainer)
    with django_assert_num_queries(3):
        read_handles(TYPED, group, by=trainer)


# ── invitations ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_invitation_leads_to_its_group_until_it_is_ended_replaced_or_old(group, trainer):
    first = invite(group, by=trainer).token
    assert group_invited_to(first) == group
    second = invite(group, by=trainer).token
    assert (group_invited_to(first), group_invited_to(second)) == (None, group)
    GroupInvitation.objects.update(until=timezone.now())
    assert group_invited_to(second) is None
    third = invite(group, by=trainer).token
    end_invitation(group, by=trainer)
    assert group_invited_to(third) is None


def test_an_invitation_lets_her_ask_where_the_group_is_not_open(group, trainer, learner):
    Cohort.objects.update(is_open=False)
    group.refresh_from_db()
    assert ask_to_join(learner, group, invited=True).state == JoinState.ASKED
