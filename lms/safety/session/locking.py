"""Locks a session that was quiet for too long, and leads back to where she was."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from lms.contracts.navigation import address_here
from lms.safety.access import ended
from lms.safety.access.addresses import address_to_return_to, this_address
from lms.safety.access.ours import is_ours
from lms.safety.access.policy import View, way_in_told, with_next
from lms.safety.leaving.ways_out import end_session
from lms.safety.session import drafts, idle


def open_while_locked(view: View) -> View:
    """For the pages that lock and unlock. They are not activity either."""
    view.lms_while_locked = True  # type: ignore[attr-defined]
    return view


class IdleLockMiddleware:
    """Stands after CsrfViewMiddleware: only what she sent herself is kept. A host's own pages lock nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponseBase | None:
        if not is_ours(request) or getattr(view, "lms_while_locked", False):
            return None
        if not request.user.is_authenticated:
            return None
        if idle.is_over(request):
            end_session(request)
            ended.keep_until_told(request)
            address = this_address(request) if request.method == "GET" else way_in_told(request)
            return HttpResponseRedirect(address, status=303)
        if idle.seconds_left(request) <= 0:
            return None if getattr(view, "lms_policy", "") == "anyone" else locked_answer(request)
        if is_activity(request):
            idle.note_activity(request)
            if request.method == "POST":
                drafts.forget_sent(request)
        return None


def is_activity(request: HttpRequest) -> bool:
    """Somebody opened a page or sent a form.

    What a page asks for by itself, such as the editor's preview, is not.
    """
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"


def locked_answer(request: HttpRequest) -> HttpResponseBase:
    if not is_activity(request):
        return HttpResponse(status=403)
    if request.method == "POST" and drafts.keep_sent(request):
        return lead_to_unlock(request, reverse("safer:kept"))
    return lead_to_unlock(request, address_to_return_to(request))


def lead_to_unlock(request: HttpRequest, wanted: str) -> HttpResponseBase:
    idle.lock(request)
    name = idle.limit_for(request).unlock(request)
    # the page that closes says where it was: the address that locks has no language of its own
    with translation.override(translation.get_language_from_path(wanted) or translation.get_language()):
        unlock = address_here(name) if name else ""
    if not unlock:
        end_session(request)
    return HttpResponseRedirect(with_next(unlock, wanted) if unlock else wanted or "/", status=303)


@dataclass(frozen=True, slots=True)
class Stay:
    """How long the session stays open, and what was being written when it was locked."""

    left: int
    locked: bool
    typed: list[list[str]]


def stay_of(request: HttpRequest) -> Stay | None:
    """What the shells tell stay.js; None for a visitor."""
    user = getattr(request, "user", None)
    if not (user and user.is_authenticated):
        return None
    left = idle.seconds_left(request)
    return Stay(left, locked=left <= 0, typed=drafts.take_typed(request) if left else [])
