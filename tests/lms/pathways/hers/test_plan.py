"""My plan: one page with where she is going, the next steps, her way, and who is around her."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from lms.core import days
from lms.organisations.models import Role
from lms.pathways.circle import actions as circle
from lms.pathways.plans.actions import add_step, put_aside, say_aim, start_plan
from lms.pathways.plans.models import Objection, Pathway, Step
from lms.pathways.reviews.actions import Sitting, hold_review
from lms.pathways.reviews.models import Review
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import let_in, make_step

pytestmark = pytest.mark.django_db

HOME = "/learn/pathway/"
FIRST_VIEW = 30 * 1024


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_it_opens_with_her_pin_alone(enter, learner, plan):
    answer = enter(learner.user).get(HOME)
    assert (answer.status_code, answer["Location"].startswith("/learn/pin/")) == (302, True)


def test_without_a_plan_it_says_how_one_is_begun(browser):
    assert "You have no plan yet." in text(browser.get(HOME))


def test_nobody_elses_is_there(enter, plan):
    step = make_step(plan)
    other = enter(make_learner().user, pin=True)
    addresses = [
        reverse("pathway:step", args=[step.uuid]),
        reverse("pathway:stage", args=[step.stage.uuid]),
        reverse("pathway:file", args=[plan.uuid, "voice"]),
    ]
    assert [other.get(address).status_code for address in addresses] == [404, 404, 404]
    assert other.post(reverse("pathway:step_set", args=[step.uuid, "done"])).status_code == 404
    step.refresh_from_db()
    assert step.state == "open"


def test_it_says_where_she_is_going_in_her_words(browser, plan):
    say_aim(plan, "I want to cook in a place with a window.", language="en")
    page = text(browser.get(HOME))
    assert "I want to cook in a place with a window." in page
    assert "In your words, said on" in page


def test_i_did_this(browser, plan):
    step = make_step(plan, "Take the form to the office")
    answer = browser.post(reverse("pathway:step_set", args=[step.uuid, "done"]), follow=True)
    step.refresh_from_db()
    assert (step.state, step.set_by) == (Step.State.DONE, None)
    assert "Good. The step is done." in text(answer)


def test_not_now_costs_nothing_and_it_is_taken_up_again(browser, plan):
    step = make_step(plan, "Visit the library")
    browser.post(reverse("pathway:step_set", args=[step.uuid, "aside"]))
    step.refresh_from_db()
    assert step.state == Step.State.ASIDE
    assert "Put aside on" in text(browser.get(HOME))
    browser.post(reverse("pathway:step_set", args=[step.uuid, "open"]))
    step.refresh_from_db()
    assert step.state == Step.State.OPEN


def test_what_is_suggested_is_hers_to_take_or_not(browser, plan, elena):
    stage = plan.stages.first()
    taken, left = (
        add_step(stage, {"en": words}, by=elena, said_in="en") for words in ("Ask for a bus card", "Call")
    )
    assert "Elena suggests this step." in text(browser.get(HOME))
    browser.post(reverse("pathway:step_set", args=[taken.uuid, "accept"]))
    browser.post(reverse("pathway:step_set", args=[left.uuid, "decline"]))
    assert list(Step.objects.exclude(accepted_on=None)) == [taken]
    assert not Step.objects.filter(pk=left.pk).exists()


@pytest.mark.parametrize(
    ("away", "said"), [(-1, "You wanted to look at it together on"), (0, "You look at it together on")]
)
def test_a_day_that_went_by_is_not_told_as_one_to_come(browser, plan, away, said):
    Pathway.objects.update(next_review_on=days.in_days(away))
    assert said in text(browser.get(HOME))


def test_a_plan_at_its_end_asks_nothing_of_her(browser, plan, elena):
    make_step(plan, "Ask for a bus card")
    make_step(plan, "Call the office", by=elena)
    put_aside(make_step(plan, "Later"), by=plan.person)
    open_page = text(browser.get(HOME))
    Pathway.objects.update(closed_at=timezone.now())
    asked = ("My next steps", "Ask for a bus card", "Call the office", "Waiting until you want it")
    assert [words for words in asked if words not in open_page] == []
    assert [words for words in asked if words in text(browser.get(HOME))] == []


def test_only_who_looks_at_it_with_her_reads_that_something_is_not_right(browser, plan, elena):
    marta = make_worker(Role.TRAINER, username="marta", first_name="Marta")
    let_in(plan, marta, Role.TRAINER)
    assert "only you." in text(browser.get(reverse("pathway:wrong")))
    let_in(plan, elena)
    page = text(browser.get(reverse("pathway:wrong")))
    some = "What you say about one step is read only by those of them who see its part."
    assert ("Elena" in page, "Marta" in page, some in page) == (True, False, False)
    rosa = make_worker(Role.CASE_WORKER, username="rosa", first_name="Rosa")
    plan.person.accompanied_by.create(worker=rosa, organisation=make_organisation())
    let_in(plan, rosa)
    page = text(browser.get(reverse("pathway:wrong")))
    assert ("Rosa" in page, some in page) == (True, True)


def test_she_says_that_something_is_not_right(browser, plan, elena):
    step = add_step(plan.stages.first(), {"en": "Go to the bank"}, by=elena, said_in="en", agreed=True)
    address = reverse("pathway:wrong")
    page = browser.get(address)
    assert "Go to the bank" in text(page)
    browser.post(
        address, {"key": str(step.uuid), "about": f"step:{step.uuid}", "words": "I did not say this."}
    )
    said = Objection.objects.get()
    assert (said.step, said.words, said.language, said.pathway) == (step, "I did not say this.", "en", plan)
    assert "Not answered yet" in text(browser.get(address))


def test_the_order_is_hers(browser, learner):
    plan = start_plan(learner.user, organisation=make_organisation(), by=learner.user)
    first, second = list(plan.stages.order_by("order"))[:2]
    browser.post(reverse("pathway:stage_move", args=[second.uuid, "up"]))
    assert list(plan.stages.order_by("order"))[:2] == [second, first]


@pytest.mark.parametrize("others", [1, 30])
def test_the_same_queries_for_one_step_and_for_thirty(browser, plan, ask, count_queries, others):
    circle.let_in(ask(), by=plan.person, themes=["work"])
    for number in range(others):
        make_step(plan, f"Step {number}")
    put_aside(make_step(plan, "Later"), by=plan.person)
    assert count_queries(browser.get, HOME) == QUERIES


QUERIES = 12


def test_the_first_view_fits_into_thirty_kilobytes(browser, plan, ask):
    circle.let_in(ask(), by=plan.person, themes=["work"])
    say_aim(plan, "I want to cook in a place with a window.", language="en")
    for number in range(30):
        make_step(plan, f"Step number {number}")
    page = browser.get(HOME).content
    assert len(gzip.compress(page)) < FIRST_VIEW / 2
    files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', page.decode()))
    weight = len(gzip.compress(page)) + sum(
        len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in files
    )
    assert weight < FIRST_VIEW


def look(plan, worker, **more) -> Review:
    return hold_review(plan, Sitting(**{"languages": ("en", "it"), **more}), worker=worker)[0]


def test_she_reads_each_time_they_looked_at_it_together_and_names_any_of_them(browser, plan, elena):
    let_in(plan, elena)
    step = plan.stages.get().steps.get()
    first = look(plan, elena, happened={step.uuid: "open"}, interpreter="Amina", agreed_by_her=True)
    Review.objects.update(held_on=days.in_days(-30))
    second = look(plan, elena)
    page = browser.get(reverse("pathway:home"))
    assert [
        (row.uuid, row.worker, row.interpreter, [str(line) for line in row.lines], row.agreed_by_her)
        for row in page.context["looked"]
    ] == [
        (second.uuid, "Elena", "", [], False),
        (first.uuid, "Elena", "Amina", ["Put all my papers into one folder.: Not yet"], True),
    ]
    words = text(page)
    told = ("When we looked at it together", "You have not said that it is right.", "Who interpreted: Amina")
    assert [part for part in told if part not in words] == []
    address = reverse("pathway:wrong")
    for review in (first, second):
        about = f"review:{review.uuid}"
        assert f"{address}?about={about}" in page.content.decode()
        browser.post(address, {"about": about, "words": "It was not so."})
    assert {row.review for row in Objection.objects.all()} == {first, second}


def test_what_she_cannot_change_later_is_not_said_to_be_changeable(browser, plan, elena):
    """Before what she says is not right, and before what she takes along."""
    let_in(plan, elena)
    pages = {name: text(browser.get(reverse(f"pathway:{name}"))) for name in ("words", "wrong", "finish")}
    assert {name: "You can change it any day." in page for name, page in pages.items()} == {
        "words": True,
        "wrong": False,
        "finish": False,
    }
    assert {name: "Your words stay as they are." in page for name, page in pages.items()} == {
        "words": False,
        "wrong": True,
        "finish": True,
    }
    assert ("Elena" in pages["wrong"], "Who reads this: only you." in pages["finish"]) == (True, True)
