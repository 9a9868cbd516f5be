"""Her pages when her plan may go elsewhere: what would be seen there, yes, no, the number, the receipt."""

import pytest
from django.urls import reverse

from lms.core import days
from lms.organisations.models import Organisation, Role
from lms.pathways.enums import Theme
from lms.pathways.moving import actions
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.actions import answer_objection, object_to, plan_step
from lms.pathways.plans.models import Pathway, Stage
from lms.pathways.reviews.actions import Sitting, hold_review
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import accompanied_plan, make_step
from tests.lms.printing.readers import pdfium

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def plan():
    return accompanied_plan()


@pytest.fixture
def receiver():
    return make_worker(
        Role.CASE_WORKER, organisation=make_organisation("Ergasia"), username="nikos", first_name="Nikos"
    )


@pytest.fixture
def asked(plan, receiver) -> HandOver:
    return actions.ask(
        plan.pathway,
        worker=plan.worker,
        to_organisation=Organisation.objects.get(name="Ergasia"),
        themes=[Theme.PAPERS],
        overlap_until=days.in_days(14),
    )


@pytest.fixture
def browser(plan, enter):
    return enter(plan.person, pin=True)


def press(browser, hand_over, what):
    return browser.post(reverse("pathway:move_answer", args=[hand_over.uuid, what]), follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_without_a_question_there_is_no_such_page(browser):
    assert browser.get(reverse("pathway:move")).status_code == 404
    assert "another organisation" not in browser.get(reverse("pathway:home")).content.decode()


def test_she_reads_what_would_be_seen_there_and_nothing_else_of_her_plan(browser, plan, asked):
    Stage.objects.filter(theme=Theme.WORK).update(title={"en": "A secret wish"})
    home = browser.get(reverse("pathway:home")).content.decode()
    assert "You are asked whether your plan goes to" in home
    page = browser.get(reverse("pathway:move"))
    text = page.content.decode()
    assert (page.context["package"].stages[0].title.here, len(page.context["package"].stages)) == (
        "My papers",
        1,
    )
    assert ("Step 1" in text, "A secret wish" in text) == (True, False)
    assert page.context["text"] in text.replace("&#x27;", "'")


def read_there(browser, pathway) -> dict:
    return browser.get(reverse("plans_desk:plan", args=[pathway.uuid])).context


def test_what_is_said_to_be_read_there_is_what_is_read_there(browser, enter, plan, asked, receiver):
    papers = plan.pathway.stages.get(theme=Theme.PAPERS)
    step = papers.steps.first()
    plan_step(step, on=days.in_days(3))
    make_step(plan.pathway, "Go to the café.", by=plan.worker)
    objection = object_to(plan.pathway, "I did not say this.", language="en", step=step)
    answer_objection(objection, "It is gone.", language="en", by=plan.worker)
    Stage.objects.filter(theme=Theme.WORK).delete()
    hold_review(
        plan.pathway,
        Sitting(languages=("en", "en"), happened={step.uuid: "open"}, agreed_by_her=True),
        worker=plan.worker,
    )
    text = browser.get(reverse("pathway:move")).content.decode()
    assert ("what was answered" in text, "who is around you" in text, "Go to the café." in text) == (
        True,
    ) * 3
    press(browser, asked, "yes")
    actions.receive(HandOver.objects.get(), worker=receiver)
    there = read_there(enter(receiver), plan.pathway)
    steps = there["plan"].stages[0].steps
    assert [one.on for one in steps if one.on] == [days.in_days(3)]
    assert [one.words.here for one in steps if one.waits_for_her] == ["Go to the café."]
    assert [(row.words, row.answer) for row in there["wrong"]] == [("I did not say this.", "It is gone.")]
    assert [bool(row.changes) for row in there["reviews"]] == [True]
    assert {one.name for one in there["around"]} == {"Elena", "Nikos"}


def test_her_recordings_stay_with_her_when_the_plan_is_received(browser, enter, plan, asked, receiver):
    Pathway.objects.update(aim_voice="plans/voice.wav")
    text = browser.get(reverse("pathway:move")).content.decode()
    assert "Your recordings and pictures stay with you." in text
    press(browser, asked, "yes")
    actions.receive(HandOver.objects.get(), worker=receiver)
    desk = enter(receiver)
    file = reverse("pathway:file", args=[plan.pathway.uuid, "voice"])
    assert file not in desk.get(reverse("plans_desk:plan", args=[plan.pathway.uuid])).content.decode()
    assert desk.get(file).status_code != 200


def test_her_yes_keeps_the_words_she_read_and_gives_her_a_number(browser, asked):
    page = press(browser, asked, "yes")
    asked.refresh_from_db()
    assert asked.agreed_at is not None
    assert page.context["text"] == asked.text
    assert f"{asked.number[:4]} {asked.number[4:]}" in page.content.decode()


def test_her_no_needs_no_reason_and_leads_home(browser, asked, plan):
    page = press(browser, asked, "no")
    assert told(page) == ["You said no. Your plan stays where it is, and you need no reason."]
    asked.refresh_from_db()
    assert (asked.closed_at is not None, asked.agreed_at) == (True, None)


def test_after_the_receipt_she_reads_it_prints_it_and_ends_the_overlap(browser, asked, plan, receiver, pango):
    press(browser, asked, "yes")
    actions.receive(HandOver.objects.get(), worker=receiver)
    text = browser.get(reverse("pathway:move")).content.decode()
    assert ("helps along until" in text, "End it today" in text) == (True, True)
    sheet = browser.get(reverse("pathway:move_receipt", args=[asked.uuid]))
    assert sheet["Content-Type"] == "application/pdf"
    read = pdfium(sheet.content)
    assert ("Ergasia" in read, plan.learner.profile.handle in read) == (True, False)
    page = press(browser, asked, "over")
    assert "End it today" not in page.content.decode()
    asked.refresh_from_db()
    assert asked.closed_at is not None


def test_who_received_it_a_moment_before_her_no_is_told(browser, asked, receiver):
    press(browser, asked, "yes")
    actions.receive(HandOver.objects.get(), worker=receiver)
    page = press(browser, asked, "no")
    assert told(page) == ["The plan was received a moment ago. It can go back in the same way."]


def test_nothing_of_anybody_elses_is_there(enter, asked):
    other = accompanied_plan(organisation=make_organisation("Elsewhere"))
    browser = enter(other.person, pin=True)
    for what in ("yes", "no", "over"):
        assert browser.post(reverse("pathway:move_answer", args=[asked.uuid, what])).status_code == 404
    assert browser.get(reverse("pathway:move_receipt", args=[asked.uuid])).status_code == 404
    asked.refresh_from_db()
    assert (asked.agreed_at, asked.closed_at) == (None, None)


def test_without_her_pin_nothing_opens(plan, enter, asked):
    browser = enter(plan.person)
    for name in ("move", "book", "rest", "finish", "along"):
        assert browser.get(reverse(f"pathway:{name}")).status_code == 302


def test_somebody_without_a_plan_finds_none_of_it(enter):
    browser = enter(make_learner().user, pin=True)
    for name in ("move", "book", "book_print", "rest", "finish", "along", "along_print"):
        assert browser.get(reverse(f"pathway:{name}")).status_code == 404
    assert not Pathway.objects.exists()
