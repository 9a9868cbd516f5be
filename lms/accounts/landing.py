"""Where somebody comes out after a door when she wanted nothing else: the first place that is open to her."""

from copy import copy
from typing import Any

from django.http import HttpRequest
from django.shortcuts import resolve_url

from lms.contracts.navigation import address_here, doors
from lms.core.conf import conf
from lms.safety.access.policy import policies


def first_open_door(request: HttpRequest) -> str:
    """Where somebody begins: the first registered door on this face whose policy lets her in."""
    addresses = (address_here(name) for name in _open_doors(request))
    return next((address for address in addresses if address), None) or resolve_url(conf.staff_home)


def belongs_elsewhere(request: HttpRequest, user: Any) -> bool:
    """Whether all doors that are open to `user` are on another face.

    Here she is nobody, so that nobody learns that the two faces are one house.
    """
    asks = copy(request)
    asks.user = user
    names = _open_doors(asks)
    return bool(names) and not any(address_here(name) for name in names)


def _open_doors(request: HttpRequest) -> list[str]:
    found = [(policies.get(door.policy), door) for door in doors()]
    return [door.url_name for policy, door in found if policy and policy.allows(request)]
