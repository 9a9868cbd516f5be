from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from courses.attempts.models import Observation
from courses.catalogue.models import Module, ModuleCompetence
from courses.certificates.codes import is_well_formed, normalise
from courses.certificates.models import Certificate
from courses.certificates.rules import gives_certificate
from courses.certificates.snapshots import competence_snapshot, module_snapshot, says_more
from courses.sessions.queries import hours_of_practice
from lms.competences.models import Attainment, Competence
from lms.competences.queries import attainments_of
from lms.contracts.evidence import in_order, label_of
from lms.core.people import Person
from lms.core.prepared import Prepared


def certificates_of(person: Person) -> QuerySet[Certificate]:
    """The newest first, each with what stands in its place at hand: its state asks for that."""
    rows = Certificate.objects.filter(person=person).select_related("replaced_by")
    return rows.order_by("-issued_at", "-pk")


def newest_certificates_of(person: Person) -> list[Certificate]:
    """The first few of hers, for her home."""
    return NEWEST.rows(person.pk)


NEWEST = Prepared(lambda person: certificates_of(person)[:3])


def rests_on(observation: Observation) -> bool:
    """Whether a valid certificate of hers was issued after this sign-off and names its competence."""
    teaching = ModuleCompetence.objects.filter(competence=observation.competence_id)
    valid = certificates_of(observation.enrolment.person).filter(
        withdrawn_at=None, issued_at__gte=observation.signed_at
    )
    about = [observation.competence.uuid, *teaching.values_list("module__uuid", flat=True)]
    return valid.filter(about__in=about).exists()


@dataclass(frozen=True)
class CertifiableCompetence:
    """One of which she can have a certificate, what it would say, and whether she has one that says the
    same.
    """

    competence: Competence
    level: str
    evidence: list[str]
    snapshot: dict[str, Any]
    is_there: bool


def certifiable_competences(person: Person) -> list[CertifiableCompetence]:
    """Her competences that may be seen outside, each once at its best level."""
    shown: dict[int, list[Attainment]] = {}
    for attainment in attainments_of(person).filter(competence__visible_outside=True):
        shown.setdefault(attainment.competence_id, []).append(attainment)
    about = {row.about: row.snapshot for row in certificates_of(person).filter(withdrawn_at=None)}
    return [_certifiable(rows, about.get(rows[0].competence.uuid)) for rows in shown.values()]


def _certifiable(rows: list[Attainment], existing: dict[str, Any] | None) -> CertifiableCompetence:
    competence = rows[0].competence
    snapshot = competence_snapshot(competence, rows)
    return CertifiableCompetence(
        competence,
        level=max(rows, key=lambda row: row.level.rank).level.label_in(),
        evidence=[label_of(kind) for kind in in_order(row.source for row in rows)],
        snapshot=snapshot,
        is_there=snapshot == existing,
    )


def snapshot_of_module(person: Person, module: Module) -> dict[str, Any]:
    """What a certificate of this module says of her today."""
    hours = hours_of_practice(person, module)
    return module_snapshot(module, list(attainments_of(person)), practice_hours=hours)


def newer_snapshot(certificate: Certificate) -> dict[str, Any] | None:
    """What a newer one would say, when she has shown more since; None when there is no more to say."""
    module = Module.objects.select_related("course").filter(uuid=certificate.about).first()
    if certificate.withdrawn_at or certificate.person is None or module is None:
        return None
    if not gives_certificate(module):
        return None
    snapshot = snapshot_of_module(certificate.person, module)
    return snapshot if says_more(snapshot, than=certificate.snapshot) else None


def find_by_code(typed: str) -> Certificate | None:
    """The certificate with this code, however it was typed.

    A code with a slip in it never reaches the database.
    """
    code = normalise(typed)
    return Certificate.objects.filter(code=code).first() if is_well_formed(code) else None
