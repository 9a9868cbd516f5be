"""A certificate as an item of a portfolio."""

from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from courses.certificates.models import Certificate
from courses.certificates.queries import certificates_of
from courses.certificates.sheets import verify_url
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource
from lms.safety.models import Face
from lms.safety.queries import skills_face


@evidence.register
class CertificateEvidence(EvidenceSource):
    key = "certificate"
    label = _("Certificate")
    can_be_shared = True

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        found = Certificate.objects.filter(uuid__in=uuids, withdrawn_at=None)
        face = skills_face()
        with translation.override(language):
            return {certificate.uuid: self._in_words(certificate, language, face) for certificate in found}

    def _in_words(self, certificate: Certificate, language: str, face: Face | None) -> Evidence:
        hours, texts = certificate.snapshot["hours"], certificate.texts_in(language)
        of_training = ngettext("%(count)d hour of training", "%(count)d hours of training", hours) % {"count": hours}
        of_one_competence = ", ".join(row["evidence"] for row in texts["competences"])
        return Evidence(title=texts["title"], words=of_training if hours else of_one_competence, date=certificate.issued_at.date(), check_url=verify_url(certificate, face))

    def of_person(self, person: Any) -> list[UUID]:
        return [certificate.uuid for certificate in certificates_of(person) if certificate.withdrawn_at is None]
