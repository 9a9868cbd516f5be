"""Which language a page comes in (decision 43).

By the address first: `/it/…`. Where that says nothing, somebody who arrives from outside is led to the
language her browser asks for, once: what she chooses afterwards stands in the address. Nothing is stored for
it, so a shared phone remembers nobody. The staff's door has one address for all languages and goes by the
browser, or by `?lang=`.

A site that says no language in its addresses keeps its own pages as they are; ours come there in the language
of a learner's account, or in that of the browser.
"""

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.urls import NoReverseMatch, Resolver404, resolve, reverse, translate_url
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes
from wagtail.models import Page, Site

from lms.core.languages import site_languages, spoken_languages, written_in
from lms.safety.access.addresses import comes_from_here, is_door
from lms.safety.access.ours import is_ours
from lms.safety.access.policy import policies

#: In an address: this language was chosen, in the menu.
CHOSEN = "lang"
OWN = "lms.safety.http.languages.OwnLanguageMiddleware"
KEPT = "door_language"


class LanguageMiddleware(LocaleMiddleware):
    """In the place of Django's, which serves whatever stands without a prefix in the site's language."""

    def process_request(self, request: HttpRequest) -> HttpResponseBase | None:
        super().process_request(request)
        if is_door(request.path_info):
            translation.activate(_at_the_door(request))
            request.LANGUAGE_CODE = translation.get_language()
            return None
        return _lead_to_her_language(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """What was chosen with the password holds for the second step."""
        keep_chosen(request)
        return super().process_response(request, response)


class OwnLanguageMiddleware:
    """For a site that says no language in the address: our pages come in the one that was chosen at the door,
    the one of a learner's account, or the one her browser asks for. The site's own pages keep theirs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(translation.get_language()):
            response = self.get_response(request)
        if getattr(request, "lms_own_language", False):
            keep_chosen(request)
            patch_vary_headers(response, ("Accept-Language",))
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if settings.USE_I18N and is_ours(request) and not says_language(request):
            request.lms_own_language = True
            translation.activate(_own_language(request))
            request.LANGUAGE_CODE = translation.get_language()


def says_language(request: HttpRequest) -> bool:
    """Whether the address of this page is another one in another language."""
    match = getattr(request, "resolver_match", None)
    other = next((code for code, _name in site_languages() if code != translation.get_language()), "")
    if match is None or not other:
        return False
    with suppress(NoReverseMatch), translation.override(other):
        return reverse(match.view_name, args=match.args, kwargs=match.kwargs) != request.path
    return False


def follows_choice() -> bool:
    """Whether a language is heeded that stands in `?lang=` or at an account."""
    ours = ("lms.safety.http.languages.LanguageMiddleware", OWN)
    return any(name in settings.MIDDLEWARE for name in ours)


def follows_account(request: HttpRequest) -> bool:
    """Whether this page comes in the language of a learner's account, whatever its address says."""
    return getattr(request, "lms_own_language", False)


def keep_chosen(request: HttpRequest) -> None:
    """A language that staff chose with the password: it holds for what comes after."""
    session = getattr(request, "session", None)
    chosen = _chosen(request) if is_door(request.path_info) else ""
    asked = request.method == "POST" and chosen in _codes()
    if asked and session is not None and session.modified and not session.is_empty():
        session[KEPT] = chosen


def _own_language(request: HttpRequest) -> str:
    wanted = (_chosen(request), _of_account(request), _at_the_door(request))
    codes = _codes()
    return next((code for code in wanted if code in codes), written_in(translation.get_language()))


def _of_account(request: HttpRequest) -> str:
    policy = policies.get("learner") if hasattr(request, "user") else None
    return request.user.profile.language if policy and policy.allows(request) else ""


def _chosen(request: HttpRequest) -> str:
    """What the address asks for; nothing where it asks for too much, which is refused further in."""
    try:
        return request.GET.get(CHOSEN, "")
    except SuspiciousOperation:
        return ""


def _codes() -> set[str]:
    return set(spoken_languages())


def _at_the_door(request: HttpRequest) -> str:
    chosen = _chosen(request)
    if chosen in _codes():
        return chosen
    kept = request.session.get(KEPT, "") if settings.SESSION_COOKIE_NAME in request.COOKIES else ""
    return kept if kept in _codes() else translation.get_language_from_request(request)


def _lead_to_her_language(request: HttpRequest) -> HttpResponseBase | None:
    if request.method not in {"GET", "HEAD"} or not _arrives(request):
        return None
    wanted = translation.get_language_from_request(request)
    if wanted == settings.LANGUAGE_CODE or translation.get_language_from_path(request.path_info):
        return None
    address = _in_language(request, wanted)
    if not address or address == request.path:
        return None
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    response = HttpResponseRedirect(escape_leading_slashes(address) + query)
    patch_vary_headers(response, ("Accept-Language", "Cookie", "Referer", "Sec-Fetch-Site"))
    return response


def _arrives(request: HttpRequest) -> bool:
    """A visitor who opens a page from outside: typed, scanned, followed from elsewhere.

    A page of ours that leads to another keeps its language.
    """
    if _chosen(request) or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    if request.headers.get("Sec-Fetch-Dest", "document") != "document":
        return False
    return not comes_from_here(request)


def _in_language(request: HttpRequest, language: str) -> str:
    """The same page in this language, "" where there is none."""
    try:
        match = resolve(request.path_info, urlconf=getattr(request, "urlconf", None))
    except Resolver404:
        return ""
    if match.url_name != "wagtail_serve":
        return str(translate_url(request.path, language))
    return _page_in(request, language)


def _page_in(request: HttpRequest, language: str) -> str:
    site = Site.find_for_request(request)
    if site is None:
        return ""
    parts = [part for part in request.path_info.split("/") if part]
    with suppress(Http404):
        page = site.root_page.specific.route(request, parts).page
        found = Page.objects.live().filter(
            translation_key=page.translation_key, locale__language_code=language
        )
        other = found.first()
        return str(other.get_url(request) or "") if other else ""
    return ""
