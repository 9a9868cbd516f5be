"""The menu of languages: the same page in every language, whichever language and route came first."""

import pytest
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import clear_url_caches, path, resolve, set_urlconf
from django.utils import translation
from django.utils.functional import lazy

from lms.safety import context_processors
from lms.safety.context_processors import face

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def view(request, **kwargs):
    return HttpResponse()


way = lazy(lambda: "via/<int:number>/" if translation.get_language() == "it" else "way/<int:number>/", str)
urlpatterns = [
    path("outside/<int:number>/", view, name="outside"),
    *i18n_patterns(
        path("", view, name="start"),
        path("steps/<int:number>/", view, name="step"),
        path(way(), view, name="way"),
        prefix_default_language=False,
    ),
]


@pytest.fixture(autouse=True)
def _urls(monkeypatch):
    monkeypatch.setattr(
        context_processors, "_prefixes", {}
    )  # settings that a process never changes are changed here
    clear_url_caches()
    set_urlconf(__name__)
    yield
    set_urlconf(None)
    clear_url_caches()


def addresses(asked: str) -> dict[str, str]:
    request = RequestFactory().get(asked)
    with translation.override(
        translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    ):
        request.resolver_match = resolve(request.path_info)
        return {language.code: language.url for language in face(request)["languages"]}


def in_each(rest: str) -> dict[str, str]:
    return {code: f"/{rest}" if code == "en" else f"/{code}/{rest}" for code in LANGUAGES}


@pytest.mark.parametrize("first", ["/steps/7/", "/it/steps/7/", "/ar/steps/7/"])
def test_a_route_differs_by_its_prefix(first):
    assert addresses(first) == in_each("steps/7/")
    assert [addresses("/steps/8/"), addresses("/uk/steps/9/?page=2")] == [
        in_each("steps/8/"),
        in_each("steps/9/?page=2"),
    ]


def test_the_first_page_of_all():
    assert [addresses("/"), addresses("/it/")] == [in_each(""), in_each("")]


def test_a_route_outside_the_languages_offers_none():
    """A menu whose every choice leads back to the same page."""
    assert [addresses("/outside/1/"), addresses("/outside/2/")] == [{}, {}]


@pytest.mark.parametrize("number", [1, 2])
def test_a_route_whose_words_are_translated(number):
    expected = {**in_each(f"way/{number}/"), "it": f"/it/via/{number}/"}
    assert [addresses(f"/way/{number}/"), addresses(f"/it/via/{number}/?q=1")] == [
        expected,
        {code: f"{url}?q=1" for code, url in expected.items()},
    ]


def test_a_page_that_nobody_resolved_keeps_its_place():
    request = RequestFactory().get("/steps/7/?q=1")
    assert {language.code: language.url for language in face(request)["languages"]} == in_each("steps/7/?q=1")


def test_a_draft_that_is_live_in_no_language_keeps_its_place():
    request = RequestFactory().get("/steps/7/")
    request.language_urls = {}
    assert {language.code: language.url for language in face(request)["languages"]} == in_each("steps/7/")


def test_a_site_whose_language_is_none_of_the_list(settings):
    """LANGUAGE_CODE "en-us" beside LANGUAGES with "en", as a new Django site has it."""
    settings.LANGUAGE_CODE = "en-us"
    expected = {code: f"/{code}/steps/7/" for code in LANGUAGES}
    assert [addresses("/it/steps/7/"), addresses("/steps/7/")] == [expected, expected]
