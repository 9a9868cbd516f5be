"""The printed certificate. A name is drawn on it for one response and kept nowhere."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from lms.core import days
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


def signature_of(certificate: Certificate, face: Face | None, language: str) -> tuple[str, str]:
    """Who stands under the signature, and as what: as on the day of issue, or who signs for the face now.

    Empty leaves a line to sign on.
    """
    if certificate.signatory or face is None:
        return certificate.signatory, certificate.said_in("signatory_role", language)
    return face.signatory, face.signatory_role_in.get(language) or face.signatory_role


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
            "signatory": signature_of(certificate, face, known[0])[0],
            "date": days.day_of(certificate.issued_at),
        },
        "texts": [_texts(certificate, face, language) for language in known[:2]],
        "qr": qr_svg(url, label=_("Check this certificate")),
    }
    return named_pdf(TEMPLATE, context, name=name, language=known[0], title=grouped(certificate.code))


def _texts(certificate: Certificate, face: Face | None, language: str) -> dict[str, Any]:
    snapshot = certificate.snapshot
    return {
        "language": language,
        "direction": "rtl" if language in settings.LANGUAGES_BIDI else "ltr",
        "hours": snapshot["hours"],
        "practice_hours": snapshot["practice_hours"],
        "place": certificate.said_in("place", language),
        "role": signature_of(certificate, face, language)[1],
        **snapshot["texts"][language],
    }
