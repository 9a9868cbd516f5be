"""Who reads and answers: her trainer, and a colleague once it has waited over the time."""

import datetime
import itertools

import pytest
from django.utils import timezone

from lms.messaging.models import Conversation
from lms.messaging.queries import conversations_for
from lms.messaging.rules import Answerers, answerers_in, who_answers
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Membership, Role
from tests.factories.deputies import stand_in
from tests.factories.messages import fresh, waits_too_long, write
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


def answerers(learner, organisation) -> Answerers:
    return answerers_in(learner, [organisation])[organisation]


def readers(conversation: Conversation, *people) -> list:
    return [
        person.username
        for person in people
        if conversations_for(fresh(person)).filter(pk=conversation.pk).exists()
    ]


@pytest.fixture
def team():
    """Two trainers, an adviser and a coordinator of one organisation; a trainer of another."""
    elsewhere = make_organisation("Ergasia")
    return [
        make_worker(Role.TRAINER, username="marta"),
        make_worker(Role.TRAINER, username="sofia"),
        make_worker(Role.CASE_WORKER, username="giulia"),
        make_worker(Role.COORDINATOR, username="anna"),
        make_worker(Role.TRAINER, username="nikos", organisation=elsewhere),
        make_worker(Role.COORDINATOR, username="eleni", organisation=elsewhere),
    ]


def test_her_own_trainer_reads_it_and_a_day_later_the_others_of_her_organisation(team):
    marta, _sofia, giulia, *_others = team
    learner = make_learner(worker=giulia)
    assign(marta, learner.user, make_organisation())
    conversation = write(learner)
    assert readers(conversation, *team) == ["marta"]
    waits_too_long(conversation)
    assert readers(conversation, *team) == ["marta", "sofia", "giulia", "anna"]


def test_while_no_trainer_accompanies_her_every_trainer_there_reads_it(team):
    assert readers(write(make_learner()), *team) == ["marta", "sofia"]


def test_while_there_is_no_trainer_the_coordinators_read_it():
    anna = make_worker(Role.COORDINATOR, username="anna")
    giulia = make_worker(Role.CASE_WORKER, username="giulia")
    assert readers(write(make_learner(worker=giulia)), anna, giulia) == ["anna"]


def test_while_there_is_neither_whoever_accompanies_her_reads_it():
    giulia, other = (make_worker(Role.CASE_WORKER, username=name) for name in ("giulia", "carla"))
    assert readers(write(make_learner(worker=giulia)), giulia, other) == ["giulia"]


def test_who_no_longer_works_there_reads_nothing(team):
    marta, sofia, *_others = team
    conversation = write(make_learner())
    waits_too_long(conversation)
    Membership.objects.filter(person=marta).update(ended_at=timezone.now())
    assert readers(conversation, marta, sofia) == ["sofia"]


def test_where_she_no_longer_learns_nobody_reads_it(team):
    learner = make_learner()
    conversation = write(learner)
    waits_too_long(conversation)
    Membership.objects.filter(person=learner.user).update(ended_at=timezone.now())
    assert readers(conversation, *team) == []


def test_a_trainer_of_her_next_organisation_does_not_read_what_she_wrote_in_the_first(team):
    learner, elsewhere = make_learner(), make_organisation("Ergasia")
    conversation = write(learner)
    waits_too_long(conversation)
    add_membership(learner.user, elsewhere, Role.LEARNER)
    nikos = team[4]
    assign(nikos, learner.user, elsewhere)
    assert readers(conversation, *team) == ["marta", "sofia", "anna"]


def test_a_worker_of_an_account_that_is_closed_is_asked_no_more(team):
    marta, sofia, *_others = team
    marta.is_active = False
    marta.save(update_fields=["is_active"])
    learner = make_learner()
    assign(marta, learner.user, make_organisation())
    assert answerers(learner.user, make_organisation()).first == [sofia]
    assert readers(write(learner), sofia) == ["sofia"]


def test_a_moment_in_the_future_counts_as_long_ago(team):
    """A clock that was put back must not keep a colleague from seeing it."""
    conversation = write(make_learner())
    Conversation.objects.filter(pk=conversation.pk).update(
        waiting_since=timezone.now() + datetime.timedelta(days=3)
    )
    assert readers(conversation, *team) == ["marta", "sofia", "anna"]


def is_there(here: bool | None) -> bool:
    return here is not None


def test_the_two_ways_in_which_the_rule_is_said_agree():
    """Over every mixture of one trainer, coordinator and adviser, accompanying her or not; in every second
    one the coordinator stands in for those who do.
    """
    learner = make_learner(organisation=make_organisation("Empty"))
    found, expected = [], []
    choices = [None, False, True]  # not there; there; there and accompanying her
    for number, mixture in enumerate(itertools.product(choices, choices, choices, choices)):
        organisation = make_organisation(f"House {number}")
        add_membership(learner.user, organisation, Role.LEARNER)
        roles = [Role.TRAINER, Role.TRAINER, Role.COORDINATOR, Role.CASE_WORKER]
        people = []
        for position, (role, here) in enumerate(zip(roles, mixture, strict=True)):
            if here is not None:
                person = make_worker(role, organisation=organisation, username=f"p{number}-{position}")
                people.append(person)
                if here:
                    assign(person, learner.user, organisation)
        away = [person for person, here in zip(people, filter(is_there, mixture), strict=True) if here]
        if number % 2 and mixture[2] is not None and away:
            leads = people[sum(map(is_there, mixture[:2]))]
            for person in away:
                if person != leads:
                    stand_in(leads, person, organisation=organisation)
        conversation = Conversation.objects.create(kind="help", about=learner.user, organisation=organisation)
        asked = answerers(learner.user, organisation)
        expected += [{p.username for p in asked.first}, {p.username for p in asked.first + asked.deputies}]
        found += [set(readers(conversation, *people))]
        waits_too_long(conversation)
        found += [set(readers(conversation, *people))]
    assert found == expected


def test_she_may_write_where_somebody_could_answer(team):
    learner = make_learner()
    add_membership(learner.user, make_organisation("Nobody there"), Role.LEARNER)
    assert list(who_answers(fresh(learner.user))) == [make_organisation()]
    assert who_answers(make_learner(organisation=make_organisation("Empty")).user) == {}
