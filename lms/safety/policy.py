"""Who may open which address. Every address of ours declares a policy by name; what is undeclared is closed.

    path("learn/", guarded("trainee", HomeView.as_view()), name="home")
    path("admin/", include(guarded_all("wagtail", wagtail_admin_urls)))

This package knows only names. The predicates are registered by the layers that know people: accounts, organisations,
privacy. A name nobody registered stops the start (lms.E020) and, should a request come all the same, denies.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from lms.contracts.registry import Registry

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Policy:
    """`words` say who may come in. `sign_in` is the URL name a visitor is sent to; everybody else gets a 404.

    `remembers_address` carries the wanted address along to the sign-in page. Not for learners: a phone may be read over a shoulder.
    """

    name: str
    words: str
    allows: Callable[[HttpRequest], bool]
    sign_in: str = ""
    remembers_address: bool = False


policies: Registry[Policy] = Registry("policy")


def register(policy: Policy) -> Policy:
    return policies.add(policy.name, policy)


register(Policy("anyone", "Anyone, signed in or not.", lambda request: True))


def guarded(name: str, view: View) -> View:
    """`view` behind the policy called `name`. Refusal looks like absence: 404, or the way in for a visitor."""

    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policies.get(name)
        if policy is None:
            raise Http404
        if policy.allows(request):
            return view(request, *args, **kwargs)
        user = getattr(request, "user", None)
        if policy.sign_in and not (user and user.is_authenticated):
            return redirect(_way_in(policy, request))
        raise Http404

    update_wrapper(enter, view)
    enter.lms_policy = name  # type: ignore[attr-defined]
    return enter


def _way_in(policy: Policy, request: HttpRequest) -> str:
    address = reverse(policy.sign_in)
    if policy.remembers_address and request.method == "GET":
        return f"{address}?{urlencode({'next': request.get_full_path()})}"
    return address


def guarded_all(name: str, urls: Any) -> list[URLPattern | URLResolver]:
    """The same for the addresses of another package: its urls module or list. Its own patterns stay untouched."""
    return [_copy_guarded(name, pattern) for pattern in getattr(urls, "urlpatterns", urls)]


def _copy_guarded(name: str, pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLResolver):
        children = [_copy_guarded(name, child) for child in pattern.url_patterns]
        return URLResolver(pattern.pattern, children, pattern.default_kwargs, pattern.app_name, pattern.namespace)
    return URLPattern(pattern.pattern, guarded(name, pattern.callback), pattern.default_args, pattern.name)


def declared_policies(urlconf: str) -> dict[str, str | None]:
    """Every route of `urlconf` with the name of its policy, or None where it declares none."""
    found: dict[str, str | None] = {}

    def walk(patterns: list, prefix: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            else:
                found[route] = getattr(pattern.callback, "lms_policy", None)

    walk(get_resolver(urlconf).url_patterns, "")
    return found
