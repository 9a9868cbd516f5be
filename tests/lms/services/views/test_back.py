"""Back, loading again and another language lose nothing, and no address can be read."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from lms.services.directory.models import Service
from lms.services.finding.asked import OPENS_SECONDS, Asked, sealed, unsealed
from lms.services.index import refresh_index
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


@pytest.fixture
def service() -> Service:
    made = make_service(name="Casa Limone", needs=["lawyer"], towns=[make_town()])
    refresh_index(Service.objects.all())
    return made


def names(answer) -> list[str]:
    return [str(place.title) for place in answer.context["found"].services]


def test_without_a_script_what_was_found_has_an_address_that_says_nothing(browser, service):
    sent = browser.post("/services/", {"need": "lawyer", "words": "limone", "again": "1"})
    address, form = sent["Location"], browser.get("/services/")
    assert (sent.status_code, "lawyer" in address, "limone" in address) == (303, False, False)
    again = browser.get(address)
    assert names(again) == ["Casa Limone"]
    assert again.context["asked"].need == "lawyer"
    titles = [re.search(r"<title>([^<]*)</title>", each.content.decode())[1] for each in (again, form)]
    assert titles[0] == titles[1]
    assert (len(browser.cookies), again["Referrer-Policy"]) == (0, form["Referrer-Policy"])
    assert "no-store" in again["Cache-Control"]
    assert browser.get(f"/it{address}").context["asked"] == again.context["asked"]
    carried = {"found": again.context["found"].sealed, "again": "1", "mine": [str(service.uuid)]}
    italian = browser.get(browser.post(f"/it{address}", carried)["Location"])
    assert (italian.wsgi_request.path[:4], italian.context["asked"].mine) == ("/it/", (str(service.uuid),))


def test_after_half_an_hour_the_address_shows_the_form_alone(browser, service, monkeypatch):
    assert OPENS_SECONDS == 30 * 60
    address = browser.post("/services/", {"need": "lawyer", "again": "1"})["Location"]
    monkeypatch.setattr("lms.services.views.find.OPENS_SECONDS", -1)
    late = browser.get(address)
    assert (late.context["found"], late.context["over"]) == (None, True)
    assert browser.get("/services/again/nonsense/").context["over"] is True


def test_the_forms_say_that_there_is_no_script_only_where_there_is_none(browser, service):
    for page in (browser.get("/services/"), browser.post("/services/", {"need": "lawyer"})):
        text = page.content.decode()
        outside = re.sub(r"<noscript>.*?</noscript>", "", text, flags=re.DOTALL)
        assert ('name="again"' in text, 'name="again"' in outside) == (True, False)


def test_back_leads_to_the_page_of_the_list_where_she_was(browser):
    for number in range(12):
        make_service(name=f"Service {number:02}")
    second = sealed(Asked(page=2))
    assert names(browser.post("/services/", {"found": second})) == ["Service 10", "Service 11"]


def test_another_language_shows_the_same_list_with_her_ticks(browser, service):
    found = browser.post("/services/", {"need": "lawyer"})
    page = found.content.decode()
    assert '<button class="languages__link" form="found" formaction="/it/services/"' in page
    carried = re.search(r'name="found" value="([^"]+)"', page)[1]
    italian = browser.post("/it/services/", {"found": carried, "mine": [str(service.uuid)]})
    asked = italian.context["asked"]
    assert (names(italian), asked.mine) == (["Casa Limone"], (str(service.uuid),))
    assert replace(unsealed(carried), mine=asked.mine) == asked


def test_a_slip_keeps_its_code_in_another_language(browser, service):
    address = f"/services/{service.uuid}/slip/"
    made = browser.post(address, {"needs": ["lawyer"], "words": "Tuesday", "step": "make"}, headers=HERE)
    page = made.content.decode()
    assert f'form="slip" formaction="/it{address}"' in page
    carried = re.search(r'name="slip" value="([^"]+)"', page)[1]
    italian = browser.post(f"/it{address}", {"slip": carried}, headers=HERE)
    assert italian.context["code"] == made.context["code"]
    assert [line.said[-1] for line in italian.context["lines"]][-1] == "Tuesday"
    assert service.slips.count() == 1


def test_what_is_gone_back_to_is_not_counted_once_more(browser, service, monkeypatch):
    counted: list[str] = []
    monkeypatch.setattr("lms.services.views.find.count_in_vain", counted.append)
    found = browser.post("/services/", {"words": "qqqqqq"}).context["found"].sealed
    browser.post("/it/services/", {"found": found})
    assert counted == ["qqqqqq"]
