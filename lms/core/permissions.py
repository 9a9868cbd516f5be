"""The one way in which an action refuses somebody: it permits by a named rule, and nothing else.

    @transaction.atomic
    def renew_card(profile: Profile, *, worker: Person) -> IssuedCard:
        permit(can_renew_card(worker, profile))

A rule says who may do what with whom, in words; it stands in the package's `rules.py` and is asked by whoever
shows a button too. One that gives the thing by which somebody may act (her organisation) gives None to
everybody else. Who may open an address is a policy (lms.safety.access.policy).
"""

from typing import TypeVar

from django.core.exceptions import PermissionDenied

Granted = TypeVar("Granted")


def permit(granted: Granted | None) -> Granted:
    """What a rule granted; PermissionDenied when it granted nothing."""
    if not granted:
        raise PermissionDenied
    return granted
