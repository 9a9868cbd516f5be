"""The list of plans, and what is asked of whom on the desk."""

import re

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.accounts.actions import suspend
from lms.accounts.models import Profile
from lms.core import days, written
from lms.desk.people import PeopleListing, desk_learners
from lms.organisations.actions import assign
from lms.organisations.models import Role
from lms.pathways.desk import numbers
from lms.pathways.desk.listing import PlansListing
from lms.pathways.desk.numbers import said
from lms.pathways.desk.waiting import objections_for
from lms.pathways.models import Helper, Objection, Pathway, Stage, Step
from lms.pathways.plans.actions import do_step, object_to, put_aside
from lms.pathways.reviews.actions import Sitting, hold_review
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plan_crowd import many_plans
from tests.factories.plans import let_in, make_plan, make_step, make_template, stage_block, step_named

pytestmark = pytest.mark.django_db

KEY = "5b3f0b3c-6a55-4f0e-9a0e-0d7d5b0f9c11"
NEEDS = ("plan_contested", "plan_review_due", "plan_step_waits")


@pytest.fixture
def elena(faces):
    return make_worker(Role.CASE_WORKER, username="elena", first_name="Elena")


@pytest.fixture
def template():
    work = stage_block("Work", theme="work", steps=({"words": "Look at a canteen."},))
    return make_template("A way", stage_block(), work)


@pytest.fixture
def learner(elena):
    return make_learner(worker=elena, handle="River Maple 42").user


@pytest.fixture
def pathway(learner, elena, template):
    made = make_plan(learner, template=template)
    let_in(made, elena, Role.CASE_WORKER)
    return made


def as_reader(worker):
    return type(worker).objects.get(pk=worker.pk)


def needs_told(worker) -> dict[str, set[str]]:
    """{handle: what holds for whoever reads}"""
    return {
        row.handle: {key for key in NEEDS if getattr(row, key)} for row in desk_learners(as_reader(worker))
    }


def listing(worker, kind=PlansListing, query=""):
    request = RequestFactory().get(f"/teach/plans/{query}")
    request.user = as_reader(worker)
    return kind(request)


def cells(worker) -> list[list[str]]:
    return [[row.head.words, *(cell.words for _column, cell in row.cells)] for row in listing(worker).rows]


def test_a_review_is_due_on_its_day_for_those_who_look_with_her(pathway, elena, learner):
    marta = make_worker(Role.TRAINER, username="marta")
    let_in(pathway, marta, Role.TRAINER, themes=("work",))
    nobody = make_worker(Role.COORDINATOR, username="nobody")
    assert needs_told(elena) == {"River Maple 42": set()}
    Pathway.objects.update(next_review_on=days.today())
    assert needs_told(elena) == {"River Maple 42": {"plan_review_due"}}
    assert needs_told(marta) == needs_told(nobody) == {"River Maple 42": set()}
    Pathway.objects.update(paused_at=timezone.now())
    assert needs_told(elena) == {"River Maple 42": set()}


def test_a_step_waits_for_who_helps_with_it_from_its_day_on(pathway, elena):
    helper = Helper.objects.get(person=elena)
    step = make_step(pathway, "Call the office.", helper=helper, on=days.in_days(1))
    assert needs_told(elena) == {"River Maple 42": set()}
    type(step).objects.filter(pk=step.pk).update(on=days.today())
    assert needs_told(elena) == {"River Maple 42": {"plan_step_waits"}}
    Helper.objects.update(themes=["work"])
    assert needs_told(elena) == {"River Maple 42": set()}


def test_what_is_not_right_waits_for_an_answer(pathway, elena):
    object_to(pathway, "No.", language="en", step=step_named(pathway, "Look at a canteen."))
    assert needs_told(elena) == {"River Maple 42": {"plan_contested"}}
    Helper.objects.update(themes=["papers"])
    assert needs_told(elena) == {"River Maple 42": set()}


def test_nothing_of_a_plan_waits_in_a_closed_account(pathway, elena, learner):
    step = step_named(pathway, "Look at a canteen.")
    object_to(pathway, "It was Thursday.", language="en", step=step)
    assert needs_told(elena)["River Maple 42"] >= {"plan_contested"}
    suspend(learner.profile, by=elena)
    assert {key for held in needs_told(elena).values() for key in held} == set()


def test_the_first_words_of_the_desk_say_whose_review_is_due(enter, pathway, elena):
    Pathway.objects.update(next_review_on=days.today())
    hand = listing(elena, PeopleListing).hands()[0]
    assert (hand.handle, hand.words) == (
        "River Maple 42",
        "The day has come on which you look at her plan together.",
    )
    page = enter(elena).get(hand.url).content.decode()
    assert reverse("plans_desk:together", args=[pathway.uuid]) in page


def test_the_list_says_where_she_is_and_what_to_do(pathway, elena):
    Pathway.objects.update(next_review_on=days.today())
    (row,) = cells(elena)
    assert (row[0], row[1], row[3]) == (
        "River Maple 42",
        "My papers, 0 of 1 steps",
        "Look at her plan together",
    )


def test_those_that_are_due_come_first_and_those_without_a_day_last(elena, template):
    for handle, day in (("A 1", None), ("B 2", 9), ("C 3", 1)):
        person = make_learner(worker=elena, handle=handle).user
        made = make_plan(person, template=template)
        let_in(made, elena, Role.CASE_WORKER)
        Pathway.objects.filter(pk=made.pk).update(next_review_on=day and days.in_days(day))
    assert [row[0] for row in cells(elena)] == ["C 3", "B 2", "A 1"]


def test_of_a_part_somebody_does_not_see_the_list_says_nothing(pathway):
    marta = make_worker(Role.TRAINER, username="marta")
    let_in(pathway, marta, Role.TRAINER, themes=("work",))
    assert [row[1] for row in cells(marta)] == ["Work, 0 of 1 steps"]


def test_asking_who_reads_costs_the_desk_no_query(elena, pathway):
    reader = as_reader(elena)
    with CaptureQueriesContext(connection) as seen:
        list(desk_learners(reader))
    assert len(seen) == 2  # her roles, and the list


def test_a_panel_says_that_a_plan_is_there_and_nothing_of_it(enter, pathway, elena, learner):
    address = reverse("desk:person", args=[learner.profile.uuid])
    page = enter(elena).get(address).content.decode()
    assert reverse("plans_desk:together", args=[pathway.uuid]) in page
    assert "My papers" not in page
    anna = make_worker(Role.CASE_WORKER, username="anna")
    learner.accompanied_by.create(worker=anna, organisation=make_organisation())
    page = enter(anna).get(address).content.decode()
    assert reverse("plans_desk:ask", args=[learner.profile.uuid]) in page
    assert reverse("plans_desk:plan", args=[pathway.uuid]) not in page


def test_a_day_that_went_by_is_not_told_as_one_that_comes(enter, elena, pathway, learner):
    addresses = [
        reverse("desk:person", args=[learner.profile.uuid]),
        reverse("plans_desk:plan", args=[pathway.uuid]),
    ]
    desk, come = enter(elena), "The day has come on which you look at her plan together."

    def said(day: int) -> list[tuple[bool, bool]]:
        Pathway.objects.update(next_review_on=days.in_days(day))
        pages = [desk.get(address).content.decode() for address in addresses]
        return [("look at it together again on" in page, f"<p>{come}</p>" in page) for page in pages]

    assert (said(3), said(-3)) == ([(True, False)] * 2, [(False, True)] * 2)


def test_a_plan_begins_with_her_and_asks_her_first(enter, elena, learner, template):
    page = reverse("plans_desk:start", args=[learner.profile.uuid])
    answer = enter(elena).post(
        page, {"key": "5c9d3f4e-0000-4000-8000-000000000001", "template": str(template.translation_key)}
    )
    assert answer.status_code == 303
    pathway = Pathway.objects.get(person=learner)
    helper = Helper.objects.get()
    assert (helper.pathway, helper.person, helper.since, helper.role) == (pathway, elena, None, "case_worker")
    assert enter(elena).get(reverse("plans_desk:plan", args=[pathway.uuid])).status_code == 404


def test_she_reads_why_her_adviser_asks_in_her_language_and_the_adviser_what_a_template_is_for(enter, elena):
    template = make_template("A way", about="For somebody who begins here.")
    learner = make_learner(worker=elena, language="ar")
    address = reverse("plans_desk:start", args=[learner.profile.uuid])
    desk = enter(elena)
    assert "For somebody who begins here." in desk.get(address).content.decode()
    desk.post(address, {"template": str(template.translation_key), "key": KEY})
    helper = Helper.objects.get()
    assert (helper.person, helper.since) == (elena, None)
    assert (helper.why["en"], helper.why["ar"]) == ("We began the plan together.", "بدأنا الخطة معًا.")


def test_for_a_closed_account_nothing_begins_and_nobody_is_asked(enter, elena, learner):
    suspend(learner.profile, by=elena)
    desk = enter(elena)
    for name, form in (("start", {"template": "empty"}), ("ask", {"themes": "papers", "why": "To help."})):
        desk.post(reverse(f"plans_desk:{name}", args=[learner.profile.uuid]), {**form, "key": KEY})
    assert (Pathway.objects.count(), Helper.objects.count()) == (0, 0)


def test_nobody_is_asked_about_the_plan_of_a_closed_account(enter, pathway, learner):
    other = make_worker(Role.CASE_WORKER, username="irene")
    assign(other, learner, make_organisation())
    suspend(learner.profile, by=None)
    address = reverse("plans_desk:ask", args=[learner.profile.uuid])
    enter(other).post(address, {"themes": "papers", "why": "To help.", "key": KEY})
    assert Helper.objects.filter(person=other).count() == 0


def test_somebody_asks_to_be_let_in_and_sees_nothing_yet(enter, pathway, learner):
    anna = make_worker(Role.CASE_WORKER, username="anna")
    learner.accompanied_by.create(worker=anna, organisation=make_organisation())
    address = reverse("plans_desk:ask", args=[learner.profile.uuid])
    key = "5c9d3f4e-0000-4000-8000-000000000002"
    answer = enter(anna).post(address, {"key": key, "themes": ["papers"], "why": "Papers for the school."})
    assert answer.status_code == 303
    helper = Helper.objects.get(person=anna)
    assert (helper.since, helper.themes, helper.why) == (None, ["papers"], {"en": "Papers for the school."})


def test_a_suggested_step_waits_for_her(enter, pathway, elena):
    stage = pathway.stages.first()
    key = "5c9d3f4e-0000-4000-8000-000000000003"
    address = reverse("plans_desk:suggest", args=[pathway.uuid])
    answer = enter(elena).post(address, {"key": key, "stage": str(stage.uuid), "words": "Call the office."})
    assert answer.status_code == 303
    step = step_named(pathway, "Call the office.")
    assert (step.proposed_by, step.accepted_on, step.stage) == (elena, None, stage)


def test_she_is_answered_and_her_words_stay(enter, pathway, elena):
    objection = object_to(pathway, "I did not say this.", language="en")
    page = reverse("plans_desk:answer", args=[pathway.uuid, objection.uuid])
    key = "5c9d3f4e-0000-4000-8000-000000000004"
    assert enter(elena).get(page).status_code == 200
    assert enter(elena).post(page, {"key": key, "answer": "It is gone."}).status_code == 303
    objection.refresh_from_db()
    assert (objection.words, objection.answer, objection.answered_by) == (
        "I did not say this.",
        "It is gone.",
        elena,
    )


def test_somebody_ends_her_own_help(enter, pathway, elena):
    page = reverse("plans_desk:leave", args=[pathway.uuid])
    key = "5c9d3f4e-0000-4000-8000-000000000005"
    assert enter(elena).post(page, {"key": key}).status_code == 303
    assert Helper.objects.get().end == "by_helper"
    assert enter(elena).get(reverse("plans_desk:plan", args=[pathway.uuid])).status_code == 404


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 3, "b": 4}, (None, {"a": None, "b": None})),
        ({"a": 30, "b": 40}, (70, {"a": 30, "b": 40})),
        ({"a": 3, "b": 40, "c": 20}, (63, {"a": None, "b": 40, "c": None})),
        ({"a": 3, "b": 4, "c": 20, "d": 50}, (77, {"a": None, "b": None, "c": None, "d": 50})),
        ({"a": 6, "b": 7, "c": 20, "d": 50}, (83, {"a": None, "b": None, "c": 20, "d": 50})),
        ({"a": 0, "b": 40}, (40, {"a": None, "b": None})),
    ],
)
def test_small_numbers_are_not_said_nor_those_that_give_them_away(counts, told):
    assert said(counts) == told


def test_no_number_can_be_reckoned_from_those_that_are_said(elena, monkeypatch):
    """Every total that is said is of the same plans, and what a table leaves out is never one part alone, nor
    fewer than may be said.
    """
    monkeypatch.setattr(numbers, "FEWEST", 3)
    made = many_plans(8, worker=elena, organisation=make_organisation())
    Stage.objects.filter(pathway__in=made[:4]).update(begun_on=days.today())
    Pathway.objects.filter(pk=made[-1].pk).update(paused_at=timezone.now())
    tables, _alone = numbers.network_numbers()
    assert {table.total for table in tables} == {8}
    for table in tables:
        hidden = [row for row in table.rows if row.count is None]
        rest = table.total - sum(row.count for row in table.rows if row.count is not None)
        assert (len(hidden) != 1, rest == 0 or rest >= numbers.FEWEST) == (True, True)
    assert [row.count for row in tables[0].rows if row.label == "Resting"] == [None]


def test_the_numbers_are_for_those_who_lead(enter, elena, faces):
    lead = make_worker(Role.COORDINATOR, username="lead")
    assert enter(lead).get(reverse("plans_desk:numbers")).status_code == 200
    assert enter(elena).get(reverse("plans_desk:numbers")).status_code in {403, 404}
    assert Profile.objects.count() == 0


def test_what_she_put_aside_looks_to_others_as_if_it_were_to_do(enter, elena, pathway, learner):
    step = make_step(pathway, "Call the school.")
    page = reverse("plans_desk:plan", args=[pathway.uuid])
    before = enter(elena).get(page).content.decode()
    put_aside(step, by=learner)
    after = enter(elena).get(page).content.decode()
    said = [re.sub(r'value="[^"]+"', "", text[text.index('id="stage-1"') :]) for text in (before, after)]
    assert ("Call the school." in said[0], said[0]) == (True, said[1])
    put_aside(make_step(pathway, "Go there."), by=elena)
    assert "Not now" in enter(elena).get(page).content.decode()


def test_what_she_says_is_not_done_is_taken_back_there(enter, elena, pathway, learner):
    step, other = make_step(pathway, "Call the school."), make_step(pathway, "Go there.")
    page, desk = reverse("plans_desk:plan", args=[pathway.uuid]), enter(elena)
    for one, by in ((step, elena), (other, learner)):
        do_step(one, by=by)
    assert "It is not done" not in desk.get(page).content.decode()
    for one in (step, other):
        object_to(pathway, "I did not.", language="en", step=one)
    assert desk.get(page).content.decode().count("It is not done") == 1
    answers = [
        desk.post(reverse("plans_desk:done", args=[pathway.uuid, one.uuid]), {"not": "1"}).status_code
        for one in (step, other)
    ]
    states = [one.state for one in Step.objects.filter(pk__in=[step.pk, other.pk]).order_by("pk")]
    assert (answers, states) == ([303, 404], ["open", "done"])


def test_the_desk_says_which_time_together_is_not_right(enter, elena, pathway):
    review, _steps = hold_review(pathway, Sitting(languages=("en", "it")), worker=elena)
    object_to(pathway, "It was not so.", language="en", review=review)
    said = f"When you looked at it together on {written.day(review.held_on)}"
    desk = enter(elena)
    pages = [reverse(f"plans_desk:{name}", args=[pathway.uuid]) for name in ("plan", "together")]
    pages.append(reverse("plans_desk:answer", args=[pathway.uuid, Objection.objects.get().uuid]))
    assert [said in desk.get(page).content.decode() for page in pages] == [True] * 3


def test_a_trainer_is_told_neither_who_is_around_her_nor_when_they_look_at_it(enter, pathway, elena):
    marta = make_worker(Role.TRAINER, username="marta")
    let_in(pathway, marta, Role.TRAINER)
    day = days.in_days(9)
    Pathway.objects.update(next_review_on=day)
    page = reverse("plans_desk:plan", args=[pathway.uuid])
    told = {}
    for worker in (elena, marta):
        desk = enter(worker)
        plan, listed = desk.get(page).content.decode(), desk.get(reverse("plans_desk:list")).content.decode()
        told[worker.username] = ("Who is around her" in plan, written.day(day) in listed)
    assert told == {"elena": (True, True), "marta": (False, False)}


def test_a_resting_plan_asks_nobody_for_an_answer(pathway, elena):
    object_to(pathway, "This is not so.", language="en")
    assert objections_for(elena.pk).count() == 1
    Pathway.objects.update(paused_at=timezone.now())
    assert objections_for(elena.pk).count() == 0


def test_before_what_one_asks_for_stands_who_reads_that(enter, elena, pathway):
    page = enter(elena).get(reverse("plans_desk:colleague", args=[pathway.uuid])).content.decode()
    assert ("She alone reads it" in page, "those she let into this part" in page) == (True, False)
