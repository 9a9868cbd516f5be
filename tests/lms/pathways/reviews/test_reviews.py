"""Two people look at a plan: what they said is kept as both read it, and what she did not agree to waits."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from lms.accounts.actions import suspend
from lms.audit.models import AuditEntry
from lms.core import days
from lms.organisations.models import Role
from lms.pathways.circle import actions as circle
from lms.pathways.models import Pathway, Review, Step
from lms.pathways.plans import actions as plan_actions
from lms.pathways.plans.actions import do_step, mark_goal, mark_stage, object_to
from lms.pathways.plans.queries import plan_in, plan_of
from lms.pathways.reviews.actions import NextStep, Sitting, answer, hold_review
from lms.pathways.reviews.queries import changed_since, last_review
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import let_in, make_plan, make_step, make_template, stage_block

pytestmark = pytest.mark.django_db

PAIR = ("ar", "it")


@pytest.fixture
def elena():
    return make_worker(Role.CASE_WORKER, username="elena", first_name="Elena")


@pytest.fixture
def learner(elena):
    return make_learner(worker=elena, language="ar").user


@pytest.fixture
def pathway(learner, elena):
    work = stage_block("Work", theme="work", steps=({"words": "Look at a canteen."},))
    made = make_plan(learner, template=make_template("A way", stage_block(), work))
    let_in(made, elena, Role.CASE_WORKER)
    return made


def said(**more) -> Sitting:
    return Sitting(**{"languages": PAIR, "agreed_by_her": True, "agreed_by_worker": True, **more})


def step_named(pathway, words: str) -> Step:
    return next(step for step in Step.objects.filter(stage__pathway=pathway) if words in step.words.values())


def next_words(person) -> list[str]:
    return [str(step.words.here) for step in plan_of(person).next_steps]


def test_a_review_keeps_what_was_said_and_says_when_they_look_again(pathway, elena):
    folder = step_named(pathway, "Put all my papers into one folder.")
    day = days.in_days(28)
    review, steps = hold_review(
        pathway,
        said(
            happened={folder.uuid: "done"},
            next_steps=[
                NextStep(texts={"ar": "أذهب إلى المكتب", "it": "Vado all'ufficio"}, on=days.in_days(3))
            ],
            interpreter="Amina",
            next_review_on=day,
            next_review_at=datetime.time(9, 30),
        ),
        worker=elena,
    )
    folder.refresh_from_db()
    assert (folder.state, folder.set_by) == ("done", elena)
    assert [(step.words, step.said_in, step.proposed_by, step.accepted_on) for step in steps] == [
        ({"ar": "أذهب إلى المكتب", "it": "Vado all'ufficio"}, "ar", elena, days.today())
    ]
    pathway.refresh_from_db()
    assert (pathway.next_review_on, pathway.next_review_at) == (day, datetime.time(9, 30))
    assert (review.held_on, review.worker, review.languages, review.interpreter) == (
        days.today(),
        elena,
        ["ar", "it"],
        "Amina",
    )
    assert [sorted(line) for line in review.changes] == [["ar", "it"]]
    assert pathway.helpers.get(person=elena).last_met_on == days.today()
    assert AuditEntry.objects.filter(action="plan.reviewed", facts={"agreed": True}).count() == 1


def test_what_they_chose_comes_next_wherever_it_stands(pathway, elena, learner):
    canteen = step_named(pathway, "Look at a canteen.")
    hold_review(pathway, said(next_steps=[NextStep(step=canteen.uuid)]), worker=elena)
    assert next_words(learner) == ["Look at a canteen.", "Put all my papers into one folder."]


def test_what_she_did_not_agree_to_waits_for_her(pathway, elena, learner):
    hold_review(
        pathway,
        said(next_steps=[NextStep(texts={"it": "Vado"})], agreed_by_her=False),
        worker=elena,
    )
    assert [str(step.words.here) for step in plan_of(learner).suggested] == ["Vado"]
    assert next_words(learner) == ["Put all my papers into one folder.", "Look at a canteen."]
    assert not Review.objects.get().agreed_by_her


def test_a_suggested_step_is_taken_by_agreeing_to_it(pathway, elena, learner):
    waiting = make_step(pathway, "Call the school.", by=elena)
    hold_review(pathway, said(next_steps=[NextStep(step=waiting.uuid)]), worker=elena)
    waiting.refresh_from_db()
    assert (waiting.accepted_on, waiting.next_on) == (days.today(), days.today())


def test_what_was_put_aside_is_taken_up_when_it_comes_next(pathway, elena):
    canteen = step_named(pathway, "Look at a canteen.")
    hold_review(pathway, said(happened={canteen.uuid: "aside"}), worker=elena)
    canteen.refresh_from_db()
    assert canteen.state == "aside"
    hold_review(pathway, said(next_steps=[NextStep(step=canteen.uuid)]), worker=elena)
    canteen.refresh_from_db()
    assert canteen.state == "open"


def test_changes_are_those_since_the_last_time(pathway, elena, learner):
    folder = step_named(pathway, "Put all my papers into one folder.")
    do_step(folder, by=learner)
    assert [change.texts["it"] for change in changed_since(plan_of(learner), None, PAIR)] == [
        "Put all my papers into one folder."
    ]
    hold_review(pathway, said(), worker=elena)
    assert changed_since(plan_of(learner), last_review(pathway), PAIR) == []


def changes(pathway) -> list[str]:
    return [str(row.texts["it"]) for row in changed_since(plan_in(pathway), last_review(pathway), PAIR)]


def test_goals_and_parts_change_too(pathway, learner):
    stage = pathway.stages.get(theme="work")
    goal = stage.goals.get()
    mark_goal(goal, reached=True)
    mark_stage(stage, done=True)
    assert changes(pathway) == ["I know which papers I have.", "Work"]


def test_what_is_done_later_on_that_day_is_told_the_next_time_and_once(pathway, elena, learner):
    folder = step_named(pathway, "Put all my papers into one folder.")
    canteen = step_named(pathway, "Look at a canteen.")
    hold_review(pathway, said(happened={folder.uuid: "done"}), worker=elena)
    assert changes(pathway) == []
    do_step(canteen, by=learner)
    assert changes(pathway) == ["Look at a canteen."]
    for _time in range(2):
        hold_review(pathway, said(), worker=elena)
        assert changes(pathway) == []


def test_of_a_review_that_does_not_say_what_was_told_the_day_counts(pathway, elena, learner):
    hold_review(pathway, said(), worker=elena)
    Review.objects.update(told=None)
    do_step(step_named(pathway, "Look at a canteen."), by=learner)
    assert changes(pathway) == []
    Review.objects.update(held_on=days.in_days(-1))
    assert changes(pathway) == ["Look at a canteen."]


def test_a_step_of_a_part_she_did_not_open_cannot_be_touched(learner):
    anna = make_worker(Role.CASE_WORKER, username="anna")
    work = stage_block("Work", theme="work", steps=({"words": "Look at a canteen."},))
    pathway = make_plan(learner, template=make_template("A way", stage_block(), work))
    learner.accompanied_by.create(worker=anna, organisation=make_organisation())
    let_in(pathway, anna, Role.CASE_WORKER, themes=("papers",))
    canteen = step_named(pathway, "Look at a canteen.")
    for sitting in (said(happened={canteen.uuid: "done"}), said(next_steps=[NextStep(step=canteen.uuid)])):
        with pytest.raises(ValidationError, match="no longer there"):
            hold_review(pathway, sitting, worker=anna)
    assert not Review.objects.exists()


@pytest.mark.parametrize("why", ["not let in", "trainer", "ended", "account closed", "lost her"])
def test_who_does_not_look_with_her_keeps_nothing(pathway, elena, learner, why):
    worker = elena
    if why in {"not let in", "trainer"}:
        worker = make_worker(Role.TRAINER if why == "trainer" else Role.CASE_WORKER, username="other")
    if why == "trainer":
        let_in(pathway, worker, Role.TRAINER, themes=("work",))
    if why == "ended":
        circle.end(pathway.helpers.get(person=elena), by=learner)
    if why == "account closed":
        suspend(learner.profile, by=elena)
    if why == "lost her":
        learner.accompanied_by.update(ended_at=timezone.now())
    with pytest.raises(PermissionDenied):
        hold_review(pathway, said(), worker=worker)
    assert not Review.objects.exists()


def test_a_plan_at_its_end_is_not_looked_at_any_more(pathway, elena):
    Pathway.objects.update(closed_at=timezone.now())
    with pytest.raises(ValidationError, match="come to its end"):
        hold_review(pathway, said(), worker=elena)


def test_what_she_says_is_not_right_is_answered_once_and_stays(pathway, elena):
    step = step_named(pathway, "Look at a canteen.")
    objection = object_to(pathway, "I did not say this.", language="en", step=step)
    answer(objection, "Tolto.", language="it", by=elena)
    objection.refresh_from_db()
    assert (objection.words, objection.answer, objection.answered_by) == (
        "I did not say this.",
        "Tolto.",
        elena,
    )
    with pytest.raises(PermissionDenied):
        answer(objection, "Ancora.", language="it", by=elena)


def test_without_her_yes_no_step_of_hers_changes(pathway, elena, learner):
    folder = step_named(pathway, "Put all my papers into one folder.")
    canteen = step_named(pathway, "Look at a canteen.")
    plan_actions.put_aside(canteen, by=learner)
    waiting = make_step(pathway, "Call the school.", by=elena)
    before = list(Step.objects.order_by("pk").values())
    taken = [NextStep(step=canteen.uuid), NextStep(step=waiting.uuid)]
    review, _steps = hold_review(
        pathway, said(happened={folder.uuid: "done"}, next_steps=taken, agreed_by_her=False), worker=elena
    )
    assert list(Step.objects.order_by("pk").values()) == before
    assert [line["it"] for line in review.changes] == ["Put all my papers into one folder.: Fatto"]
