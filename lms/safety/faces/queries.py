from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse
from wagtail.models import Site

from lms.core.conf import conf
from lms.core.shared import shared_lately
from lms.safety.faces.models import Face

#: Where the faces are kept. Saving a face or a site forgets them (handlers.py); what goes by that is seen
#: after this many seconds. Each process asks for what the others keep every so many seconds: every request
#: needs its face before anything else.
FACES, FACES_SECONDS, FACES_HERE = "lms-faces", 60, 5


#: What this process saw last. A pause of the database must not give both hosts the same page.
_seen_last: list[Face] = []


def all_faces() -> list[Face]:
    """Every face with its site, as they are kept for everybody: to be read, never to be changed.

    The one that a site begins with, where nobody has made any.
    """
    try:
        kept = shared_lately(FACES, _read_faces, seconds=FACES_SECONDS, here=FACES_HERE)
    except DatabaseError:
        if not _seen_last:
            raise
        return _seen_last
    _seen_last[:] = kept
    return kept


def _read_faces() -> list[Face]:
    return list(Face.objects.select_related("site")) or _without_any()


def _without_any() -> list[Face]:
    """Before anybody made a face, the default site is the one for skills: a fresh site answers."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return []
    return [Face(site=site, kind=Face.Kind.SKILLS, name=name_of_site(site)[:60])]


def name_of_site(site: Site) -> str:
    """What Wagtail calls it; the neutral name of every face where it says nothing."""
    name = site.site_name or getattr(settings, "WAGTAIL_SITE_NAME", "")
    return str(name or Face._meta.get_field("name").default)


def find_face(hostname: str, port: str) -> Face | None:
    """The face of the site with this host name; of several on one host, the one on `port`.

    An unknown host gets the default site's while somebody develops, and while nobody has made a face, as
    Wagtail itself answers there. Else None.
    """
    known = all_faces()
    faces = [face for face in known if face.site.hostname == hostname]
    if not faces and (settings.DEBUG or all(face.pk is None for face in known)):
        faces = [face for face in known if face.site.is_default_site and not _is_a_site(hostname)]
    return min(faces, key=lambda face: str(face.site.port) != port, default=None)


def _is_a_site(hostname: str) -> bool:
    """Of Wagtail's, without a face: what answers there is its own."""
    return Site.objects.filter(hostname=hostname).exists()


def leave_target(face: Face | None) -> str:
    return (face.leave_url if face else "") or conf.leave_url


def skills_face() -> Face | None:
    """The face certificates, cards and mail speak for, whoever asks."""
    return (
        Face.objects.select_related("site")
        .filter(kind=Face.Kind.SKILLS)
        .order_by("-site__is_default_site", "pk")
        .first()
    ) or next((face for face in all_faces() if face.kind == Face.Kind.SKILLS), None)


def name_of_zone() -> str:
    """The name of the zone the site's days go by, "" for that of the setting.

    One for both faces: a day must not be another one on the other host.
    """
    try:
        faces = all_faces()
    except DatabaseError:  # before its tables are there
        return ""
    told = [face for face in faces if face.time_zone]
    return min(told, key=_skills_first).time_zone if told else ""


def _skills_first(face: Face) -> tuple[bool, bool, int]:
    return face.kind != Face.Kind.SKILLS, not face.site.is_default_site, face.pk


def path_on(kind: str, name: str, *args: Any) -> str:
    """Where a named address is on the face of this kind, whoever asks. Raises NoReverseMatch."""
    return reverse(name, args=args, urlconf=conf.face_urlconfs.get(kind) or settings.ROOT_URLCONF)


def address_of(face: Face, path: str) -> str:
    """The full address of `path` on a face's own host: what PDFs and QR codes print."""
    return f"{face.site.root_url}{path}"
