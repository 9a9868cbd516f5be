"""Somebody is away: a colleague sees what is hers for those days, and nothing more."""

from uuid import uuid4

import pytest
from django.urls import reverse

from lms.audit.models import AccessEntry
from lms.core import days
from lms.desk.deputies import end_standing_in
from lms.messaging.rules import who_answers
from lms.organisations.actions import assign
from lms.organisations.models import Deputy, Role
from tests.factories.deputies import stand_in
from tests.factories.messages import fresh, write
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
AWAY = "/teach/away/"


@pytest.fixture
def sara():
    return make_worker(Role.CASE_WORKER, username="sara", first_name="Sara")


@pytest.fixture
def paolo():
    return make_worker(Role.CASE_WORKER, username="paolo", first_name="Paolo")


@pytest.fixture
def hers(sara):
    return make_learner(worker=sara, handle="River Maple 42")


def handles(browser) -> list[str]:
    return [row.head.words for row in browser.get("/teach/").context["listing"].rows]


def page_of(learner) -> str:
    return reverse("desk:person", args=[learner.profile.uuid])


@pytest.mark.parametrize(
    ("first", "last", "seen"), [(1, 5, False), (0, 0, True), (-3, 2, True), (-3, -1, False)]
)
def test_it_begins_and_ends_by_itself_and_shows_hers_alone(enter, sara, paolo, hers, first, last, seen):
    make_learner(worker=make_worker(Role.CASE_WORKER), handle="Lake Pine 17")
    stand_in(paolo, sara, first=first, last=last)
    browser = enter(paolo)
    assert handles(browser) == (["River Maple 42"] if seen else [])
    assert browser.get(page_of(hers)).status_code == (200 if seen else 404)
    assert [entry.reader for entry in AccessEntry.objects.filter(person=hers.user)] == [paolo] * seen


def test_whoever_opens_her_page_reads_who_stands_in(enter, sara, paolo, hers):
    stand_in(paolo, sara)
    assert "<bdi>Paolo</bdi> stands in until" in enter(sara).get(page_of(hers)).content.decode()


def answering(learner) -> list:
    return who_answers(fresh(learner.user))[make_organisation()].first


def test_what_she_writes_reaches_who_stands_in_for_her_trainer(enter, hers):
    marta, sofia, lucia = (make_worker(Role.TRAINER, username=name) for name in ("marta", "sofia", "lucia"))
    assign(marta, hers.user, make_organisation())
    stand_in(sofia, marta)
    conversation = write(hers)
    assert answering(hers) == [marta, sofia]
    assert [
        enter(who).get(reverse("messaging_desk:conversation", args=[conversation.uuid])).status_code
        for who in (marta, sofia, lucia)
    ] == [200, 200, 404]


def test_who_stands_in_for_the_deputy_sees_what_is_the_deputys_alone(enter, sara, paolo, hers):
    lucia = make_worker(Role.CASE_WORKER, username="lucia")
    stand_in(paolo, sara)
    stand_in(lucia, paolo)
    assert handles(enter(lucia)) == []


def named(browser, worker, deputy, **sent) -> int:
    here = make_organisation().pk
    form = {
        "deputy": f"{here}-{deputy.pk}",
        "since": str(days.today()),
        "until": str(days.in_days(3)),
        "key": str(uuid4()),
    }
    form |= {"worker": f"{here}-{worker.pk}"} if worker is not None else {}
    return browser.post(AWAY, form | sent).status_code


def test_she_names_somebody_who_does_the_same_work_there(enter, sara, paolo):
    elsewhere = make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia"))
    trainer = make_worker(Role.TRAINER)
    browser = enter(sara)
    assert [named(browser, None, other) for other in (elsewhere, trainer, sara)] == [200, 200, 200]
    assert named(browser, None, paolo, since=str(days.in_days(-1))) == 200
    assert named(browser, None, paolo) == 303
    row = Deputy.objects.get()
    assert (row.worker, row.deputy, row.named_by) == (sara, paolo, sara)
    assert "A colleague is away" in enter(paolo).get("/teach/").content.decode()


def test_a_coordinator_names_for_whoever_is_ill_and_reads_the_list_of_hers(enter, sara, paolo):
    anna, nikos = (
        make_worker(Role.COORDINATOR),
        make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia")),
    )
    browser = enter(anna)
    assert named(browser, sara, make_worker(Role.TRAINER)) == 200
    assert named(browser, sara, paolo) == 303
    assert [(row.worker, row.deputy) for row in browser.get(AWAY).context["rows"]] == [("Sara", "Paolo")]
    assert enter(nikos).get(AWAY).context["rows"] == []
    end = reverse("desk:away_end", args=[Deputy.objects.get().uuid])
    assert [enter(who).post(end).status_code for who in (nikos, make_worker(Role.CASE_WORKER))] == [404, 404]
    assert (browser.post(end).status_code, browser.get(AWAY).context["rows"]) == (303, [])


def test_a_later_choice_takes_the_place_of_an_earlier_one_for_the_same_days(sara, paolo):
    lucia = make_worker(Role.CASE_WORKER)
    first, other_days = stand_in(paolo, sara), stand_in(paolo, sara, first=20, last=25)
    second = stand_in(lucia, sara, first=3, last=8)
    assert list(Deputy.objects.filter(ended_at=None)) == [second, other_days]
    end_standing_in(first, by=sara)
    assert Deputy.objects.filter(ended_at=None).count() == 2
