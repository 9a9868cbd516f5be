"""The two ways out of a session, who is shown which, what ends, and what is taken out of the browser."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, ResolverMatch, resolve, reverse

from lms.core.kept_addresses import address
from lms.core.patience import READING, patience
from lms.safety.access.addresses import this_address
from lms.safety.access.ours import is_guarded_path
from lms.safety.access.policy import policies
from lms.safety.faces.one_face import BEGUN_ON

#: Set by the browser in the moment she leaves; see LeftMiddleware. Says nothing by its name.
LEFT = "g"

#: *Leave this page*: covers it at once, goes to a neutral site.
LEAVE = "leave"
#: *Sign out*, an ordinary button: where *Leave* itself would tell a reader what the site is for.
SIGN_OUT = "sign_out"
#: Policies of addresses that not only learners and staff open.
OPEN_TO_OTHERS = {None, "anyone", "signed_in", "staff", "employer"}
BLOCK_PREVIEW = "wagtailadmin_block_preview"


def leave_address() -> str:
    """Where *Leave* leads on this page, wherever a site put our addresses."""
    try:
        return address("safety:leave")
    except NoReverseMatch:  # an error page of a site that has none of them
        return "/leave/"


def way_out(request: HttpRequest) -> str:
    """LEAVE, SIGN_OUT or "" for whoever reads this page (S2, decision 20).

    Asks who it is, so it may need the database.
    """
    if is_preview(request):
        return ""
    if _kind(request) == "programme" or _is_entering(request):
        return LEAVE
    user = getattr(request, "user", None)
    if not (user and user.is_authenticated):
        return ""
    if _is("learner", request):
        return LEAVE
    return SIGN_OUT if _is("employer", request) or _policy_here(request) == "anyone" else LEAVE


def way_out_by_address(request: HttpRequest) -> str:
    """The same when nobody can be asked who it is: by what the address is for."""
    if _kind(request) == "programme" or _is_entering(request):
        return LEAVE
    return "" if _policy_here(request) in OPEN_TO_OTHERS else LEAVE


def is_preview(request: HttpRequest) -> bool:
    """What the editor frames or shows as it would be: leaving in there would end the author's session.

    A view of ours that does says so by `is_preview = True`.
    """
    if getattr(request, "is_preview", False):
        return True
    match = _match(request)
    if match is None:
        return False
    return match.view_name == BLOCK_PREVIEW or getattr(
        getattr(match.func, "view_class", None), "is_preview", False
    )


def _kind(request: HttpRequest) -> str:
    return getattr(getattr(request, "face", None), "kind", "skills")


def _is(name: str, request: HttpRequest) -> bool:
    policy = policies.get(name)
    return policy is not None and policy.allows(request)


def _is_entering(request: HttpRequest) -> bool:
    """The page where learners come in, and what stands below it: its errors too."""
    policy = policies.get("learner")
    if policy is None or not policy.sign_in:
        return False
    try:
        return request.path.startswith(address(policy.sign_in))
    except NoReverseMatch:
        return False


def _policy_here(request: HttpRequest) -> str | None:
    match = _match(request)
    return getattr(match.func, "lms_policy", None) if match else None


def _match(request: HttpRequest) -> ResolverMatch | None:
    """What broke before the address was read has no match yet."""
    if found := getattr(request, "resolver_match", None):
        return found
    try:
        return resolve(request.path_info, urlconf=getattr(request, "urlconf", None))
    except Http404:
        return None


def end_session(request: HttpRequest) -> None:
    try:
        with patience(READING):
            logout(request)
    except DatabaseError:  # she leaves all the same: without its cookie nobody comes back to the session
        request.session = None


def forget_browser(request: HttpRequest, response: HttpResponseBase) -> None:
    """Takes every cookie of ours out of the browser, and what else this site stored there."""
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False  # a page with a form in it would set that one again
    for name in {*request.COOKIES, settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, LEFT}:
        response.delete_cookie(name, samesite="Lax")


def _is_theirs(request: HttpRequest) -> bool:
    """A page of a host's, asked for in a session that never was one of ours: the cookie is another's."""
    return not is_guarded_path(request.path_info) and BEGUN_ON not in request.session


class LeftMiddleware:
    """She left while the network was away: the next request that arrives ends her session, whatever it asks
    for, and begins anew.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.COOKIES.get(LEFT) or request.path == reverse("safety:leave") or _is_theirs(request):
            return self.get_response(request)
        end_session(request)
        response = HttpResponseRedirect(this_address(request) if request.method == "GET" else "/", status=303)
        forget_browser(request, response)
        return response
