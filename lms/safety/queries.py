from lms.core.conf import conf
from lms.safety.models import Face


def find_face(hostname: str, port: str) -> Face | None:
    """The face of the site with this host name; of several on one host, the one on `port`. None for an unknown host."""
    faces = list(Face.objects.select_related("site__root_page").filter(site__hostname=hostname))
    faces.sort(key=lambda face: str(face.site.port) != port)
    return faces[0] if faces else None


def leave_target(face: Face | None) -> str:
    return (face.leave_url if face else "") or conf.leave_url


def skills_face() -> Face | None:
    """The face certificates, cards and mail speak for, whoever asks."""
    return Face.objects.select_related("site").filter(kind=Face.Kind.SKILLS).order_by("-site__is_default_site").first()


def address_of(face: Face, path: str) -> str:
    """The full address of `path` on a face's own host: what PDFs and QR codes print."""
    return f"{face.site.root_url}{path}"
