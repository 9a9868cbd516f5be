"""In a stranger's site: with the language in the address or without, with more languages than ours or one."""

import re

import pytest
from django.test import Client
from django.urls import clear_url_caches

from lms.safety import context_processors
from lms.safety.access import addresses
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
OURS = ["en", "it", "es", "el", "ro", "ar", "fr", "uk"]
MORE = ["sv", "fa", "de", "pl", "nl", "da", "fi", "he", "tr", "cs", "hu", "bg"]
DJANGOS = "django.middleware.locale.LocaleMiddleware"


@pytest.fixture
def guest(settings, monkeypatch, faces):
    """`guest(urls, middleware)`: the site with these addresses."""

    def become(urls: str, *, languages=OURS, own: bool = True):
        listed = [name for name in settings.MIDDLEWARE if not name.endswith("languages.LanguageMiddleware")]
        at = listed.index("lms.safety.session.locking.IdleLockMiddleware")
        locale = ["lms.safety.http.languages.OwnLanguageMiddleware"] if own else [DJANGOS]
        settings.MIDDLEWARE = [*listed[:at], *locale, *listed[at:]]
        settings.LANGUAGES = [(code, code) for code in languages]
        settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
        settings.LMS_FACE_URLCONFS, settings.LMS_GUARDED_PATHS = {}, []
        del settings.WAGTAILADMIN_LOGIN_URL
        settings.ROOT_URLCONF = f"tests.lms.safety.{urls}"
        monkeypatch.setattr(context_processors, "_prefixes", {})
        return Client(SERVER_NAME="localhost")

    clear_url_caches()
    yield become
    clear_url_caches()
    addresses._begins.cache_clear()


def spoken(answer) -> tuple[str, str]:
    return re.search(r'<html lang="([\w-]+)" dir="(\w+)"', answer.content.decode()).groups()


def offered(answer) -> list[str]:
    return re.findall(r'class="languages__link"[^>]*?\blang="([\w-]+)"', answer.content.decode())


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ({}, ("en", "ltr")),
        ({"headers": {"Accept-Language": "ar"}}, ("ar", "rtl")),
        ({"headers": {"Accept-Language": "sv"}}, ("en", "ltr")),
        ({"query_params": {"lang": "it"}}, ("it", "ltr")),
        ({"query_params": {"lang": "sv"}}, ("en", "ltr")),
    ],
)
def test_without_languages_in_the_address_the_browser_or_the_menu_decides(guest, asked, language):
    answer = guest("guest_urls").get("/learn/enter/", **asked)
    assert (spoken(answer), offered(answer)) == (language, OURS)
    assert "Accept-Language" in answer["Vary"]


def test_the_sites_own_pages_keep_their_language(guest):
    visitor = guest("guest_urls")
    headers = {"Accept-Language": "it"}
    visitor.get("/learn/enter/", headers=headers)
    answer = visitor.get("/theirs/", headers=headers)
    assert (answer.content, answer.get("Vary")) == (b"en", None)


def test_a_learner_reads_in_the_language_of_her_account(guest):
    visitor = guest("guest_urls")
    made = make_learner(language="ar", pin="")
    card = {"handle": made.card.number, "code": made.code, "phone": "own"}
    assert visitor.post("/learn/enter/", card)["Location"] == "/learn/pin/"
    answer = visitor.get("/learn/pin/")
    assert (spoken(answer), sorted(offered(answer))) == (("ar", "rtl"), sorted(OURS))
    visitor.post("/learn/language/?next=/learn/pin/", {"language": "it"})
    assert spoken(visitor.get("/learn/pin/")) == ("it", "ltr")


def test_what_staff_chose_at_the_door_stays(guest):
    visitor = guest("guest_urls")
    worker = make_worker()
    sent = {"login": worker.username, "password": "a-long-password-for-tests"}
    leads_to = visitor.post("/staff/login/?lang=ro", sent)["Location"]
    assert spoken(visitor.get(leads_to)) == ("ro", "ltr")


@pytest.mark.parametrize("site", [{"languages": ["en"]}, {"own": False}], ids=["one", "by browser alone"])
def test_a_menu_that_leads_nowhere_is_not_shown(guest, site):
    assert offered(guest("guest_urls", **site).get("/learn/enter/")) == []


@pytest.mark.parametrize(
    ("page", "language"), [("en", "en"), ("it", "it"), ("ar", "ar"), ("sv", "en"), ("fa", "en"), ("he", "en")]
)
def test_of_twenty_languages_those_without_our_words_say_so(guest, page, language):
    answer = guest("guest_urls_prefixed", languages=[*OURS, *MORE], own=False).get(f"/{page}/learn/enter/")
    assert spoken(answer) == (language, "rtl" if language == "ar" else "ltr")
    assert offered(answer) == OURS


@pytest.mark.parametrize(("urls", "begin"), [("guest_urls", ""), ("guest_urls_prefixed", "/it")])
def test_the_way_out_leads_out_wherever_it_stands(guest, urls, begin):
    visitor = guest(urls, own=not begin)
    page = visitor.get(f"{begin}/learn/enter/").content.decode()
    assert set(re.findall(r'href="([^"]*)"[^>]*\bdata-leave', page)) == {f"{begin}/leave/"}
    assert visitor.get(f"{begin}/leave/").status_code == 303


def test_the_editor_may_stand_anywhere(guest, admin_user):
    staff = guest("guest_urls")
    answer = staff.get("/teach/")
    assert (answer.status_code, answer["Location"]) == (302, "/staff/login/?next=%2Fteach%2F")
    editor = staff.get("/cms/")
    assert (editor.status_code, editor["Location"]) == (302, "/cms/login/?next=/cms/")
    staff.force_login(admin_user, "lms.accounts.backends.StaffBackend")
    assert staff.get("/cms/").status_code == 200
