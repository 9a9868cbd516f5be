"""Who may open which address.

Every address of ours declares a policy by name; what is undeclared is closed.

    path("learn/", guarded("learner", HomeView.as_view()), name="home") path("learn/portfolio/",
    guarded("learner_pin", PortfolioView.as_view()), name="portfolio") path("teach/export/", guarded("desk",
    ExportView.as_view(), "recent"), name="export") path("admin/", include(guarded_all("wagtail",
    wagtail_admin_urls)))

A policy says who somebody is; a requirement says what she must have done lately: given her PIN, her second
factor. Whoever may come in and has not yet is shown where to do it, and comes back.

Nothing of ours is asked for in other ways than METHODS: Django's forms take a PUT for a POST of nothing.

This package knows only names. Predicates are registered by the layers that know people: accounts,
organisations, privacy. A name nobody registered stops the start (lms.E020, lms.E021) and, should a request
come all the same, denies.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from lms.contracts.registry import Registry
from lms.safety.access import ended
from lms.safety.access.addresses import address_to_return_to, this_address

View = Callable[..., HttpResponseBase]
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


@dataclass(frozen=True)
class Policy:
    """`words` say who may come in.

    `sign_in` is the URL name a visitor is sent to; everybody else gets a 404.

    `remembers_address` carries the wanted address along to the sign-in page. Not for learners: a phone may be
    read over a shoulder. `requires` are the names of what whoever may come in must have done.

    `tells_of_end`: that page says so when whoever comes had a session here that is over (see ended.py).
    """

    name: str
    words: str
    allows: Callable[[HttpRequest], bool]
    sign_in: str = ""
    remembers_address: bool = False
    requires: tuple[str, ...] = ()
    tells_of_end: bool = False


@dataclass(frozen=True)
class Requirement:
    """`words` say what must have been done, `holds` whether it has, `url_name` is where it is done.

    That page gets `?next=`.
    """

    name: str
    words: str
    holds: Callable[[HttpRequest], bool]
    url_name: str


policies: Registry[Policy] = Registry("policy")


def register(policy: Policy) -> Policy:
    return policies.add(policy.name, policy)


requirements: Registry[Requirement] = Registry("requirement")


def require(requirement: Requirement) -> Requirement:
    return requirements.add(requirement.name, requirement)


register(Policy("anyone", "Anyone, signed in or not.", lambda request: True))
register(Policy("signed_in", "Somebody who is signed in.", lambda request: request.user.is_authenticated))


def guarded(name: str, view: View, *also: str) -> View:
    """`view` behind the policy called `name`, and behind the requirements `also`.

    Refusal looks like absence: 404, or the way in for a visitor.
    """
    return _guarded(name, _asked_in_our_ways(view), also)


def _asked_in_our_ways(view: View) -> View:
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return view(request, *args, **kwargs)

    update_wrapper(asked, view)
    asked.lms_methods = METHODS  # type: ignore[attr-defined]
    return asked


def _guarded(name: str, view: View, also: tuple[str, ...]) -> View:
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policies.get(name)
        if policy is None:
            raise Http404
        if policy.allows(request):
            return first_unmet(request, *policy.requires, *also) or view(request, *args, **kwargs)
        user = getattr(request, "user", None)
        if user and user.is_authenticated:
            raise Http404
        had_session = ended.is_over(request)
        if had_session:
            ended.keep_until_told(request)
        if not policy.sign_in:
            raise Http404
        address = _way_in(policy, request)
        return redirect(ended.told_at(address) if had_session and policy.tells_of_end else address)

    update_wrapper(enter, view)
    enter.lms_policy = name  # type: ignore[attr-defined]
    enter.lms_requires = also  # type: ignore[attr-defined]
    return enter


def first_unmet(request: HttpRequest, *names: str) -> HttpResponseBase | None:
    """The way to where the first unmet one of these requirements is met, or None.

    For views that decide it themselves.
    """
    for name in names:
        requirement = requirements.get(name)
        if requirement is None:
            raise Http404
        if not requirement.holds(request):
            return redirect(with_next(reverse(requirement.url_name), address_to_return_to(request)))
    return None


def with_next(address: str, wanted: str) -> str:
    return f"{address}?{urlencode({'next': wanted})}" if wanted else address


def _way_in(policy: Policy, request: HttpRequest) -> str:
    address = reverse(policy.sign_in)
    return (
        with_next(address, this_address(request))
        if policy.remembers_address and request.method == "GET"
        else address
    )


def way_in_again(request: HttpRequest) -> str:
    """Where a request leads whose session is gone: to the door of what was asked for, or to the
    first page.
    """
    policy = _policy_of(request)
    return _way_in(policy, request) if policy and policy.sign_in else "/"


def way_in_told(request: HttpRequest) -> str:
    """The same; the door says that the session is over, where it does so."""
    address, policy = way_in_again(request), _policy_of(request)
    return ended.told_at(address) if policy and policy.tells_of_end else address


def _policy_of(request: HttpRequest) -> Policy | None:
    match = getattr(request, "resolver_match", None)
    return policies.get(getattr(match.func, "lms_policy", "")) if match else None


def guarded_all(
    name: str, urls: Any, *, also: dict[str, tuple[str, ...]] | None = None
) -> list[URLPattern | URLResolver]:
    """The same for the addresses of another package: its urls module or list.

    Its own patterns stay untouched, and are asked for in its own ways.

    `also` names further requirements by the namespace of an address.
    """
    return [_copy_guarded(name, pattern, also or {}, ()) for pattern in getattr(urls, "urlpatterns", urls)]


def _copy_guarded(
    name: str, pattern: URLPattern | URLResolver, also: dict[str, tuple[str, ...]], here: tuple[str, ...]
) -> URLPattern | URLResolver:
    if isinstance(pattern, URLResolver):
        here = also.get(pattern.namespace or "", here)
        children = [_copy_guarded(name, child, also, here) for child in pattern.url_patterns]
        return URLResolver(
            pattern.pattern, children, pattern.default_kwargs, pattern.app_name, pattern.namespace
        )
    return URLPattern(
        pattern.pattern, _guarded(name, pattern.callback, here), pattern.default_args, pattern.name
    )


def declared_policies(urlconf: str) -> dict[str, str | None]:
    """Every route of `urlconf` with the name of its policy, or None where it declares none."""
    return {route: getattr(view, "lms_policy", None) for route, view in routes(urlconf).items()}


def declared_requirements(urlconf: str) -> dict[str, tuple[str, ...]]:
    """Every route of `urlconf` with the names of what it requires, its policy's own first."""
    found = {}
    for route, view in routes(urlconf).items():
        policy = policies.get(getattr(view, "lms_policy", None) or "")
        found[route] = (*(policy.requires if policy else ()), *getattr(view, "lms_requires", ()))
    return found


def routes(urlconf: str) -> dict[str, View]:
    """Every route of `urlconf` with its view."""
    found: dict[str, View] = {}

    def walk(patterns: list, prefix: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            else:
                found.setdefault(route, pattern.callback)  # the first one answers

    walk(get_resolver(urlconf).url_patterns, "")
    return found
