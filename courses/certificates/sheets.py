"""The printed certificate. A name is drawn on it for one response and kept nowhere."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from lms.core import days, written
from lms.core.languages import in_site_order
from lms.core.texts import direction_of, name_here, name_of
from lms.printing.attached import Attached
from lms.printing.named import named_pdf
from lms.printing.qr import qr_svg
from lms.safety.faces.models import Face
from lms.safety.faces.queries import address_of, path_on, skills_face


@dataclass(frozen=True)
class Offered:
    """A language in which the sheet can be printed; `missing_in` are the languages of what is not in it."""

    code: str
    name: str
    missing_in: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        if not self.missing_in:
            return self.name
        return _("%(language)s, partly in %(others)s") % {
            "language": self.name,
            "others": written.listed(map(name_here, self.missing_in)),
        }


def languages_offered(certificate: Certificate) -> list[Offered]:
    """The language of the page first, then those in which all of it is written, then the others."""
    texts = certificate.snapshot["texts"]
    offered = [
        Offered(code, capfirst(name_of(code)), _missing_in(texts[code])) for code in in_site_order(texts)
    ]
    here = translation.get_language()
    return sorted(offered, key=lambda language: (language.code != here, bool(language.missing_in)))


def _missing_in(text: dict[str, Any]) -> tuple[str, ...]:
    rows = [text, *text["competences"]]
    return tuple(in_site_order({code for row in rows for code in row.get("in", {}).values()}))


TEMPLATE = "courses/certificates/sheet.html"


def verify_url(certificate: Certificate, face: Face | None) -> str:
    """Where anyone can check it, on the host of `face`, the skills face."""
    path = path_on("skills", "verify:code", certificate.code)
    return address_of(face, path) if face else path


def signature_of(certificate: Certificate, face: Face | None, language: str) -> tuple[str, str]:
    """Who stands under the signature, and as what: as on the day of issue, or who signs for the face now.

    Empty leaves a line to sign on.
    """
    if certificate.signatory or face is None:
        return certificate.signatory, certificate.said_in("signatory_role", language)
    return face.signatory, face.signatory_role_in.get(language) or face.signatory_role


def certificate_pdf(
    certificate: Certificate,
    *,
    languages: list[str],
    name: str | None = None,
    attached: Attached | None = None,
) -> bytes:
    """One A4 page in one or two of the languages it was issued in; without a name, a line to write it on.

    What is not in its language says so, to whoever reads it aloud too. `attached` goes along inside.
    """
    face = skills_face()
    url = verify_url(certificate, face)
    snapshot = certificate.snapshot
    known = [language for language in languages if language in snapshot["texts"]] or [
        languages_offered(certificate)[0].code
    ]
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
    title = grouped(certificate.code)
    return named_pdf(TEMPLATE, context, name=name, language=known[0], title=title, attached=attached)


def _texts(certificate: Certificate, face: Face | None, language: str) -> dict[str, Any]:
    snapshot = certificate.snapshot
    return {
        "language": language,
        "direction": direction_of(language),
        "hours": snapshot["hours"],
        "practice_hours": snapshot["practice_hours"],
        "place": certificate.said_in("place", language),
        "role": signature_of(certificate, face, language)[1],
        **snapshot["texts"][language],
    }
