"""Sessions that never stop a page that is only read, and never say that something is saved when it is not.

What is noted beside a page (that somebody was active) may be lost while the database pauses. What somebody
does is saved, or told as a pause. Whose session or account went while she was being answered is signed out,
calmly.
"""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db import DatabaseError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from lms.core.patience import READING, is_pause, noting, patience
from lms.core.prepared import Prepared
from lms.safety.access import ended
from lms.safety.access.policy import way_in_again
from lms.safety.http.errors import calm_page

logger = logging.getLogger("lms.safety")
READS = {"GET", "HEAD", "OPTIONS"}
NOTED = "session"
FOREIGN_KEY = "23503"  # PostgreSQL: what a row names is not there


_SESSION = Prepared(lambda key: db.SessionStore.get_model_class().objects.filter(session_key=key))


class SessionStore(db.SessionStore):
    """Use it as `SESSION_ENGINE`."""

    #: Something was noted that nobody misses when it cannot be saved.
    noted = False

    def _get_session_from_db(self) -> Any:
        """Asked with every request: the statement is put together once."""
        found = _SESSION.rows(self.session_key)
        if found and found[0].expire_date > timezone.now():
            return found[0]
        self._session_key = None
        return None

    def note(self, key: str, value: Any) -> None:
        self._session[key] = value
        self.noted = True

    def forget(self, key: str) -> Any:
        self.noted = self.noted or key in self._session
        return self._session.pop(key, None)

    def save(self, must_create: bool = False) -> None:
        """Django says of every fault of the database that the session is gone, which signs somebody out."""
        try:
            super().save(must_create)
        except UpdateError as problem:
            if problem.__context__ is not None and is_pause(problem.__context__):
                raise problem.__context__ from None
            raise
        self.noted = False


class SessionMiddleware(DjangoSessionMiddleware):
    """In the place of Django's.

    A request that only reads waits for the database for a moment at most, whatever it meets on its way.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READS:
            return super().__call__(request)
        with patience(READING):
            return super().__call__(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        session = getattr(request, "session", None)
        if session is None or response.status_code >= 500:
            return response
        try:
            if getattr(session, "noted", False) and not session.modified:
                _save_noted(session)
            answer = super().process_response(request, response)
        except (SessionInterrupted, UpdateError):
            return _signed_out(request)
        if ended.waits_to_be_told(request):
            answer.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Somebody was erased while this was answered: she herself, or whoever it is about."""
        if is_pause(exception) or (request.method in READS and isinstance(exception, Http404)):
            return None
        if _account_is_gone(request):
            request.session.flush()
            return _signed_out(request)
        if not _row_went_away(exception):
            return None
        logger.warning("a row went away while somebody worked with it", exc_info=exception)
        return calm_page(request, 404)


def _save_noted(session: Any) -> None:
    if not session.session_key:
        return
    with noting(NOTED):
        session.save()


def _signed_out(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(way_in_again(request), status=303)
    response.delete_cookie(
        settings.SESSION_COOKIE_NAME,
        path=settings.SESSION_COOKIE_PATH,
        domain=settings.SESSION_COOKIE_DOMAIN,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )
    return response


def _account_is_gone(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    try:
        return bool(
            user is not None
            and user.is_authenticated
            and not get_user_model()._base_manager.filter(pk=user.pk).exists()
        )
    except DatabaseError:
        return False


def _row_went_away(exception: Exception) -> bool:
    if isinstance(exception, IntegrityError):
        return getattr(exception.__cause__, "sqlstate", "") == FOREIGN_KEY or "FOREIGN KEY" in str(exception)
    return isinstance(exception, DatabaseError) and "did not affect any rows" in str(exception)
