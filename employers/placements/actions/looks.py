"""Her own look first; then the tutor's, of which only what she accepts counts."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.placements.evidence import SeenAtWork
from employers.placements.models import Assessed, Assessment, OwnLook, Placement
from employers.placements.queries import agreement_of, levels_of
from employers.placements.rules import can_answer, can_assess, owns
from lms.audit.actions import record
from lms.competences.actions import award, take_back
from lms.competences.models import Competence, Level
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit


@transaction.atomic
def look(placement: Placement, *, person: Person, levels: Mapping[UUID, UUID], words: str) -> OwnLook:
    """Hers. Nothing in it is asked for, and nobody reads it."""
    lock(placement)
    permit(owns(person, placement))
    kept = {str(competence): str(level) for competence, level in levels.items()}
    own, _created = OwnLook.objects.select_for_update().get_or_create(placement=placement)
    own.levels, own.words, own.at = kept, words, timezone.now()
    own.save(update_fields=["levels", "words", "at"])
    return own


@transaction.atomic
def assess(
    placement: Placement, *, tutor: Person, levels: Mapping[Competence, Level], words: str, language: str
) -> Assessment:
    """What the tutor saw: of the competences that were agreed, each at one level. She reads it."""
    lock(placement)
    permit(can_assess(tutor, placement))
    agreement = agreement_of(placement)
    agreed = set(agreement.competences.all()) if agreement else set()
    known = levels_of(agreed)
    if not levels or set(levels) - agreed:
        raise ValidationError(_("Choose a level for at least one of the competences that were agreed."))
    if any(level not in known[competence.framework_id] for competence, level in levels.items()):
        raise ValidationError(_("What you chose is no longer there. Choose again."))
    made = Assessment.objects.create(placement=placement, tutor=tutor, words=words, language=language)
    Assessed.objects.bulk_create(
        [Assessed(assessment=made, competence=row, level=level) for row, level in levels.items()]
    )
    record("assessment.given", actor=tutor, subject=made)
    return made


@transaction.atomic
def answer(assessment: Assessment, *, person: Person, accepted: Mapping[UUID, bool], words: str) -> None:
    """What she accepts is evidence from now on, and what she does not is none, also where she had accepted it
    before. Her words go to nobody.
    """
    lock(assessment.placement)
    lock(assessment)
    permit(can_answer(person, assessment))
    rows = list(assessment.rows.select_for_update().select_related("competence", "level"))
    if {row.uuid for row in rows} - set(accepted):
        raise ValidationError(_("Say yes or no to each."))
    assessment.her_words = words
    assessment.answered_at = assessment.answered_at or timezone.now()
    assessment.save(update_fields=["her_words", "answered_at"])
    for row in rows:
        _settle(row, person, accepted=accepted[row.uuid], tutor=assessment.tutor)
    record("assessment.answered", actor=person, subject=assessment)


def _settle(row: Assessed, person: Person, *, accepted: bool, tutor: Person | None) -> None:
    was = row.accepted
    row.accepted = accepted
    row.save(update_fields=["accepted"])
    if accepted:
        source, evidence_id = SeenAtWork.key, row.uuid
        award(person, row.competence, row.level, source=source, evidence_id=evidence_id, assessor=tutor)
    elif was:
        take_back(person, source=SeenAtWork.key, evidence_id=row.uuid, by=person)
