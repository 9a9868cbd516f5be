import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lms.audit.actions import record
from lms.competences.events import AttainmentsChanged
from lms.competences.models import Attainment, Competence, Level
from lms.competences.queries import level_shown
from lms.contracts import event, evidence
from lms.core.locking import lock_all
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
) -> Attainment | None:
    """Record that `person` has shown `competence` at `level`, on this evidence, or at the highest level below
    it that this kind of evidence can show.

    None when it can show none: a test alone shows nothing where every level says that she can do it. The same
    evidence counts once.
    """
    if source not in evidence.sources:
        raise ValidationError(f"No source of evidence is called {source!r}.")
    if level.framework_id != competence.framework_id:
        raise ValidationError("The level belongs to another framework than the competence.")
    shown = level_shown(level, source)
    if shown is None:
        return None
    attainment, created = Attainment.objects.get_or_create(
        person=person,
        competence=competence,
        source=source,
        evidence=evidence_id,
        defaults={
            "level": shown,
            "assessor": assessor,
            "place": place,
            "attained_at": attained_at or timezone.now(),
        },
    )
    if created:
        event.emit(AttainmentsChanged(person.pk))
        record("competence.attained", actor=assessor, subject=attainment, source=source)
    return attainment


@transaction.atomic
def hold_to_evidence(level: Level) -> None:
    """A level says now that only practice shows it: what was attained at it in another way goes to the
    highest level below that such evidence shows, and each of those people reads it. Where there is none, it
    is told nowhere (queries.attainments_of).
    """
    if not level.needs_practice:
        return
    too_high = Attainment.objects.filter(level=level).exclude(source__in=evidence.kinds_that_show_doing())
    sources = sorted(set(too_high.values_list("source", flat=True)))
    shown = {source: level_shown(level, source) for source in sources}
    for attainment in lock_all(too_high.filter(source__in=[source for source in sources if shown[source]])):
        attainment.level = shown[attainment.source]
        attainment.save(update_fields=["level"])
        record("competence.level_changed", actor=None, subject=attainment, source=attainment.source)


@transaction.atomic
def take_back(person: Person, *, source: str, evidence_id: UUID, by: Person) -> None:
    """This evidence counts no longer, because it was given by mistake. Twice is once."""
    rows = lock_all(Attainment.objects.filter(person=person, source=source, evidence=evidence_id))
    Attainment.objects.filter(pk__in=[attainment.pk for attainment in rows]).delete()
    if rows:
        event.emit(AttainmentsChanged(person.pk))
    for attainment in rows:
        record("competence.taken_back", actor=by, subject=attainment, source=source)
