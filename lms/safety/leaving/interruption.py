"""Before the first sensitive page of a session, one page says what the site can protect and what it cannot
(S3).

    path("help/<uuid:uuid>/", guarded("learner", HelpView.as_view(), "told"), name="help")

Whether she has seen it stands in a cookie that means nothing anywhere else: it names her session, so the next
person on the same phone is shown the page again, and a visitor leaves no row in the database.
"""

import hmac

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from lms.safety.access.policy import Requirement, require
from lms.safety.faces.one_face import kind_of

SEEN = "n"


def mark_of(session_key: str | None, *, kind: str) -> str:
    """What the cookie holds once the page was seen in this session, on this face: on another it is another
    value.
    """
    return salted_hmac(
        f"lms.safety.leaving.interruption.{kind}", session_key or "visitor", algorithm="sha256"
    ).hexdigest()[:12]


def _mark(request: HttpRequest) -> str:
    return mark_of(request.session.session_key, kind=kind_of(request))


def was_told(request: HttpRequest) -> bool:
    """Forms pass: whoever sends one has been on the page before it."""
    return request.method not in {"GET", "HEAD"} or hmac.compare_digest(
        request.COOKIES.get(SEEN, ""), _mark(request)
    )


require(Requirement("told", "The page about her phone, seen in this session.", was_told, "safer:page"))


def remember_told(request: HttpRequest, response: HttpResponseBase) -> None:
    response.set_cookie(
        SEEN, _mark(request), httponly=True, samesite="Lax", secure=bool(settings.SESSION_COOKIE_SECURE)
    )


#: Where the recording of the page lies in the media of each face, if a site has one. The folders are known to
#: lms.safety.faces.belonging.
SOUNDS = {"skills": "sound/phone", "programme": "listen/before-you-read"}


def sound_path(face: str, language: str) -> str:
    return f"{SOUNDS[face]}.{language}.mp3"


def sound_url(face: str, language: str) -> str:
    path = sound_path(face, language)
    return default_storage.url(path) if default_storage.exists(path) else ""
