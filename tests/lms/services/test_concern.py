"""Something is not right with a service: it is taken out of the directory at once, and comes back when two
have looked into it.
"""

import json

import pytest
from django.test import Client
from django.urls import reverse

from lms.concerns.actions import end, look, open_again, stop
from lms.concerns.models import Concern
from lms.organisations.models import Role
from lms.services.directory.queries import public
from lms.services.keeping.models import Change
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
SENT = {"said_what": "money", "said_step": "send", "said": "They keep passports."}


@pytest.fixture
def three(faces):
    return {
        name: make_worker(Role.COORDINATOR, organisation=make_organisation(name), username=name.lower())
        for name in ("Alba", "Bora", "Cima")
    }


@pytest.fixture
def browser(faces):
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


@pytest.fixture
def service(three):
    return make_service(needs=["talk"], towns=[make_town()], edited_by=make_organisation("Alba"))


def found(browser) -> int:
    return browser.post("/services/", {"need": "talk"}).content.decode().count('class="place')


def said(browser, service) -> Concern:
    page = browser.get(f"/services/{service.uuid}/").content.decode()
    address = reverse("concerns:about", args=[service.uuid], urlconf="lms.site.urls_programme")
    assert f'href="{address}"' in page
    assert browser.post(address, SENT, headers=HERE).status_code == 200
    return Concern.objects.get()


def test_from_its_page_to_two_who_do_not_edit_it(browser, service):
    concern = said(browser, service)
    assert (concern.kind, concern.thing, concern.words) == ("service", service.uuid, "They keep passports.")
    assert {seat.organisation.name for seat in concern.seats.all()} == {"Bora", "Cima"}


def test_it_is_gone_from_everywhere_outside_until_two_have_looked(browser, three, service):
    concern = said(browser, service)
    assert found(browser) > 0
    stop(concern, by=three["Bora"], words="Two said it.")
    api = json.loads(browser.get("/api/hsds/v3/services").content)
    page = browser.get(f"/services/{service.uuid}/")
    assert (found(browser), public().count(), api["total_items"]) == (0, 0, 0)
    assert (page.status_code, "Somebody is looking into it." in page.content.decode()) == (404, True)
    assert "They keep passports" not in page.content.decode()
    for name in ("Bora", "Cima"):
        look(concern, by=three[name], words="Rang there.")
    open_again(concern, by=three["Cima"], words="It was a mistake.")
    assert (found(browser) > 0, browser.get(f"/services/{service.uuid}/").status_code) == (True, 200)


def test_who_edits_it_sees_that_and_neither_ends_it_nor_reads_why(browser, three, service, enter):
    concern = said(browser, service)
    stop(concern, by=three["Bora"], words="Two said it.")
    desk = enter(three["Alba"])
    desk.defaults["SERVER_NAME"] = "heal.localhost"
    page = desk.get(f"/work/services/{service.uuid}/").content.decode()
    told = [each in page for each in ("coordinators are looking into it", "passports", "Two said it")]
    assert told == [True, False, False]
    desk.post(f"/work/services/{service.uuid}/pause/end/", {})
    desk.post(f"/work/services/{service.uuid}/review/", {"reviewer": "The office", "months": 6})
    assert public().count() == 0
    assert desk.get(f"/work/concerns/{concern.uuid}/").status_code == 404
    assert "held back" in Change.objects.values_list("member", flat=True)


def test_when_it_stays_away_it_is_a_draft(browser, three, service):
    concern = said(browser, service)
    stop(concern, by=three["Bora"], words="Two said it.")
    for name in ("Bora", "Cima"):
        look(concern, by=three[name], words="Went there.")
    end(concern, by=three["Bora"], words="It is not what it says.")
    service.refresh_from_db()
    assert (service.is_published, service.held_back_on, public().count()) == (False, None, 0)
    assert browser.get(f"/services/{service.uuid}/").status_code == 404


def test_a_learner_says_it_from_her_own_pages_and_it_is_read_on_the_other_desk(enter, three, service):
    hers = enter(make_learner().user, pin=True)
    page = hers.get(f"/learn/help/{service.uuid}/", follow=True).content.decode()
    assert f'href="/learn/word/{service.uuid}/"' in page
    hers.post(f"/learn/word/{service.uuid}/", SENT)
    assert Concern.objects.get().face == "programme"
