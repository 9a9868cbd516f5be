"""A session belongs to the face it was begun on: nobody may learn by her cookie that the two faces are one
house.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_urlconf

from lms.core.conf import conf

BEGUN_ON = "face"
SKILLS, PROGRAMME = "skills", "programme"


def kind_of(request: HttpRequest | None) -> str:
    """Which face was asked.

    It belongs into whatever is counted, kept or marked for a visitor (decision 19).
    """
    return getattr(getattr(request, "face", None), "kind", SKILLS)


def is_known(request: HttpRequest) -> bool:
    """Whether the face was found. A site with one face need not look for it."""
    return len(conf.face_urlconfs) < 2 or getattr(request, "face", None) is not None


def kind_here() -> str:
    """The same where no request is at hand, by the addresses that are in force."""
    return next((kind for kind, urlconf in conf.face_urlconfs.items() if urlconf == get_urlconf()), SKILLS)


class OwnWordsMixin:
    """For a page that each face says in words of its own: `templates` by face."""

    request: HttpRequest
    templates: dict[str, str]

    def get_template_names(self) -> list[str]:
        return [self.templates[kind_of(self.request)]]


def keep_to_face(request: HttpRequest) -> None:
    """This session is worth nothing on another face."""
    face = getattr(request, "face", None)
    if face:
        request.session[BEGUN_ON] = face.kind


class OneFaceMiddleware:
    """Stands between the session and whoever reads it: a cookie of the other face is like one that was made
    up. With one face there is nothing to keep apart, and no session is asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if len(conf.face_urlconfs) > 1 and getattr(request, "face", None):
            begun_on = request.session.get(BEGUN_ON)
            if begun_on and begun_on != request.face.kind:
                request.session = type(request.session)()
        return self.get_response(request)
