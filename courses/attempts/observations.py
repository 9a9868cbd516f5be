"""Signing off observed practice: what an assessor watched, beside her, gives a competence.

What was seen in part is kept until the rest is seen. A sign-off that was a mistake is taken back (decision
42): what a person said is put right by a person; what a learner has done is never counted down.
"""

import datetime
from collections.abc import Collection, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.attempts.events import SignedOff, SignOffUndone
from courses.attempts.evidence import ObservedPractice
from courses.attempts.models import Observation, SeenTask
from courses.attempts.rules import UNDO_DAYS, is_young_enough, may_sign_off
from courses.catalogue.models import Module, PracticeTask
from courses.enrolments.models import Enrolment
from lms.audit.actions import record
from lms.competences.actions import award, take_back
from lms.competences.models import Competence, Level
from lms.contracts import event
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit


@transaction.atomic
def sign_off(
    enrolment: Enrolment,
    module: Module,
    competence: Competence,
    level: Level,
    *,
    tasks: Sequence[UUID],
    assessor: Person,
    place: str,
    observed_on: datetime.date,
    idempotency_key: UUID,
) -> Observation:
    """Record that `assessor` watched every task of `competence`, and award it.

    The same key twice is one observation.
    """
    lock(enrolment)
    permit(may_sign_off(assessor, enrolment.person))
    if observed_on > days.today():
        raise ValidationError(_("This day is in the future."))
    wanted = set(
        PracticeTask.objects.current()
        .filter(module=module, competence=competence)
        .values_list("uuid", flat=True)
    )
    if not wanted or wanted - set(tasks):
        raise ValidationError(_("Sign off a competence when you have watched all its tasks."))
    observation, created = Observation.objects.get_or_create(
        enrolment=enrolment,
        competence=competence,
        idempotency_key=idempotency_key,
        defaults={
            "module": module,
            "level": level,
            "tasks": [str(task) for task in sorted(wanted)],
            "assessor": assessor,
            "place": place,
            "observed_on": observed_on,
        },
    )
    if created:
        record("practice.signed_off", actor=assessor, subject=observation)
        SeenTask.objects.filter(enrolment=enrolment, task__uuid__in=wanted).delete()
        award(
            enrolment.person,
            competence,
            level,
            source=ObservedPractice.key,
            evidence_id=observation.uuid,
            assessor=assessor,
            place=place,
            attained_at=days.noon_of(observed_on),
        )
        event.emit(SignedOff(observation))
    return observation


@transaction.atomic
def keep_seen(
    enrolment: Enrolment,
    tasks: Collection[PracticeTask],
    *,
    of: Collection[PracticeTask],
    assessor: Person,
    seen_on: datetime.date,
) -> int:
    """Of the tasks `of`, exactly `tasks` are seen so far. Who saw one first, and when, stays.

    Returns how many are kept.
    """
    lock(enrolment)
    permit(may_sign_off(assessor, enrolment.person))
    kept = SeenTask.objects.filter(enrolment=enrolment, task__in=of)
    kept.exclude(task__in=tasks).delete()
    SeenTask.objects.bulk_create(
        [SeenTask(enrolment=enrolment, task=task, seen_by=assessor, seen_on=seen_on) for task in tasks],
        ignore_conflicts=True,
    )
    return kept.count()


@transaction.atomic
def undo_sign_off(observation: Observation, *, by: Person, reason: str) -> Observation:
    """Take a sign-off back: the competence is hers only on what else there is. Twice is once.

    ValidationError when it is too long ago, or when something rests on it already (those above refuse).
    """
    lock(observation.enrolment)
    lock(observation)
    permit(may_sign_off(by, observation.enrolment.person))
    if observation.undone_at:
        return observation
    if reason not in Observation.Reason.values:
        raise ValidationError(_("Choose why."))
    if not is_young_enough(observation.signed_at):
        raise ValidationError(
            _("This was signed off more than %(days)d days ago. It can no longer be taken back.")
            % {"days": UNDO_DAYS}
        )
    event.emit(SignOffUndone(observation))
    observation.undone_at, observation.undone_by, observation.undone_reason = timezone.now(), by, reason
    observation.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    take_back(observation.enrolment.person, source=ObservedPractice.key, evidence_id=observation.uuid, by=by)
    record("practice.undone", actor=by, subject=observation, reason=reason)
    return observation
