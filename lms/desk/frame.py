from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lms.accounts.models import Profile
from lms.audit.kinds import AccessKind
from lms.contracts.desk.menu import MenuItem, items_on, tabs_of
from lms.core.people import Person
from lms.core.responses import see_other
from lms.core.texts import in_a_row
from lms.desk.access_kinds import PAGE
from lms.desk.openings import log_opening, must_give_reason
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships, learners_for
from lms.safety.access.addresses import this_address
from lms.safety.access.policy import policies
from lms.safety.faces.one_face import kind_of


@dataclass(frozen=True, slots=True)
class MenuEntry:
    key: str
    label: str
    url: str
    current: bool
    #: Somewhere inside it, on a page that has no entry of its own.
    within: bool = False


def name_of(colleague: Person) -> str:
    """How somebody who works here is called on the desk. Learners have a handle."""
    return colleague.get_full_name() or colleague.get_username()


#: What goes on in a closed account: whether it is read only, or worked with too.
READING = ("GET", "HEAD")
EVERYTHING = (*READING, "POST")


#: A page, a piece of a recording, and a form shown again. Whoever is led on, or told that there is nothing,
#: has opened nothing.
SHOWING = {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.CONFLICT}


def account_is_closed() -> str:
    return _(
        "Her account is closed for now, so nothing was changed. An adviser or a coordinator can open it "
        "again."
    )


class DeskMixin:
    """The desk's frame: where one is, and in which role. `menu_place` is the key of the entry of the menu to
    which this page belongs, where its address is not that entry's.
    """

    menu_place = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        roles = [str(Role(membership.role).label) for membership in current_memberships(person)]
        actor = in_a_row([person.get_short_name() or person.get_username(), *roles])
        return super().get_context_data(
            **kwargs,
            desk_nav=menu_of(self.request, within=self.menu_place),
            desk_tabs=tabs_here(self.request),
            actor=actor,
        )

    def get_learner(self) -> Profile:
        """A learner this worker may see; anybody else looks like nobody."""
        return get_object_or_404(learners_for(self.request.user), uuid=self.kwargs["uuid"])

    #: The methods of this page that go on while a learner's account is closed (decision 50).
    when_closed: tuple[str, ...] = ()

    def refuse_closed(self, learner: Profile) -> HttpResponse | None:
        """The way to her page, with the reason in words, when this is not done for a closed account."""
        if learner.is_open or self.request.method in self.when_closed:
            return None
        messages.warning(self.request, account_is_closed())
        return see_other("desk:person", uuid=learner.uuid)

    def open_learner(
        self, learner: Profile, kind: AccessKind, show: Callable[[], HttpResponseBase]
    ) -> HttpResponseBase:
        """What `show` answers, and log that this of hers was opened, when it shows something.

        Instead of it the way to her page when her account is closed and this is not for closed ones, or the
        way to the page that asks for a reason, where one is missing.
        """
        first = self.refuse_closed(learner) or self._ask_why(learner)
        if first is not None:
            return first
        response = show()
        if response.status_code in SHOWING and self.request.method != "OPTIONS":
            log_opening(self.request.user, learner, kind)
        return response

    def needs_reason(self, learner: Profile) -> bool:
        """Before anything of hers is shown."""
        return must_give_reason(self.request.user, learner)

    def _ask_why(self, learner: Profile) -> HttpResponse | None:
        if self.needs_reason(learner):
            address = reverse("desk:reason", args=[learner.uuid])
            return redirect(
                f"{address}?{urlencode({'next': this_address(self.request)})}"
                if self.request.method == "GET"
                else address
            )
        return None


def menu_of(request: HttpRequest, *, within: str = "") -> list[MenuEntry]:
    """The entries of this face that are open to whoever asks. A rule nobody registered lets nobody in."""
    entries = [_entry(item, request) for item in items_on(kind_of(request))]
    at_tab = {item.key for item in items_on(kind_of(request)) if any(t.current for t in _tabs(item, request))}
    return [
        replace(entry, current=entry.current or entry.key in at_tab, within=entry.key == within)
        for entry in entries
        if entry is not None
    ]


def tabs_here(request: HttpRequest) -> list[MenuEntry]:
    """What stands beside the page that is asked for, itself among it."""
    for item in items_on(kind_of(request)):
        tabs = _tabs(item, request)
        if any(tab.current for tab in tabs):
            return tabs
    return []


def _tabs(item: MenuItem, request: HttpRequest) -> list[MenuEntry]:
    found = (_entry(tab, request) for tab in tabs_of(item.key, kind_of(request)))
    return [entry for entry in found if entry is not None]


def _entry(item: MenuItem, request: HttpRequest) -> MenuEntry | None:
    policy = policies.get(item.policy)
    address = item.address_for(request.user) if policy and policy.allows(request) else ""
    if not address:
        return None
    return MenuEntry(item.key, str(item.label), address, current=request.path == address)


class LearnerMixin(DeskMixin):
    """A page about one learner. Every opening of it is logged as its `access_kind`."""

    menu_place = "people"
    access_kind = PAGE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.profile = self.get_learner()
        show = partial(super().dispatch, request, *args, **kwargs)
        return self.open_learner(self.profile, self.access_kind, show)
