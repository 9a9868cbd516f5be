import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lms.audit.actions import record
from lms.competences.models import Attainment, Competence, Level
from lms.contracts import evidence
from lms.core.people import Person


@transaction.atomic
def award(
    person: Person,
    competence: Competence,
    level: Level,
    *,
    source: str,
    evidence_id: UUID,
    assessor: Person | None = None,
    place: str = "",
    attained_at: datetime.datetime | None = None,
) -> Attainment:
    """Record that `person` has shown `competence` at `level`, on this evidence.

    The same evidence counts once.
    """
    if source not in evidence.sources:
        raise ValidationError(f"No source of evidence is called {source!r}.")
    if level.framework_id != competence.framework_id:
        raise ValidationError("The level belongs to another framework than the competence.")
    attainment, created = Attainment.objects.get_or_create(
        person=person,
        competence=competence,
        source=source,
        evidence=evidence_id,
        defaults={
            "level": level,
            "assessor": assessor,
            "place": place,
            "attained_at": attained_at or timezone.now(),
        },
    )
    if created:
        record("competence.attained", actor=assessor, subject=attainment, source=source)
    return attainment


@transaction.atomic
def take_back(person: Person, *, source: str, evidence_id: UUID, by: Person) -> None:
    """This evidence counts no longer, because it was given by mistake. Twice is once."""
    rows = Attainment.objects.filter(person=person, source=source, evidence=evidence_id)
    for attainment in rows:
        record("competence.taken_back", actor=by, subject=attainment, source=source)
    rows.delete()
