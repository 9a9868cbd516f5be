"""One service: everything one has to know before calling, and nothing of where people hide."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from lms.core import days
from lms.privacy.retention import apply as apply_retention
from lms.services import urls
from lms.services.keeping.models import ErrorReport
from lms.services.places.models import Address
from lms.services.reaching.models import Language, Phone
from lms.services.tallies import actions
from lms.services.tallies.models import Tally
from tests.factories.services import make_place, make_service, make_town

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(faces) -> Client:
    actions.tens.forget()
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


def shown(browser, service, **more) -> str:
    return browser.get(f"/services/{service.uuid}/", **more).content.decode()


def facts(answer) -> dict[str, str]:
    place = answer.context["place"]
    return {fact.asked: str(fact.answer) for fact in [*place.call_facts, *place.going_facts]}


def test_what_matters_is_said_plainly_and_what_is_not_known_too(browser):
    service = make_service(
        towns=[make_town()], police_contact="danger", papers_asked="never", safe_to_call="yes", on_bill="no"
    )
    told = facts(browser.get(f"/services/{service.uuid}/"))
    asked = [
        *("Is it safe to call?", "Is the call recorded?", "Does it stand on the bill?"),
        *("Are the police told?", "Papers", "Women only", "Without steps"),
    ]
    assert [told[each] for each in asked] == [
        *("Yes", "Not known", "No"),
        *("Only when a life is in danger", "They never ask for papers", "Not known", "Not known"),
    ]


def test_who_hears_of_a_call_and_what_it_costs_where_it_is_known(browser):
    told = facts(browser.get(f"/services/{make_service(migration_office='no', call_cost='more').uuid}/"))
    assert (told["Migration office"], told["Price"]) == (
        "Nobody tells them of the call.",
        "More than a usual call.",
    )
    unknown = facts(browser.get(f"/services/{make_service().uuid}/"))
    assert [name for name in ("Migration office", "Price") if name in unknown] == []


def test_what_happens_when_one_calls(browser):
    steps = [{"title": "Somebody answers", "text": "Say your language."}]
    service = make_service(call_steps=steps)
    Phone.objects.create(service=service, number="051 000 0001")
    page = shown(browser, service)
    words = ["Somebody answers", "Say your language.", 'href="tel:0510000001"']
    assert [word for word in words if word not in page] == []


def test_the_title_is_the_name_of_the_website_and_nothing_is_set(browser):
    answer = browser.get(f"/services/{make_service(name='Women fleeing').uuid}/")
    titles = re.findall(r"<title>(.*?)</title>", answer.content.decode())
    assert (titles, dict(answer.cookies), answer["Cache-Control"]) == (["HEAL"], {}, "no-store")


def test_the_way_back_comes_along(browser):
    service = make_service(name="One", needs=["talk"])
    found = browser.post("/services/", {"need": "talk"})
    came = browser.post(f"/services/{service.uuid}/", {"found": found.context["found"].sealed})
    back = browser.post("/services/", {"found": came.context["back"]})
    assert (back.context["asked"].need, [str(each.title) for each in back.context["found"].services]) == (
        "talk",
        ["One"],
    )


def test_a_confidential_place_says_its_area_and_no_address_there_is(browser):
    """What is stored as its address is the door for the public; there is no other."""
    service = make_service(name="House", needs=["tonight"])
    make_place(service, town=make_town(), is_confidential=True, redaction="shelter", area="North")
    page = shown(browser, service)
    assert ("The address is not told here" in page, "North" in page, "Address" in page) == (True, True, False)


def test_an_open_place_says_its_address(browser):
    service = make_service()
    offered = make_place(service, town=make_town())
    Address.objects.create(location=offered.location, address_1="Via Prova 1", city="Bologna")
    assert "Via Prova 1, Bologna" in shown(browser, service)


def test_past_its_review_it_says_since_when(browser):
    past = days.today() - datetime.timedelta(days=1)
    service = make_service(reviewed_on=past - datetime.timedelta(days=200), expires_on=past)
    assert "Nobody has looked at this since" in shown(browser, service)
    assert "Nobody has looked" not in shown(browser, make_service())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"suspend_on": datetime.date(2020, 1, 1)}, "Nobody has checked it for a long time"),
        ({"paused_on": datetime.date(2020, 1, 1)}, "or it is closed for a while"),
        (
            {"paused_on": datetime.date(2020, 1, 1), "paused_until": datetime.date(2090, 5, 1)},
            "Look here again from 1 May 2090.",
        ),
    ],
)
def test_what_is_set_aside_tells_that_and_nothing_else(browser, fields, words):
    """Neither its name nor why: the latter is written for colleagues."""
    service = make_service(name="Quiet house", pause_words="Quiet house: Rosa is ill.", **fields)
    answer = browser.get(f"/services/{service.uuid}/")
    page = answer.content.decode()
    assert (answer.status_code, words in page, "Quiet house" in page) == (404, True, False)
    assert browser.post("/services/", {}).context["found"].services == []


@pytest.mark.parametrize("fields", [{"is_published": False}, {"reviewed_on": None, "expires_on": None}])
def test_what_was_never_shown_is_not_there(browser, fields):
    service = make_service(name="Draft", **fields)
    answer = browser.get(f"/services/{service.uuid}/")
    assert (answer.status_code, "Draft" in answer.content.decode()) == (404, False)


def test_the_language_she_looks_for_is_told_also_through_an_interpreter(browser):
    service = make_service()
    Language.objects.create(service=service, code="it")
    Language.objects.create(service=service, code="ar", interpreter="phone")
    answer = browser.post("/services/", {"language": "ar"})
    assert answer.context["found"].services[0].spoken == "Italian, Arabic (With an interpreter on the phone)"


# -- something is wrong


def test_ten_taps_are_shown_and_nine_are_nowhere(browser, monkeypatch):
    monkeypatch.setattr(actions.tens, "quiet_seconds", 0)
    service = make_service()
    for _each in range(9):
        answer = browser.post(f"/services/{service.uuid}/tap/", {"tap": "closed"}, headers=HERE)
        assert (answer.status_code, dict(answer.cookies), Tally.objects.count()) == (200, {}, 0)
    browser.post(f"/services/{service.uuid}/tap/", {"tap": "closed"}, headers=HERE)
    assert list(Tally.objects.values_list("kind", "about", "count")) == [
        ("tap", f"{service.uuid}:closed", 10)
    ]


def test_one_finger_is_not_ten_people(browser):
    service = make_service()
    for _each in range(20):
        browser.post(f"/services/{service.uuid}/tap/", {"tap": "number"}, headers=HERE)
    assert Tally.objects.count() == 0


def test_another_website_taps_nothing(browser):
    service = make_service()
    asked = {"Sec-Fetch-Site": "cross-site"}
    answer = browser.post(f"/services/{service.uuid}/tap/", {"tap": "closed"}, headers=asked)
    assert (
        answer.status_code,
        browser.post(f"/services/{service.uuid}/tap/", {"tap": "x"}, headers=HERE).status_code,
    ) == (404, 404)


def test_words_go_to_those_who_edit_it(browser):
    service = make_service()
    empty = browser.post(f"/services/{service.uuid}/wrong/", {"words": ""}, headers=HERE)
    assert "Write something here." in empty.content.decode()
    browser.post(f"/services/{service.uuid}/wrong/", {"words": "It moved."}, headers=HERE)
    assert list(ErrorReport.objects.values_list("service", "words")) == [(service.pk, "It moved.")]


def test_who_reports_without_end_is_slowed_down(browser):
    service = make_service()
    address = f"/services/{service.uuid}/wrong/"
    for _each in range(7):
        page = browser.post(address, {"words": "It moved."}, headers=HERE).content.decode()
    assert ("Please wait" in page, "It moved." in page) == (True, True)  # what she wrote stands there still
    browser.post(address, {"words": "It moved."}, headers=HERE, REMOTE_ADDR="198.51.100.7")
    assert ErrorReport.objects.count() == 6


def test_what_was_looked_into_goes_after_its_time(browser):
    service, old = make_service(), timezone.now() - datetime.timedelta(days=91)
    for words, handled in (("It moved.", old), ("Closed.", timezone.now()), ("Wrong.", None)):
        ErrorReport.objects.create(service=service, words=words, reported_on=old.date(), handled_at=handled)
    apply_retention()
    assert sorted(ErrorReport.objects.values_list("words", flat=True)) == ["Closed.", "Wrong."]


def test_something_new_stands_above_the_facts_and_beside_its_own_service_alone(browser):
    """What one service has to say is not said of all that were found."""
    town = make_town()
    make_service(name="Aurora", towns=[town])
    moved = make_service(name="Bottega", towns=[town], alert="They moved.")
    page = shown(browser, moved)
    assert page.index("They moved.") < page.index('id="calls"') < page.index("Going there")
    assert page.count("They moved.") == 1
    found = browser.post("/services/", {"town": str(town.uuid)}).content.decode()
    rows = {
        re.search("Aurora|Bottega", row)[0]: row
        for row in re.findall('<li class="place".*?</li>', found, re.S)
    }
    assert {name: "They moved." in row for name, row in rows.items()} == {"Aurora": False, "Bottega": True}
    assert found.count("They moved.") == 1


#: Pages that are no service's.
OF_A_TOWN = ("network", "network_page")


def test_no_address_is_a_dead_end_for_whoever_changes_the_language_there(browser):
    """A link to another language asks by GET for what a form had asked for."""
    service = make_service(towns=[make_town()])
    routes = [str(pattern.pattern) for pattern in urls.urlpatterns if pattern.name not in OF_A_TOWN]
    addresses = [f"/it/services/{route}".replace("<uuid:uuid>", str(service.uuid)) for route in routes]
    answers = {path: browser.get(path, follow=True) for path in addresses}
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 200} == {}
    assert {answer.wsgi_request.path[:4] for answer in answers.values()} == {"/it/"}
