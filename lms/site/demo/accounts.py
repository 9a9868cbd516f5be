"""The demo contract: everybody who can sign in, as a list of plain objects."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from courses.certificates.models import Certificate
from courses.certificates.queries import certificates_of
from courses.certificates.sheets import verify_url
from lms.accounts.models import PinKind, Profile
from lms.safety.faces.queries import address_of, skills_face
from lms.site.demo.people import LEARNERS, WORKERS, Learner, Worker


def demo_accounts() -> list[dict[str, Any]]:
    with translation.override("en"):
        return [*map(_learner, LEARNERS), *map(_worker, WORKERS)]


def pin_kind(pin: str) -> str:
    """ "digits" or "pictures", as she chose; "" of somebody who has never entered."""
    if not pin:
        return ""
    return (PinKind.DIGITS if pin.isdigit() else PinKind.PICTURES).value


def _full(path: str) -> str:
    return address_of(skills_face(), path)


def _learner(learner: Learner) -> dict[str, Any]:
    profile = Profile.objects.get(handle=learner.handle)
    return {
        "role": "trainee",
        "handle": learner.handle,
        "number": learner.number,
        "code": learner.code,
        "pin": learner.pin,
        "pin_kind": pin_kind(learner.pin),
        "language": learner.language,
        "organisation": learner.organisation,
        "start_url": _full(reverse("accounts:enter")),
        "certificates": [_certificate(certificate, learner) for certificate in certificates_of(profile.user)],
    }


def _certificate(certificate: Certificate, learner: Learner) -> dict[str, str]:
    """`pdf_url` is the sheet with a line for the name, `credential_url` the signed file; both in her own
    session.
    """
    return {
        "code": certificate.code,
        "verify_url": verify_url(certificate, skills_face()),
        "pdf_url": _full(reverse("certificates:sheet", args=[certificate.uuid])),
        "credential_url": _full(reverse("certificates:credential", args=[certificate.uuid])),
        "name": learner.certificate_name if certificate.has_name else "",
    }


def _worker(worker: Worker) -> dict[str, Any]:
    return {
        "role": str(worker.role),
        "username": worker.username,
        "password": worker.password,
        "totp_secret": worker.totp_secret,
        "organisation": worker.organisation,
        "start_url": _full(worker.start_url),
    }
