"""Groups she may ask to join, and the sheet on the wall that leads to one."""

import pytest
from django.urls import reverse

from courses.enrolments.invitations import end_invitation, invite
from courses.enrolments.joining import Reply, answer
from courses.enrolments.models import Cohort, JoinRequest, JoinState
from lms.messaging.models import Notice
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.sessions import make_group

pytestmark = pytest.mark.django_db

COURSES = "/en/learn/courses/"


@pytest.fixture
def group(faces):
    made = make_group()
    Cohort.objects.filter(pk=made.pk).update(is_open=True)
    made.refresh_from_db()
    return made


@pytest.fixture
def trainer(group):
    return make_worker(Role.TRAINER)


@pytest.fixture
def learner(group):
    return make_learner()


@pytest.fixture
def browser(learner, enter):
    return enter(learner.user)


def states(browser):
    return [card.state for card in browser.get(reverse("player:courses")).context["groups"]]


def test_she_asks_takes_it_back_and_reads_every_answer(browser, group, learner, trainer):
    assert states(browser) == [""]
    browser.post(reverse("player:group_ask", args=[group.uuid]))
    assert states(browser) == ["asked"]
    browser.post(reverse("player:group_back", args=[group.uuid]))
    assert states(browser) == [""]
    browser.post(reverse("player:group_ask", args=[group.uuid]))
    answer(JoinRequest.objects.get(), Reply.WAIT, by=trainer)
    assert (states(browser), Notice.objects.filter(seen_at=None).count()) == (["waiting"], 0)
    answer(JoinRequest.objects.get(), Reply.NO, by=trainer)
    assert states(browser) == ["declined"]


def test_s23_a_group_that_is_not_open_or_elsewhere_is_not_there(browser, group, faces):
    theirs = make_group(organisation=make_organisation("Ergasia"))
    Cohort.objects.filter(pk=theirs.pk).update(is_open=True)
    Cohort.objects.filter(pk=group.pk).update(is_open=False)
    assert states(browser) == []
    for one in (group, theirs):
        assert browser.post(reverse("player:group_ask", args=[one.uuid])).status_code == 404
    assert JoinRequest.objects.count() == 0


def test_s10_whoever_finds_the_sheet_learns_nothing(client, group, trainer):
    real = client.get(reverse("invitations:join", args=[invite(group, by=trainer).token]))
    false = client.get(reverse("invitations:join", args=["guessed"]))
    assert (real.status_code, real["Location"], real.content) == (302, false["Location"], false.content)
    assert real["Location"] == reverse("accounts:enter")


def test_after_the_ordinary_door_she_may_ask(client, group, trainer, learner):
    Cohort.objects.update(is_open=False)
    client.get(reverse("invitations:join", args=[invite(group, by=trainer).token]))
    entered = client.post(
        reverse("accounts:enter"),
        {"handle": learner.card.number, "code": learner.code, "phone": "shared"},
    )
    assert entered["Location"] == reverse("player:home")
    led = client.get(entered["Location"])
    assert led["Location"] == reverse("player:invited")
    page = client.get(led["Location"])
    assert (page.context["card"].name, page.context["card"].can_ask) == (group.name, True)
    assert client.post(led["Location"])["Location"] == reverse("player:courses")
    assert JoinRequest.objects.get().state == JoinState.ASKED
    assert client.get(reverse("player:home")).status_code == 200  # once


def test_an_ended_invitation_says_the_same_as_a_guess_and_one_of_elsewhere(
    browser, group, trainer, enter, faces
):
    ended = invite(group, by=trainer).token
    end_invitation(group, by=trainer)
    theirs = make_group(organisation=make_organisation("Ergasia"))
    elsewhere = invite(theirs, by=make_worker(Role.TRAINER, organisation=theirs.organisation)).token
    pages = []
    for token in (ended, "guessed", elsewhere):
        browser.get(reverse("invitations:join", args=[token]))
        page = browser.get(reverse("player:invited"))
        pages.append((page.status_code, page.context["card"], page.context["wait"]))
    assert pages == [(200, None, 0)] * 3
    assert browser.post(reverse("player:invited"))["Location"] == reverse("player:home")
    assert JoinRequest.objects.count() == 0
