"""A certificate as an item of a portfolio: what she ticked, and never the code or the rest of the paper."""

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from courses.certificates.models import Certificate
from courses.certificates.queries import certificates_of
from courses.certificates.sheets import signature_of
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource, OnPaper, Section
from lms.core import days, written
from lms.core.people import Person
from lms.core.texts import in_a_row, together
from lms.safety.faces.models import Face
from lms.safety.faces.queries import skills_face


@evidence.register
class CertificateEvidence(EvidenceSource):
    key = "certificate"
    label = _("Certificate")
    label_of_many = _("Certificates")
    order = 40
    icon = "certificate"
    can_be_shared = True
    section = Section(_("Certificates"), order=20, as_cards=True)

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        found = Certificate.objects.filter(uuid__in=uuids, withdrawn_at=None)
        with translation.override(language):
            return {certificate.uuid: self._in_words(certificate, language) for certificate in found}

    def _in_words(self, certificate: Certificate, language: str) -> Evidence:
        hours, texts = certificate.snapshot["hours"], certificate.texts_in(language)
        of_training = ngettext("%(count)d hour of training", "%(count)d hours of training", hours) % {
            "count": hours
        }
        of_one_competence = in_a_row(row["evidence"] for row in texts["competences"])
        taken_part = gettext("Took part") if not texts["competences"] else ""
        words = in_a_row([taken_part, of_training if hours else of_one_competence])
        year = days.day_of(certificate.issued_at).year
        return Evidence(title=texts["title"], words=words, year=year)

    def of_person(self, person: Person) -> list[UUID]:
        return [
            certificate.uuid for certificate in certificates_of(person) if certificate.withdrawn_at is None
        ]

    def no_longer_counting(self, uuids: list[UUID], *, language: str) -> list[str]:
        return _titles(uuids, Certificate.State("withdrawn"), language)

    def replaced(self, uuids: list[UUID], *, language: str) -> list[str]:
        return _titles(uuids, Certificate.State("replaced"), language)

    def on_paper(self, uuids: list[UUID], *, language: str) -> list[OnPaper]:
        found, face = Certificate.objects.filter(uuid__in=uuids, withdrawn_at=None), skills_face()
        with translation.override(language):
            papers = [
                OnPaper(certificate.texts_in(language)["title"], _facts(certificate, language, face))
                for certificate in found
            ]
        return sorted(papers, key=lambda paper: paper.title)


def _titles(uuids: list[UUID], state: Certificate.State, language: str) -> list[str]:
    found = Certificate.objects.filter(uuid__in=uuids).exclude(withdrawn_at=None)
    return sorted(
        row.texts_in(language)["title"] for row in found.select_related("replaced_by") if row.state == state
    )


def _facts(certificate: Certificate, language: str, face: Face | None) -> list[tuple[str, str]]:
    issued = written.day(certificate.issued_at)
    competences = together((row["label"] for row in certificate.texts_in(language)["competences"]), " · ")
    facts = [
        (gettext("All competences on it"), competences),
        (gettext("Where"), certificate.said_in("place", language)),
        (gettext("Issued"), issued),
        (gettext("Who signs"), in_a_row(signature_of(certificate, face, language))),
    ]
    return [(what, words) for what, words in facts if words]
