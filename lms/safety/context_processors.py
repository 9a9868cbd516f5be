from contextlib import suppress
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, ResolverMatch, get_urlconf, reverse, translate_url
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_from_path, get_language_info

from lms.core.conf import conf
from lms.safety.access.addresses import this_address
from lms.safety.leaving.ways_out import way_out
from lms.safety.session.locking import stay_context


def face(request: HttpRequest) -> dict:
    """`face`, `languages` and `stay` for the shells. All are lazy: a page that shows none pays for none."""
    found = getattr(request, "face", None)
    return {
        "face": {
            "kind": getattr(found, "kind", "skills"),
            "name": getattr(found, "name", ""),
            "shell": f"lms/faces/{getattr(found, 'kind', 'skills')}.html",
            "leave_url": "/leave/",
            "way_out": SimpleLazyObject(lambda: way_out(request)),
            "learner_home": SimpleLazyObject(lambda: resolve_url(conf.learner_home)),
            "privacy_url": SimpleLazyObject(lambda: _address("privacy_public")),
            "own_privacy_url": SimpleLazyObject(lambda: _address("privacy:own")),
            "base_template": conf.base_template,
        },
        "stay": SimpleLazyObject(lambda: stay_context(request)),
        "languages": SimpleLazyObject(lambda: _languages(request)),
    }


def _address(name: str) -> str:
    """Empty where a site left these addresses out, and on error pages of one that has none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _languages(request: HttpRequest) -> list[dict]:
    addresses = getattr(request, "language_urls", None) or _addresses(request)
    current = translation.get_language()
    return [
        {"code": code, "name": name, "url": addresses.get(code, f"/{code}/"), "current": code == current}
        for code, name in _names()
    ]


@cache
def _names() -> list[tuple[str, str]]:
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


def _addresses(request: HttpRequest) -> dict[str, str]:
    """The same page in every language.

    The request was resolved already: translate_url would do so again for each.
    """
    match = getattr(request, "resolver_match", None)
    if match is None or not match.url_name:
        return {code: translate_url(this_address(request), code) for code, _name in _names()}
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    route = (get_urlconf(), match.route, get_language_from_path(request.path_info))
    if route not in _prefixes:
        _prefixes[route] = _learn_prefixes(match, request.path, route[-1])
    own, prefixes = _prefixes[route]
    if prefixes:
        rest = request.path[own:]
        return {code: f"{prefix}{rest}{query}" for code, prefix in prefixes.items()}
    found = _reversed(match)
    return {
        code: f"{found[code]}{query}" if code in found else this_address(request) for code, _name in _names()
    }


#: What a route's addresses begin with in each language, and how long that is here, where only that differs:
#: making eight addresses took a tenth of a page's time. No prefixes for a route whose words are translated.
#: Routes are few, and nothing of a request is kept.
_prefixes: dict[tuple[str | None, str, str | None], tuple[int, dict[str, str]]] = {}


def _learn_prefixes(match: ResolverMatch, path: str, language: str | None) -> tuple[int, dict[str, str]]:
    reversed_ = _reversed(match)
    rest = path.removeprefix(f"/{language}").removeprefix("/")
    alike = (
        bool(rest)
        and len(reversed_) == len(_names())
        and all(address.endswith(f"/{rest}") for address in reversed_.values())
    )
    return len(path) - len(rest), (
        {code: address.removesuffix(rest) for code, address in reversed_.items()} if alike else {}
    )


def _reversed(match: ResolverMatch) -> dict[str, str]:
    found = {}
    for code, _name in _names():
        with suppress(NoReverseMatch), translation.override(code):
            found[code] = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    return found
