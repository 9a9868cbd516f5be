"""Looking for a service: what is asked stands in no address, and nothing is kept of it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.services.directory.models import Service
from lms.services.index import refresh_index
from lms.services.reaching.models import Language
from tests.factories.contacts import make_contact
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


def names(answer) -> list[str]:
    found = answer.context["found"]
    return [str(place.title) for place in found.services] if found else []


def sealed(answer) -> str:
    return re.search(r'name="found" value="([^"]+)"', answer.content.decode())[1]


def test_what_is_asked_narrows_what_is_found(browser):
    bologna, patra = make_town(), make_town("Patra", "GR")
    make_service(name="Lawyer", needs=["lawyer"], towns=[bologna], women_only="yes")
    make_service(name="Doctor", needs=["health"], towns=[bologna])
    make_service(name="Far", needs=["lawyer"], towns=[patra])
    refresh_index(Service.objects.all())
    found = {
        "a need": {"need": "lawyer"},
        "a town": {"town": str(bologna.uuid)},
        "both": {"need": "lawyer", "town": str(bologna.uuid)},
        "women only": {"women_only": "on"},
        "a word": {"words": "doc"},
        "nothing": {},
    }
    assert {asked: names(browser.post("/services/", form)) for asked, form in found.items()} == {
        "a need": ["Far", "Lawyer"],
        "a town": ["Doctor", "Lawyer"],
        "both": ["Lawyer"],
        "women only": ["Lawyer"],
        "a word": ["Doctor"],
        "nothing": ["Doctor", "Far", "Lawyer"],
    }


def test_where_no_town_was_chosen_each_service_says_its_town(browser):
    town = make_town("Bologna")
    make_service(towns=[town])
    found = [browser.post("/services/", asked) for asked in ({}, {"town": str(town.uuid)})]
    lists = [re.search(r'<ol class="places">.*?</ol>', each.content.decode(), re.DOTALL)[0] for each in found]
    assert ["Bologna" in each for each in lists] == [True, False]


def test_nothing_of_it_stands_in_an_address_a_title_or_a_cookie(browser):
    town = make_town()
    make_service(name="Lawyer", needs=["lawyer"], towns=[town])
    answer = browser.post("/services/", {"need": "lawyer", "town": str(town.uuid), "words": "law"})
    shown = answer.content.decode()
    addresses = set(re.findall(r'(?:href|action|formaction)="([^"]*)"', shown))
    assert [each for each in addresses if "lawyer" in each or str(town.uuid) in each or "?" in each] == []
    assert (re.findall(r"<title>(.*?)</title>", shown), dict(answer.cookies)) == (["HEAL"], {})
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "same-origin")


def test_what_was_found_is_gone_back_to_by_a_sealed_form(browser):
    """The way back, the next page, and the list, without a script and without an address."""
    town = make_town()
    for number in range(12):
        make_service(name=f"Help {number:02}", needs=["talk"], towns=[town])
    make_service(name="Other", needs=["work"], towns=[town])
    first = browser.post("/services/", {"need": "talk"})
    assert (len(names(first)), "talk" in sealed(first)) == (10, False)
    ticked = str(first.context["found"].services[0].uuid)
    second = browser.post("/services/", {"found": sealed(first), "mine": ticked, "page": "2"})
    assert names(second) == ["Help 10", "Help 11"]
    again = browser.post("/services/", {"found": sealed(second), "page": "1"})
    assert (names(again), again.context["asked"].mine) == (names(first), (ticked,))
    assert f'value="{ticked}" checked' in again.content.decode()


@pytest.mark.parametrize("found", ["", "rubbish", "gAAAAAB"])
def test_what_was_found_too_long_ago_begins_anew(browser, found):
    answer = browser.post("/services/", {"found": found})
    assert (answer.status_code, names_or_none(answer)) == (200, None)
    assert "This search was open for too long" in answer.content.decode()


def names_or_none(answer):
    return answer.context.get("found")


def test_hours_nobody_told_are_not_known_and_never_closed(browser):
    make_service(name="Silent", towns=[make_town()])
    shown = browser.post("/services/", {}).content.decode()
    assert ("Hours not known: call first" in shown, "Closed" in shown) == (True, False)


def test_nothing_found_offers_what_could_be_left_out(browser):
    town = make_town()
    make_service(needs=["talk"], towns=[town])
    answer = browser.post("/services/", {"need": "food", "town": str(town.uuid), "free": "on"})
    assert [way.without for way in answer.context["found"].wider] == ["boxes", "town", "need"]
    make_service(name="Bread", needs=["food"], towns=[make_town("Patra", "GR")], cost="free")
    wider = browser.post("/services/", {"found": sealed(answer), "without": "town"})
    assert names(wider) == ["Bread"]


def test_words_of_distress_open_what_helps_first(browser):
    make_service(name="Lawyer")
    shown = browser.post("/services/", {"words": "He HITS me"}).content.decode()
    assert shown.index("You matter more than this page") < shown.index("Who can help, near you")
    calm = browser.post("/services/", {"words": "lawyer"}).content.decode()
    assert [opened(shown), opened(calm)] == [["data-unsafe"], ["data-unsafe hidden"]]


def opened(shown: str) -> list[str]:
    """What helps stands on the page once, open or for the device to open."""
    return re.findall(r'<(?:section class="first first--now"|details class="unsafe") (.*?)>', shown)


@pytest.mark.parametrize("words", [None, "", "lawyer", "he hits me"])
def test_on_every_page_of_it_the_device_can_open_what_helps(browser, words):
    make_service(name="Lawyer")
    answer = browser.get("/services/") if words is None else browser.post("/services/", {"words": words})
    shown = answer.content.decode()
    told = re.search(r'data-hard="([^"]+)"', shown)[1].split("|")
    assert (len(opened(shown)), "suicid" in told, "fold/unsafe.js" in shown) == (1, True, True)


def test_who_is_not_safe_is_given_a_crisis_line(browser):
    make_contact("Night line", number="+39 800 000 007", hours="always")
    service = make_service()
    place = f"/services/{service.uuid}/"
    for answer in (browser.get("/services/"), browser.post("/services/", {}), browser.get(place)):
        now = re.search(r'<div class="now".*?</ul>(.*?)<p class="soft">', answer.content.decode(), re.DOTALL)[
            1
        ]
        assert ('href="tel:+39800000007"' in now, "Night line" in now) == (True, True)
        assert ("At every hour" in now, "always" in now) == (True, False)


def test_safe_first_and_it_can_be_skipped(browser):
    shown = browser.get("/services/").content.decode()
    words = ["Are you safe right now?", "I need somewhere tonight", "No, I am not safe", "Skip this"]
    assert [word for word in words if word not in shown] == []
    make_service(name="House", needs=["tonight"])
    assert names(browser.post("/services/", {"need": "tonight"})) == ["House"]


def test_who_speaks_her_language_stands_first(browser):
    make_service(name="A")
    speaking = make_service(name="B")
    Language.objects.create(service=speaking, code="ar")
    answer = Client(SERVER_NAME="heal.localhost").post("/ar/services/", {})
    assert names(answer) == ["B", "A"]


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 30])
def test_a_page_that_is_not_there_is_another_one(browser, page):
    make_service(name="One")
    first = browser.post("/services/", {})
    assert names(browser.post("/services/", {"found": sealed(first), "page": page})) == ["One"]


def test_two_or_three_are_compared(browser):
    uuids = [str(make_service(name=name).uuid) for name in "ABCD"]
    found = sealed(browser.post("/services/", {}))
    ticked = {count: {"found": found, "mine": uuids[:count]} for count in range(5)}
    compared = {count: browser.post("/services/compare/", form) for count, form in ticked.items()}
    assert {
        count: [str(place.title) for place in answer.context.get("places") or []]
        for count, answer in compared.items()
    } == {0: [], 1: [], 2: ["A", "B"], 3: ["A", "B", "C"], 4: []}
    assert "Tick 2 or 3 of them" in compared[4].content.decode()


def queries_of(browser, form) -> int:
    browser.post("/services/", form)
    with CaptureQueriesContext(connection) as queries:
        assert browser.post("/services/", form).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow(browser):
    town = make_town()
    counts = []
    for more in (1, 2, 5):
        for _each in range(more):
            make_service(needs=["talk"], towns=[town])
        counts.append(queries_of(browser, {"need": "talk"}))
    assert len(set(counts)) == 1


def test_of_many_towns_the_name_is_typed(browser, monkeypatch):
    """A list of hundreds would be heavy. Accents and capitals make no difference."""
    monkeypatch.setattr("lms.services.forms.find.MOST_TO_CHOOSE_FROM", 1)
    iasi, bologna = make_town("Iași", "RO"), make_town()
    make_service(name="Far", towns=[iasi])
    make_service(name="Near", towns=[bologna])
    assert 'type="text" name="town"' in browser.get("/services/").content.decode()
    found = {typed: names(browser.post("/services/", {"town": typed})) for typed in ("IASI", "nowhere", "")}
    assert found == {"IASI": ["Far"], "nowhere": ["Far", "Near"], "": ["Far", "Near"]}
    shown = browser.post("/services/", {"town": "iasi"}).content.decode()
    assert 'value="Iași"' in shown


@pytest.mark.parametrize("few", [0, 2000])
def test_of_very_many_those_that_are_open_and_speak_her_language_stand_first(browser, monkeypatch, few):
    """However many are open: a few are named, of many each is asked."""
    monkeypatch.setattr("lms.services.finding.queries.MOST", 2)
    monkeypatch.setattr("lms.services.directory.queries.FEW", few)
    _shut, foreign, best = (make_service(name=name) for name in ("Zoe", "Ada", "Eva"))
    Service.objects.filter(pk__in=[foreign.pk, best.pk]).update(answers_day_and_night=True)
    Language.objects.create(service=best, code="en")
    answer = browser.post("/services/", {})
    assert names(answer) == ["Eva", "Ada"]
    assert answer.context["found"].sentence == "More than 2 services"
    assert "to see fewer" in answer.content.decode()
    assert names(browser.post("/services/", {"open_now": "on"})) == ["Eva", "Ada"]


@pytest.mark.parametrize("more", [{}, {"again": "1"}])
def test_a_town_that_nobody_knows_is_said_beside_the_field(browser, monkeypatch, more):
    """With a script and without; on the next pages too, and in a list of needs."""
    monkeypatch.setattr("lms.services.forms.find.MOST_TO_CHOOSE_FROM", 0)
    make_service(name="Law", needs=["lawyer"], towns=[make_town()])
    answer = browser.post("/services/", {"need": "lawyer", "town": "Atlantis"} | more, follow=True)
    page = answer.content.decode()
    assert [page.count("“Atlantis”"), 'value="Atlantis"' in page] == [1, True]
    assert [page.count('aria-describedby="town-unknown"'), page.count('id="town-unknown"')] == [1, 1]
    again = browser.post("/services/", {"found": answer.context["found"].sealed, "page": "1"})
    assert "“Atlantis”" in again.content.decode()
    needed = browser.post(
        "/services/needs/",
        {"needs": ["lawyer"], "town": "Atlantis"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert "“Atlantis”" in needed.content.decode()


@pytest.mark.parametrize("town", ["Bologna", "bolgna", "", "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"])
def test_of_a_town_that_is_known_or_gone_nothing_is_said(browser, town):
    make_service(name="Law", needs=["lawyer"], towns=[make_town()])
    assert "town-unknown" not in browser.post("/services/", {"town": town}).content.decode()
