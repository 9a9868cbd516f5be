"""The directory elsewhere: in the search of its face, in its menu, and in a learner's own pages."""

import pytest
from django.test import Client

from lms.contracts import finding, menu, neutral_help
from lms.organisations.models import Organisation
from lms.services.directory.models import Service, ServiceArea
from lms.services.index import refresh_index
from lms.services.reaching.models import Language, Phone
from tests.factories.people import make_learner, make_organisation
from tests.factories.services import make_service, make_town

pytestmark = pytest.mark.django_db


def source() -> neutral_help.HelpSource:
    return next(each for each in neutral_help.sources() if each.key == "services")


def test_the_search_of_the_face_finds_a_service(faces):
    service = make_service(name="Casa Prova", summary="Lawyers")
    there = make_service(name="Studio Altro", towns=[make_town("Bari")])
    make_service(name="Draft Prova", is_published=False)
    refresh_index(Service.objects.all())
    [found] = [each for each in finding.find("programme", "prova", "en", 10) if each.title == "Casa Prova"]
    address = Client(SERVER_NAME="heal.localhost").get(found.address)
    assert (address.status_code, f"/services/{service.uuid}/" in found.address) == (200, True)
    assert finding.suggest("programme", "pro", "en", 5) == ["Casa Prova"]
    [other] = [
        each for each in finding.find("programme", "altro", "en", 10) if str(there.uuid) in each.address
    ]
    assert (str(found.kind), str(other.kind)) == ("A service", "A service, Bari")


@pytest.mark.parametrize(
    ("words", "language", "room"),
    [
        ("what I need", "en", "needs/"),
        ("a doctor for my children", "en", "needs/"),
        ("who offers what", "en", "networks/"),
        ("sevrices", "en", ""),
        ("open a slip", "en", "slip/"),
        ("code", "en", "slip/"),
        ("di cosa ho bisogno", "it", "needs/"),
    ],
)
def test_its_rooms_are_found_by_what_they_are_for(faces, words, language, room):
    """In her language, on the page that opens in it; and none before there is a service."""
    assert rooms_found(words, language) == []
    make_service()
    assert f"/services/{room}" in rooms_found(words, language)


def rooms_found(words: str, language: str) -> list[str]:
    """Addresses, as they are found in a search in this language."""
    browser = Client(SERVER_NAME="heal.localhost")
    prefix = "" if language == "en" else f"/{language}"
    found = browser.get(browser.post(f"{prefix}/search/", {"words": words})["Location"]).context["found"]
    assert [each.address for each in found if browser.get(each.address).status_code != 200] == []
    return [
        each.address.removeprefix(prefix) for each in found if each.address.startswith(f"{prefix}/services/")
    ]


def test_the_best_stands_first_whatever_its_name(faces):
    """Open, and in her language: as the directory itself puts them."""
    names = ("Aiuto shut", "Aiuto foreign", "Aiuto open")
    shut, foreign, best = (make_service(name=name, towns=[make_town()]) for name in names)
    for each in (foreign, best):
        Service.objects.filter(pk=each.pk).update(answers_day_and_night=True)
    for each in (shut, best):
        Language.objects.create(service=each, code="ar", name="Arabic")
    refresh_index(Service.objects.all())
    found = [each.title for each in finding.find("programme", "bologna aiuto", "ar", 10)]
    assert [title for title in found if title in names] == ["Aiuto open", "Aiuto foreign", "Aiuto shut"]
    assert finding.suggest("programme", "aiut", "ar", 2)[0] == "Aiuto open"


def test_the_menu_has_a_room_once_there_is_something_in_it(faces):
    def rooms() -> list[str]:
        return [link.key for link in menu.rooms_of("programme", "en") if link.key == "services"]

    empty = rooms()
    make_service()
    assert (empty, rooms()) == ([], ["services"])


def test_a_learner_reads_it_in_her_own_pages(faces, enter):
    service = make_service(name="Casa Prova", towns=[make_town()])
    Phone.objects.create(service=service, number="051 000 0001")
    browser = enter(make_learner().user, pin=True)
    listed = browser.get(f"/learn/help/{source().uuid}/").content.decode()
    page = browser.get(f"/learn/help/{service.uuid}/").content.decode()
    assert ("Places near you" in listed, "Bologna" in listed, "Casa Prova" in listed) == (True, True, True)
    assert ('href="tel:0510000001"' in page, "heal.localhost" in page, "/services/" in page) == (
        *(True, False),
        False,
    )


def test_a_line_for_a_whole_country_is_told_and_hers_stands_first(faces, enter):
    """Italy stands before Greece for whoever learns in Italy, and before its towns what is for all of it."""
    make_service(name="Athens house", towns=[make_town("Athens", "GR")])
    make_service(name="Bologna house", towns=[make_town()])
    for country in ("GR", "IT", "ES"):
        ServiceArea.objects.create(service=make_service(name=f"Line {country}"), country=country)
    titles = [group.title for group in source().contents_for("IT", language="en")]
    assert [str(title) for title in titles] == ["Italy", "Bologna", "Spain", "Greece", "Athens"]
    house = make_organisation()
    learner = make_learner(organisation=house)
    Organisation.objects.filter(pk=house.pk).update(country="IT")
    page = enter(learner.user, pin=True).get(f"/learn/help/{source().uuid}/").content.decode()
    assert sorted(("Line IT", "Line ES", "Line GR", "Athens house"), key=page.index)[0] == "Line IT"


def test_what_is_not_shown_is_not_told(faces):
    draft = make_service(towns=[make_town()], is_published=False)
    assert source().page(draft.uuid, language="en") is None
    assert source().contents(language="en") == []
