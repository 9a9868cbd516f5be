"""Where somebody comes out after a door: the address she wanted, or the first place that is open to her."""

from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from lms.contracts.navigation import doors
from lms.core.conf import conf
from lms.safety.policy import policies


def wanted_address(request: HttpRequest) -> str:
    """`?next=`, when it is a path of this site; "" otherwise."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else ""


def first_open_door(request: HttpRequest) -> str:
    """Where somebody begins: the first registered door whose policy lets her in."""
    for door in doors():
        policy = policies.get(door.policy)
        if policy and policy.allows(request):
            return reverse(door.url_name)
    return resolve_url(conf.staff_home)
