"""The desk's side: asking her, receiving, the receipts; resting; the last look at a plan with her beside."""

import pytest
from django.urls import reverse

from lms.audit.models import AccessEntry
from lms.core import days
from lms.organisations.models import Role, SupportAssignment
from lms.organisations.team import end_support_assignment
from lms.pathways.circle.queries import parts_seen
from lms.pathways.closing.actions import Farewell, close
from lms.pathways.enums import Theme
from lms.pathways.moving.actions import agree, receive
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.models import Pathway, Step
from lms.pathways.reviews.models import Review
from tests.factories.people import make_employer, make_organisation, make_worker
from tests.factories.plans import accompanied_plan, let_in
from tests.lms.printing.readers import pdfium

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def plan():
    return accompanied_plan(language="ar")


@pytest.fixture
def there():
    return make_organisation("Ergasia")


@pytest.fixture
def receiver(there):
    return make_worker(Role.CASE_WORKER, organisation=there, username="nikos", first_name="Nikos")


def address(name, row) -> str:
    return reverse(f"plans_desk:{name}", args=[row.uuid])


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def asked(plan, there, receiver, enter) -> HandOver:
    fields = {"to_organisation": there.uuid, "themes": [Theme.PAPERS], "overlap_until": days.in_days(14)}
    page = enter(plan.worker).post(address("move", plan.pathway), fields, follow=True)
    assert "has not answered" in page.content.decode()
    return HandOver.objects.get()


def test_a_form_with_too_long_an_overlap_is_told_why(plan, there, receiver, enter):
    fields = {"to_organisation": there.uuid, "themes": [Theme.PAPERS], "overlap_until": days.in_days(61)}
    page = enter(plan.worker).post(address("move", plan.pathway), fields)
    assert "until 60 days from now" in page.content.decode()
    assert not HandOver.objects.exists()


def test_she_is_not_asked_any_more(plan, asked, enter):
    page = enter(plan.worker).post(address("move_back", plan.pathway), follow=True)
    assert told(page) == ["She is not asked any more."]
    asked.refresh_from_db()
    assert asked.closed_at is not None


def test_what_comes_shows_a_number_and_no_handle(plan, asked, receiver, enter):
    desk = enter(receiver)
    assert "No plan is on its way here." in desk.get(reverse("plans_desk:coming")).content.decode()
    assert desk.get(address("receive", asked)).status_code == 404
    agree(asked, person=plan.person, language="ar")
    text = desk.get(reverse("plans_desk:coming")).content.decode()
    number = f"{asked.number[:4]} {asked.number[4:]}"
    assert (number in text, plan.learner.profile.handle in text, "My papers" in text) == (True, False, False)
    page = desk.post(address("receive", asked), follow=True)
    assert told(page) == ["Received. The plan is among yours, and all three have the receipt."]
    assert desk.get(address("plan", plan.pathway)).status_code == 200
    assert AccessEntry.objects.filter(reader=receiver, what="plan").count() == 1


def test_both_sides_print_the_receipt_and_nobody_else(plan, asked, receiver, enter, pango):
    agree(asked, person=plan.person, language="ar")
    enter(receiver).post(address("receive", asked))
    for worker in (receiver, plan.worker):
        sheet = enter(worker).get(address("receipt", asked))
        assert "Ergasia" in pdfium(sheet.content)
    stranger = make_worker(Role.COORDINATOR, organisation=make_organisation("Third House"))
    assert enter(stranger).get(address("receipt", asked)).status_code == 404


def test_they_cannot_take_it(plan, asked, receiver, enter):
    agree(asked, person=plan.person, language="ar")
    page = enter(receiver).post(address("receive", asked), {"no": "1"}, follow=True)
    assert told(page) == ["The plan stays where it is."]
    assert parts_seen(plan.worker, plan.pathway) == frozenset(Theme.values)


def test_another_organisations_coordinator_a_trainer_and_who_lost_her_find_nothing(plan, asked, enter):
    agree(asked, person=plan.person, language="ar")
    trainer = make_worker(Role.TRAINER)
    let_in(plan.pathway, trainer, Role.TRAINER)
    third = make_organisation("Third House")
    lawyer = make_worker(Role.CASE_WORKER, organisation=third)
    let_in(plan.pathway, lawyer, organisation=third, themes=[Theme.PAPERS])
    end_support_assignment(SupportAssignment.objects.get(worker=plan.worker), by=plan.worker)
    coordinator = make_worker(Role.COORDINATOR, organisation=third)
    for worker in (trainer, lawyer, plan.worker, coordinator):
        desk = enter(worker)
        for name in ("move", "rest", "finish"):
            assert (name, desk.get(address(name, plan.pathway)).status_code) == (name, 404)
        assert desk.post(address("move_back", plan.pathway)).status_code == 404
        assert desk.post(address("receive", asked)).status_code == 404
    assert enter(make_employer()).get(reverse("plans_desk:coming")).status_code in {302, 403, 404}
    asked.refresh_from_db()
    assert (asked.received_at, asked.closed_at) == (None, None)


def test_it_rests_and_goes_on(plan, enter):
    desk = enter(plan.worker)
    desk.post(address("rest", plan.pathway), {"rest": "1"})
    assert Pathway.objects.get().paused_at is not None
    assert "It goes on where it was." in desk.get(address("rest", plan.pathway)).content.decode()
    desk.post(address("rest", plan.pathway), {"again": "1"})
    assert Pathway.objects.get().paused_at is None


def test_the_last_look_is_in_two_languages_and_the_note_on_the_law_stands_before_the_fields(
    plan, enter, pango
):
    step = Step.objects.order_by("pk").first()
    Step.objects.filter(pk=step.pk).update(state=Step.State.DONE, state_on=days.today())
    desk = enter(plan.worker)
    page = desk.get(address("finish", plan.pathway))
    text = page.content.decode()
    assert text.index("A court can ask") < text.index('name="own_hers"')
    assert 'lang="ar"' in text
    refused = desk.post(address("finish", plan.pathway), {"own_hers": "مفتاحي"})
    assert "A plan ends when she says so." in refused.content.decode()
    fields = {"along": [str(step.uuid)], "own_hers": "مفتاحي", "own_ours": "My key", "agreed_by_her": "on"}
    ended = desk.post(address("finish", plan.pathway), fields, follow=True)
    review = Review.objects.get()
    assert (review.languages, review.takes_along[1]) == (["ar", "en"], {"ar": "مفتاحي", "en": "My key"})
    assert (Pathway.objects.get().closed_at is not None, review.worker) == (True, plan.worker)
    assert "The plan came to its end" in ended.content.decode()
    read = pdfium(desk.get(address("ended_print", review)).content)
    assert ("My key" in read, plan.learner.profile.handle in read) == (True, False)
    assert desk.get(address("plan", plan.pathway)).status_code == 404
    Review.objects.update(held_on=days.in_days(-1))
    assert desk.get(address("ended_print", review)).status_code == 404
    assert enter(make_worker()).get(address("ended", review)).status_code == 404


def test_who_received_it_reads_until_when_the_others_help_along(plan, asked, receiver, enter):
    agree(asked, person=plan.person, language="ar")
    receive(HandOver.objects.get(), worker=receiver)
    text = enter(receiver).get(address("move", plan.pathway)).content.decode()
    assert f"<bdi>{asked.from_organisation.name}</bdi> helps along until" in text
    assert ("You help along until" in text, "To <bdi>Ergasia</bdi>" in text) == (False, False)


def test_she_reads_that_what_she_takes_along_was_printed_there(plan, enter, monkeypatch):
    monkeypatch.setattr("lms.printing.pdf.render_pdf", lambda *_args, **_more: b"%PDF")
    review = close(plan.pathway, by=plan.worker, farewell=Farewell(("en",), agreed_by_her=True))
    before = AccessEntry.objects.count()
    page = enter(plan.worker).get(address("ended_print", review))
    entry = AccessEntry.objects.order_by("pk").last()
    assert (page.status_code, AccessEntry.objects.count()) == (200, before + 1)
    assert (entry.person, entry.reader, entry.thing) == (plan.person, plan.worker, plan.pathway.uuid)
