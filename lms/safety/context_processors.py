from contextlib import suppress
from functools import cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, ResolverMatch, get_urlconf, reverse, translate_url
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_from_path

from lms.contracts.funded import Funded, funded
from lms.contracts.homes import learner_home
from lms.contracts.menu import FOOT, MAIN, RoomLink, rooms_of
from lms.core.conf import conf
from lms.core.kept_addresses import address
from lms.core.languages import OfferedLanguage, offered_language, site_languages, spoken_languages
from lms.core.texts import name_of
from lms.safety.access.addresses import is_door, this_address
from lms.safety.access.policy import policies
from lms.safety.faces.one_face import kind_of
from lms.safety.http.languages import CHOSEN, follows_account, follows_choice
from lms.safety.leaving.ways_out import leave_address, way_out
from lms.safety.session import idle
from lms.safety.session.locking import stay_of


def _desk_base(found: object) -> str:
    """In which shell the desk stands: the programme face shows nothing of the skills face's."""
    kind = getattr(found, "kind", "skills")
    return conf.base_template if kind == "skills" else f"lms/faces/{kind}.html"


def face(request: HttpRequest) -> dict:
    """`face`, `languages` and `stay` for the shells. All are lazy: a page that shows none pays for none."""
    found = getattr(request, "face", None)
    return {
        "face": {
            "kind": getattr(found, "kind", "skills"),
            "name": getattr(found, "name", ""),
            "shell": f"lms/faces/{getattr(found, 'kind', 'skills')}.html",
            "leave_url": leave_address(),
            "way_out": SimpleLazyObject(lambda: way_out(request)),
            "learner_home": SimpleLazyObject(_home),
            "privacy_url": SimpleLazyObject(lambda: _address("privacy_public")),
            "own_privacy_url": SimpleLazyObject(lambda: _address("privacy:own")),
            "language_url": SimpleLazyObject(lambda: _keeps_language(request)),
            "base_template": conf.base_template,
            "desk_base": _desk_base(found),
            "host_template": conf.host_template,
            "rooms": SimpleLazyObject(lambda: _rooms(request)),
            "funded": SimpleLazyObject(lambda: _funded(request)),
        },
        "stay": SimpleLazyObject(lambda: stay_of(request)),
        "languages": SimpleLazyObject(lambda: _languages(request)),
    }


def _rooms(request: HttpRequest) -> dict[str, list[RoomLink]]:
    """What anybody may enter, by its place in the shell: for its menu and for its foot."""
    found = rooms_of(kind_of(request), _read_in())
    return {place: [link for link in found if link.place == place] for place in (MAIN, FOOT)}


def _funded(request: HttpRequest) -> Funded:
    return funded(kind_of(request), _read_in())


def _read_in() -> str:
    return offered_language(translation.get_language() or settings.LANGUAGE_CODE)


def _home() -> str:
    """A path where a site names one, else the page of this name."""
    try:
        return address(learner_home())
    except NoReverseMatch:
        return resolve_url(learner_home())


def _address(name: str) -> str:
    """Empty where a site left these addresses out, and on error pages of one that has none."""
    try:
        return address(name)
    except NoReverseMatch:
        return ""


def _keeps_language(request: HttpRequest) -> str:
    """Where a learner's choice of language is sent, to be kept at her account.

    "" for everybody else, and while her session is locked: then nobody knows that it is she.
    """
    policy = policies.get("learner") if hasattr(request, "user") else None
    if policy is None or not policy.allows(request) or idle.seconds_left(request) <= 0:
        return ""
    return _address("accounts:language")


def _languages(request: HttpRequest) -> list[OfferedLanguage]:
    """A page of Wagtail's offers the languages in which it, or what it stands under, can be read."""
    own = getattr(request, "language_urls", None)
    addresses = own or _addresses(request)
    if follows_choice() and _asks_for_language(request):
        addresses = {code: _with_choice(url, code) for code, url in addresses.items()}
    if len(set(addresses.values())) == 1 and not (follows_account(request) and _keeps_language(request)):
        return []  # the page is the same in each: a site that says no language in the address
    current = offered_language(translation.get_language())
    return [
        OfferedLanguage(code, name, addresses[code], current=code == current)
        for code, name in _names(bool(own))
        if code in addresses
    ]


def _asks_for_language(request: HttpRequest) -> bool:
    """Where somebody signs in: a language chosen there is said to the page, unlike the phone's own."""
    policy, match = policies.get("learner"), getattr(request, "resolver_match", None)
    entering = match is not None and policy is not None and match.view_name == policy.sign_in
    return entering or is_door(request.path)


def _with_choice(url: str, code: str) -> str:
    path, _mark, query = url.partition("?")
    said = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != CHOSEN]
    return f"{path}?{urlencode([*said, (CHOSEN, code)])}"


def _names(of_a_page: bool = False) -> list[tuple[str, str]]:
    """What is offered: languages with words of ours; of a page that somebody wrote, all of the site."""
    said = tuple(code for code, _name in getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", site_languages()))
    return _named(said if of_a_page else tuple(code for code in spoken_languages() if code in said))


@cache
def _named(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(code, name_of(code).capitalize()) for code in codes]


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
