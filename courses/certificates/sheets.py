"""The printed certificate. A sheet that bears a name is made for one response and kept nowhere."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from lms.core.languages import in_site_order
from lms.printing.named import named_pdf
from lms.printing.qr import qr_svg
from lms.safety.faces.models import Face
from lms.safety.faces.queries import address_of, skills_face

TEMPLATE = "courses/certificates/sheet.html"


def verify_url(certificate: Certificate, face: Face | None) -> str:
    """Where anyone can check it, on the host of `face`, the skills face."""
    path = reverse("verify:code", args=[certificate.code], urlconf=_skills_urlconf())
    return address_of(face, path) if face else path


def _skills_urlconf() -> str:
    return getattr(settings, "LMS_FACE_URLCONFS", {}).get("skills") or settings.ROOT_URLCONF


def signatory_of(certificate: Certificate, face: Face | None) -> str:
    """Who stands under the signature: as on the day of issue, or who signs for the face now.

    Empty leaves a line to sign on.
    """
    return certificate.signatory or (face.signature if face else "")


def certificate_pdf(certificate: Certificate, *, languages: list[str], name: str | None = None) -> bytes:
    """One A4 page in one or two of the languages it was issued in; without a name, a line to write it on."""
    face = skills_face()
    url = verify_url(certificate, face)
    snapshot = certificate.snapshot
    known = [language for language in languages if language in snapshot["texts"]] or in_site_order(
        snapshot["texts"]
    )[:1]
    context = {
        "certificate": {
            "issuer": certificate.issuer,
            "code": grouped(certificate.code),
            "verify_url": url,
            "verify_address": url.split("://", 1)[-1].removesuffix(f"{certificate.code}/"),
            "place": certificate.place,
            "signatory": signatory_of(certificate, face),
            "date": certificate.issued_at.date(),
        },
        "texts": [_texts(snapshot, language) for language in known[:2]],
        "qr": qr_svg(url, label=_("Check this certificate")),
    }
    return named_pdf(TEMPLATE, context, name=name, language=known[0], title=grouped(certificate.code))


def _texts(snapshot: dict[str, Any], language: str) -> dict[str, Any]:
    direction = "rtl" if language in settings.LANGUAGES_BIDI else "ltr"
    hours = {"hours": snapshot["hours"], "practice_hours": snapshot["practice_hours"]}
    return {"language": language, "direction": direction, **hours, **snapshot["texts"][language]}
