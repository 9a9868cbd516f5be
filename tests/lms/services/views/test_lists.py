"""Her list on paper, in her language and in that of whoever she shows it to."""

import io

import pypdf
import pytest
from django.test import Client

from lms.services.directory.models import Wording
from lms.services.reaching.models import Phone
from tests.factories.services import make_place, make_service, make_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


def printed(browser, *ticked, **asked) -> str:
    found = browser.post("/services/", asked).context["found"].sealed
    paper = browser.post("/services/print/", {"found": found, "mine": ticked})
    assert (paper["Content-Type"], paper["Cache-Control"]) == ("application/pdf", "no-store")
    reader = pypdf.PdfReader(io.BytesIO(paper.content))
    assert reader.metadata.title == "List"
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def help_in_two_languages():
    service = make_service(name="Casa Prova", summary="Somebody listens.", needs=["talk"])
    make_place(service, town=make_town(), transportation="Bus 27")
    Phone.objects.create(service=service, number="051 000 0001")
    Wording.objects.create(service=service, language="it", texts={"summary": "Qualcuno ascolta."})
    return service


def test_each_line_stands_in_both_languages(browser):
    help_in_two_languages()
    text = printed(browser)
    words = ["Casa Prova", "Somebody listens.", "Qualcuno ascolta.", "051 000 0001", "Bus 27"]
    assert [word for word in words if word not in text] == []


def test_what_is_ticked_is_printed_and_without_a_tick_all(browser):
    service = help_in_two_languages()
    make_service(name="Other")
    assert ("Other" in printed(browser), "Other" in printed(browser, str(service.uuid))) == (True, False)


def test_the_page_says_how_much_is_printed_without_a_tick(browser, monkeypatch):
    monkeypatch.setattr("lms.services.finding.queries.PAGE", 1)
    help_in_two_languages()
    make_service(name="Zeta house")
    page = browser.post("/services/", {}).content.decode()
    assert ("Zeta house" in page, "all that was found, 30 at most." in page) == (False, True)
    assert [name for name in ("Casa Prova", "Zeta house") if name not in printed(browser)] == []


def test_a_list_of_too_long_ago_begins_anew(browser):
    answer = browser.post("/services/print/", {"found": "rubbish"})
    assert "This search was open for too long" in answer.content.decode()


def test_a_number_reads_from_left_to_right_in_arabic_too(browser):
    service = help_in_two_languages()
    found = browser.post("/ar/services/", {}).context["found"].sealed
    paper = browser.post("/ar/services/print/", {"found": found, "mine": [str(service.uuid)]})
    text = pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert "051 000 0001" in text
