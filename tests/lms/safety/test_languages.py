"""Which language a page comes in, when the address says nothing: the browser's, once, and what was chosen."""

from urllib.parse import urlsplit

import pytest
from wagtail.models import Locale

from lms.blocks.translated import addresses_by_language
from tests.factories import courses as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
ARABIC = "ar-EG,ar;q=0.9,en;q=0.5"


def arrive(client, path, language=ARABIC, **headers):
    answer = client.get(path, headers={"accept-language": language, **headers})
    return answer.get("Location", "")


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/learn/enter/", "/ar/learn/enter/"),
        ("/learn/enter/?from=card", "/ar/learn/enter/?from=card"),
        ("/learn/enter/no-card/", "/ar/learn/enter/no-card/"),
        ("/privacy/", "/ar/privacy/"),
    ],
)
def test_who_arrives_is_led_to_the_language_her_browser_asks_for(client, path, leads_to):
    assert arrive(client, path) == leads_to


def test_the_answer_says_what_it_depends_on(client):
    answer = client.get("/learn/enter/", headers={"accept-language": ARABIC})
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer["Vary"].split(",")}


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"referer": "http://localhost/ar/learn/enter/"},
        {"sec-fetch-dest": "empty"},
        {"accept-language": "en-GB,en"},
        {"accept-language": "xx"},
        {"accept-language": ""},
    ],
)
def test_inside_the_site_the_address_decides(client, headers):
    assert client.get("/learn/enter/", headers={"accept-language": ARABIC, **headers}).status_code == 200


@pytest.mark.parametrize("path", ["/it/learn/enter/", "/learn/enter/?lang=en"])
def test_what_was_chosen_stays(client, path):
    assert client.get(path, headers={"accept-language": ARABIC}).status_code == 200


def test_a_form_is_never_led_elsewhere(client):
    sent = client.post("/learn/enter/", {"handle": "", "code": ""}, headers={"accept-language": ARABIC})
    assert sent.status_code == 200


@pytest.mark.parametrize("path", ["/verify/", "/healthz", "/robots.txt", "/nothing/here/"])
def test_what_has_no_language_in_its_address_stays(client, path):
    assert arrive(client, path) == ""


def test_a_page_leads_to_its_translation_and_stays_where_there_is_none(client, faces):
    page = make.course_page(faces.skills)
    address = page.get_url()
    italian = make.translate(page, "it", "Cucina")
    assert arrive(client, address, "it") == urlsplit(italian.get_url()).path
    assert arrive(client, address, "el") == ""


# ── the staff's door ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("path", "language", "spoken"),
    [
        ("/admin/login/", "it", "it"),
        ("/admin/login/", "el,en;q=0.5", "el"),
        ("/admin/login/", "", "en"),
        ("/admin/login/?lang=ro", "it", "ro"),
        ("/admin/login/?lang=en", "it", "en"),
        ("/admin/login/?lang=xx", "it", "it"),
    ],
)
def test_the_door_speaks_the_language_of_the_browser_or_the_chosen_one(client, path, language, spoken):
    page = client.get(path, headers={"accept-language": language})
    assert f'<html lang="{spoken}"' in page.content.decode()


def test_the_menu_at_the_door_chooses(client):
    menu = {row.code: row.url for row in client.get("/admin/login/?next=/teach/").context["languages"]}
    assert menu["el"] == "/admin/login/?next=%2Fteach%2F&lang=el"


# ── the menu of a page ──────────────────────────────────────────────────────────────────────────────────────
def test_a_page_offers_only_languages_in_which_something_of_it_can_be_read(client, faces):
    shelf = make.course_page(faces.skills)
    below = make.module_page(shelf)
    italian = make.translate(shelf, "it", "Corso")
    Locale.objects.get_or_create(language_code="el")
    request = client.get("/").wsgi_request
    in_italian = italian.get_url(request)
    assert addresses_by_language(below, request) == {
        "en": below.get_url(request),
        "it": in_italian,
    }
    assert addresses_by_language(shelf, request) == {
        "en": shelf.get_url(request),
        "it": in_italian,
    }
