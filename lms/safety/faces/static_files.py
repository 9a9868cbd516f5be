"""Static files by face: what one face does not use is not there on its host (decision 19).

A folder of static files belongs to the face of the app it lies in (`face` of its AppConfig; an app may name
another for one of its folders in `static_faces`). What comes with other packages, such as Wagtail's editor,
is public anyway and answers on both.
"""

from functools import cache
from pathlib import Path

from django.apps import apps
from django.http import HttpRequest, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

from lms.contracts.checks import OUR_PACKAGES
from lms.safety.faces.one_face import SKILLS, kind_of

#: They say when the site was put up, to the second, on both hosts; files with a hash in their name need
#: neither.
SAYING_WHEN = ("Last-Modified", "ETag")


@cache
def faces_of_folders() -> dict[str, set[str] | None]:
    """{folder below STATIC_URL: the faces it answers on, or None for both}."""
    found: dict[str, set[str] | None] = {}
    for config in apps.get_app_configs():
        folder = Path(config.path) / "static"
        ours = config.name.split(".")[0] in OUR_PACKAGES
        elsewhere = getattr(config, "static_faces", {})
        for entry in sorted(folder.iterdir()) if folder.is_dir() else []:
            kinds = {elsewhere.get(entry.name, getattr(config, "face", SKILLS))} if ours else None
            before = found.setdefault(entry.name, kinds)
            found[entry.name] = None if kinds is None or before is None else before | kinds
    return found


def answers_on(kind: str, name: str) -> bool:
    """`name`: below STATIC_URL.

    What lies in no app's folder, such as the list of all files, answers nowhere.
    """
    folder, slash, _rest = name.partition("/")
    faces = faces_of_folders().get(folder, set()) if slash else set()
    return faces is None or kind in faces


class FaceStaticMiddleware(WhiteNoiseMiddleware):
    """Stands behind FaceMiddleware, so an unknown host has no file either.

    What is not this face's goes on, to the 404 of made-up addresses.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request.path_info.removeprefix(self.static_prefix)
        if name != request.path_info and not answers_on(kind_of(request), name):
            return self.get_response(request)
        return super().__call__(request)

    @staticmethod
    def serve(static_file: object, request: HttpRequest) -> HttpResponseBase:
        response = WhiteNoiseMiddleware.serve(static_file, request)
        for header in SAYING_WHEN:
            del response[header]
        response["X-Robots-Tag"] = "noindex"
        return response
