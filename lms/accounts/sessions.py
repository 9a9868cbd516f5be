"""Ending the sessions of somebody who is not here: on every device, at once."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY

from lms.accounts.factors.session import WAITING


def end_sign_ins(user_ids: Collection[Any]) -> int:
    """Delete the rows of everybody's sessions, and of those where a right password still waits for a second
    factor.
    """
    wanted = {str(key) for key in user_ids}
    if not wanted or not apps.is_installed("django.contrib.sessions"):
        return 0
    sessions = apps.get_model("sessions.Session")._base_manager
    theirs = [
        session.pk
        for session in sessions.iterator()
        if not wanted.isdisjoint(_people_of(session.get_decoded()))
    ]
    sessions.filter(pk__in=theirs).delete()
    return len(theirs)


def _people_of(data: dict[str, Any]) -> set[str]:
    signed_in = {str(data.get(SESSION_KEY))} if BACKEND_SESSION_KEY in data else set()
    return signed_in | ({str(data[WAITING].get("user"))} if isinstance(data.get(WAITING), dict) else set())
