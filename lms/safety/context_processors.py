from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_info

from lms.core.conf import conf
from lms.safety.locking import stay_context


def face(request: HttpRequest) -> dict:
    """`face`, `languages` and `stay` for the shells. All are lazy: a page that shows none pays for none."""
    found = getattr(request, "face", None)
    return {
        "face": {
            "kind": getattr(found, "kind", "skills"),
            "name": getattr(found, "name", ""),
            "shell": f"lms/faces/{getattr(found, 'kind', 'skills')}.html",
            "leave_url": "/leave/",
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
    addresses = getattr(request, "language_urls", None)
    current = translation.get_language()
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": addresses.get(code, f"/{code}/") if addresses else _address_in(request, code),
            "current": code == current,
        }
        for code, _name in settings.LANGUAGES
    ]


def _address_in(request: HttpRequest, code: str) -> str:
    """The same page in another language. The request was resolved already: translate_url would do so again for every language."""
    match = getattr(request, "resolver_match", None)
    if match is None or not match.url_name:
        return translate_url(request.get_full_path(), code)
    try:
        with translation.override(code):
            path = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return request.get_full_path()
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
