"""Between the password and the second factor somebody is nobody: not signed in, only known to this session
for a few minutes.
"""

import time

from django.contrib.auth import get_user_model, login, logout
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from lms.accounts.factors.queries import has_factor
from lms.accounts.queries import profile_of
from lms.contracts.roles import is_shut_out
from lms.core.clock import seconds_since
from lms.core.conf import conf
from lms.core.locking import lock
from lms.core.people import Person
from lms.safety.faces.one_face import keep_to_face

WAITING = "factor_wait"
GIVEN_AT = "factor_at"
SURE_AT = "sure_at"
SECONDS_TO_GIVE = 10 * 60
CHOSEN = "chosen"
GAVE = "gave_factor"


def wait_for_factor(request: HttpRequest, user: Person) -> None:
    """The password was right. Whoever was signed in here before is signed out."""
    if request.user.is_authenticated:
        logout(request)
    request.session.cycle_key()
    keep_to_face(request)
    request.session.pop(GAVE, None)
    request.session[WAITING] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "backend": user.backend,
        "at": time.time(),
    }


def waiting_user(request: HttpRequest) -> Person | None:
    """Who gave her password here a moment ago and still may sign in; None otherwise."""
    waiting = request.session.get(WAITING)
    if not waiting or seconds_since(waiting["at"], time.time()) >= SECONDS_TO_GIVE:
        return None
    user = get_user_model().objects.filter(pk=waiting["user"], is_active=True).first()
    if (
        user is None
        or is_shut_out(user)
        or not constant_time_compare(user.get_session_auth_hash(), waiting["hash"])
    ):
        return None
    user.backend = waiting["backend"]
    return user


def must_choose_password(request: HttpRequest, user: Person) -> bool:
    """She was never signed in under it: until then her password was made, or typed, by somebody else."""
    return user.last_login is None and request.session.get(CHOSEN) != user.pk


def has_chosen_password(request: HttpRequest, user: Person) -> None:
    """She goes on waiting for her second factor, under the password that is hers alone."""
    wait_for_factor(request, user)
    request.session[CHOSEN] = user.pk


def gives_factor_first(request: HttpRequest, user: Person) -> None:
    """She still chooses a password before she is in.

    Whoever typed the one of now must not, without her factor.
    """
    request.session[GAVE] = user.pk


def gave_factor_before(request: HttpRequest, user: Person) -> bool:
    return request.session.get(GAVE) == user.pk


@transaction.atomic
def sign_in_with_factor(request: HttpRequest, user: Person) -> bool:
    """False when her factor was taken away in this moment: then nobody comes in with it.

    The session is saved before anybody else may do so, and they end every session they find.
    """
    lock(user)
    if not user.is_active or not has_factor(user):
        return False
    for key in (WAITING, CHOSEN, GAVE):
        request.session.pop(key, None)
    login(request, user, backend=user.backend)
    request.session[GIVEN_AT] = time.time()
    prove(request)
    request.session.save()
    return True


def prove(request: HttpRequest) -> None:
    """Somebody has just shown again that it is she who sits there."""
    request.session[SURE_AT] = time.time()


def is_staff_person(request: HttpRequest) -> bool:
    """Signed in, and not a learner: staff of every role, and employers that are not closed."""
    return _is_no_learner(request) and not is_shut_out(request.user)


def _is_no_learner(request: HttpRequest) -> bool:
    return request.user.is_authenticated and profile_of(request.user) is None


def gave_factor(request: HttpRequest) -> bool:
    """Learners have their card and their PIN; everybody else who is signed in needs a second factor."""
    return GIVEN_AT in request.session or not _is_no_learner(request)


def proved_lately(request: HttpRequest) -> bool:
    return (
        GIVEN_AT in request.session
        and seconds_since(request.session.get(SURE_AT, 0), time.time()) < conf.recent_minutes * 60
    )
