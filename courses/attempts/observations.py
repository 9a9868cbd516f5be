"""Signing off observed practice: what an assessor watched, beside her, gives a competence."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from courses.attempts.evidence import ObservedPractice
from courses.attempts.models import Observation
from courses.attempts.rules import may_sign_off
from courses.catalogue.models import Module, PracticeTask
from courses.enrolments.models import Enrolment
from lms.audit.actions import record
from lms.competences.actions import award
from lms.competences.models import Competence, Level
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
        raise ValidationError(_("This day has not come yet."))
    wanted = set(
        PracticeTask.objects.current()
        .filter(module=module, competence=competence)
        .values_list("uuid", flat=True)
    )
    if not wanted or wanted - set(tasks):
        raise ValidationError(_("Sign off a competence when you have watched all of its tasks."))
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
        at = days.noon_of(observed_on)
        award(
            enrolment.person,
            competence,
            level,
            source=ObservedPractice.key,
            evidence_id=observation.uuid,
            assessor=assessor,
            place=place,
            attained_at=at,
        )
    return observation
