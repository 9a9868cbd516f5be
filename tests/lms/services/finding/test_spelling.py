"""Slips of the finger in what somebody looks for, in each language of the site."""

import pytest
from django.test import Client

from lms.contracts import finding
from lms.services.directory.models import Service
from lms.services.finding.asked import Asked
from lms.services.finding.queries import look
from lms.services.finding.spelling import mended, needs_meant
from lms.services.index import refresh_index
from lms.services.needs.enums import Need
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db
LAWYER = {"en": "lawyr", "it": "avvocatto", "es": "aboggado", "el": "δικηγορρο", "ro": "avocatt"}


@pytest.fixture
def lawyer():
    iasi = make_town("Iași", "RO")
    iasi.names = {"en": "Jassy"}
    iasi.save()
    service = make_service(name="Help at the counter", needs=["lawyer"], towns=[iasi])
    refresh_index(Service.objects.all())
    return service


@pytest.mark.parametrize("language", LAWYER)
def test_a_need_is_found_with_a_slip_in_its_name(lawyer, language):
    found = look(Asked(words=LAWYER[language]))
    assert [place.uuid for place in found.services] == [str(lawyer.uuid)]
    assert found.read_as not in {"", LAWYER[language]}
    assert LAWYER[language] not in found.sentence


def test_words_that_mean_nothing_here_are_left_out_and_places_are_mended(lawyer):
    assert {words: mended(words) for words in ("please a lawyer", "counte", "jasy", "qqqqq", "lawyer")} == {
        "please a lawyer": "a lawyer",
        "counte": "",
        "jasy": "",
        "qqqqq": "",
        "lawyer": "",
    }
    assert mended("conuter") == "counter"


def test_the_page_says_how_it_understood_it_and_offers_what_may_be_meant(lawyer, faces):
    browser = Client(SERVER_NAME="heal.localhost")
    mended_page = browser.post("/services/", {"words": "lawyr"}).content.decode()
    assert "Nothing was found for “lawyr”. This is for “lawyer”." in mended_page
    nothing = browser.post("/services/", {"words": "doctr lawyer"})
    assert nothing.context["found"].meant == [Need.LAWYER, Need.HEALTH]
    instead = {"found": nothing.context["found"].sealed, "instead": "lawyer"}
    assert browser.post("/services/", instead).context["found"].count == 1


def test_the_search_of_the_face_mends_it_too(lawyer, faces):
    found = [each for each in finding.find("programme", "lawyr", "en", 9) if each.read_as]
    titles = ["Help at the counter", "Services", "What I need"]
    assert [(each.title, each.read_as) for each in found] == [(title, "lawyer") for title in titles]


def test_a_need_is_meant_by_its_name_in_any_language():
    assert needs_meant("avvocato") == [Need.LAWYER]
    assert needs_meant("a the") == []
