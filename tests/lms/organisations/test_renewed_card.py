"""A new card lets her learn at once.

What her PIN protects waits a day or for a second worker, and she sees who made the card.
"""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from lms.accounts.models import CodeCard, Profile
from lms.audit.models import AuditEntry
from lms.organisations.actions import assign, confirm_renewed_card, renew_card
from lms.organisations.models import Role
from tests.factories.people import PIN, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(faces):
    return make_worker(username="giulia", first_name="Giulia", last_name="Conti")


@pytest.fixture
def coordinator(faces):
    return make_worker(Role.COORDINATOR, username="anna")


@pytest.fixture
def learner(worker):
    return make_learner(worker=worker)


@pytest.fixture
def renewed(learner, worker):
    return renew_card(learner.profile, worker=worker)


@pytest.fixture
def browser(client, renewed):
    """Her own browser after she entered with the new card, saw who made it and chose a new PIN."""
    client.post("/learn/enter/", {"handle": renewed.card.number, "code": renewed.code})
    client.post("/learn/card/")
    client.post("/learn/pin/", {"pin": PIN, "pin_again": PIN})
    return client


def test_s09_a_new_card_ends_the_old_pin(renewed, learner):
    assert not Profile.objects.get(pk=learner.profile.pk).has_pin


def test_s09_her_next_entry_shows_who_made_it(client, renewed):
    came_in = client.post("/learn/enter/", {"handle": renewed.card.number, "code": renewed.code})
    assert came_in["Location"] == "/learn/card/"
    page = client.get("/learn/card/").content.decode()
    assert "Giulia made it" in page
    assert str(Role.CASE_WORKER.label) in page
    assert "Conti" not in page, "a first name is enough, and what she knows"
    assert client.post("/learn/card/")["Location"] == "/learn/pin/"
    assert client.get("/learn/card/")["Location"] == "/learn/pin/"


def test_s09_it_is_shown_again_until_she_says_she_saw_it(client, renewed):
    for _entry in range(2):
        assert (
            client.post("/learn/enter/", {"handle": renewed.card.number, "code": renewed.code})["Location"]
            == "/learn/card/"
        )
        client.cookies.clear()


def test_s09_a_first_card_tells_nothing(client, learner):
    assert (
        client.post("/learn/enter/", {"handle": learner.card.number, "code": learner.code})["Location"]
        == "/learn/"
    )


def test_s09_she_learns_at_once_and_what_the_pin_protects_waits(browser):
    assert browser.get("/learn/").status_code == 200
    waits = browser.get("/learn/portfolio/", follow=True)
    assert waits.redirect_chain[-1][0] == "/learn/pin/waits/"
    assert "24 more hours" in waits.content.decode()


def test_s09_after_a_day_it_opens(browser, renewed):
    CodeCard.objects.filter(pk=renewed.card.pk).update(
        issued_at=timezone.now() - datetime.timedelta(hours=24)
    )
    assert browser.get("/learn/portfolio/").status_code == 200


def test_s09_a_second_worker_opens_it_at_once(browser, learner, coordinator, enter):
    assign(coordinator, learner.user, make_organisation())
    page = enter(coordinator).get(f"/teach/people/{learner.profile.uuid}/")
    assert f"/teach/people/{learner.profile.uuid}/card/confirm/" in page.content.decode()
    enter(coordinator).post(f"/teach/people/{learner.profile.uuid}/card/confirm/")
    assert browser.get("/learn/portfolio/").status_code == 200
    assert AuditEntry.objects.filter(action="card.confirmed", actor__person=coordinator).count() == 1


def test_s09_who_made_the_card_is_not_the_second_worker(browser, learner, worker, enter):
    assert (
        "/card/confirm/" not in enter(worker).get(f"/teach/people/{learner.profile.uuid}/").content.decode()
    )
    assert enter(worker).get(f"/teach/people/{learner.profile.uuid}/card/confirm/").status_code == 404
    with pytest.raises(PermissionDenied):
        confirm_renewed_card(learner.profile, worker=worker)


def test_s09_a_worker_who_may_not_see_her_cannot_confirm(browser, learner, enter):
    elsewhere = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    trainer = make_worker(Role.TRAINER)
    for stranger in (elsewhere, trainer):
        assert enter(stranger).post(f"/teach/people/{learner.profile.uuid}/card/confirm/").status_code == 404
    assert browser.get("/learn/portfolio/").status_code == 302


def test_s09_a_third_card_waits_anew(browser, learner, worker, coordinator):
    confirm_renewed_card(learner.profile, worker=coordinator)
    again = renew_card(learner.profile, worker=worker)
    browser.post("/learn/enter/", {"handle": again.card.number, "code": again.code})
    browser.post("/learn/card/")
    browser.post("/learn/pin/", {"pin": PIN, "pin_again": PIN})
    assert browser.get("/learn/portfolio/").status_code == 302
