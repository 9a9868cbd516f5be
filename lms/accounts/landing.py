"""Where somebody comes out after signing in when she wanted nothing else."""

from copy import copy

from django.http import HttpRequest
from django.shortcuts import resolve_url

from lms.contracts.navigation import address_here, landing_pages
from lms.core.conf import conf
from lms.core.people import Person
from lms.safety.access.policy import policies


def landing_address(request: HttpRequest) -> str:
    """Where somebody begins: the first landing page of this face whose policy lets her in."""
    addresses = (address_here(name) for name in _open_pages(request))
    return next((address for address in addresses if address), None) or resolve_url(conf.staff_home)


def belongs_elsewhere(request: HttpRequest, user: Person) -> bool:
    """Whether all landing pages that are open to `user` are on another face.

    Here she is nobody, so that nobody learns that the two faces are one house.
    """
    asks = copy(request)
    asks.user = user
    names = _open_pages(asks)
    return bool(names) and not any(address_here(name) for name in names)


def _open_pages(request: HttpRequest) -> list[str]:
    found = [(policies.get(page.policy), page) for page in landing_pages()]
    return [page.url_name for policy, page in found if policy and policy.allows(request)]
