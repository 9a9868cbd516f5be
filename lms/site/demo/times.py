"""Puts what was done in one minute onto the days on which it would have happened. The order of things stays.

The audit is left as it is: its entries are chained and say when the demo was made.
"""

import datetime
from bisect import bisect_left
from typing import Any

from django.db.models import Model
from django.utils import timezone

from courses.attempts.models import Answer, Observation, QuizAttempt
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from employers.portfolios.models import Share
from lms.accounts.models import CodeCard, Profile
from lms.audit.actions import change_openings
from lms.audit.models import AccessEntry
from lms.competences.models import Attainment
from lms.core.days import day_of, local
from lms.core.people import Person
from lms.organisations.models import Membership, SupportAssignment
from lms.privacy.models import ConsentReceipt
from lms.site.demo.people import Learner

DAY_BEGINS, DAY_LASTS = datetime.timedelta(hours=7), datetime.timedelta(hours=10)
ALMOST = 0.05
#: Model → how it finds her, and the times it keeps.
KEPT: list[tuple[type[Model], str, tuple[str, ...]]] = [
    (Profile, "user", ("created_at", "pin_set_at")),
    (CodeCard, "profile__user", ("issued_at",)),
    (Membership, "person", ("since",)),
    (SupportAssignment, "learner", ("since",)),
    (Enrolment, "person", ("started_at", "last_active_at", "completed_at")),
    (StepRecord, "enrolment__person", ("done_at",)),
    (LessonRecord, "enrolment__person", ("done_at",)),
    (ModuleRecord, "enrolment__person", ("done_at",)),
    (Answer, "enrolment__person", ("answered_at",)),
    (QuizAttempt, "enrolment__person", ("started_at", "handed_in_at")),
    (Observation, "enrolment__person", ("signed_at",)),
    (Attainment, "person", ("attained_at",)),
    (Certificate, "person", ("issued_at", "name_confirmed_at")),
    (Share, "person", ("created_at",)),
    (ConsentReceipt, "person", ("given_at",)),
    (AccessEntry, "person", ("at",)),
]


#: What takes its time, each as long as the other: a step, a test, a share and each time somebody looked at
#: it.
PACE: dict[type[Model], tuple[str, ...]] = {
    StepRecord: ("done_at",),
    QuizAttempt: ("handed_in_at",),
    Share: ("created_at",),
    AccessEntry: ("at",),
}


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


def put_back(person: Person, learner: Learner) -> None:
    """Spread everything she did, in its order, over the days her way took."""
    rows = [(row, fields) for model, path, fields in KEPT for row in _rows(model, path, person)]
    paces = sorted(
        {getattr(row, field) for row, _fields in rows for field in PACE.get(type(row), ())} - {None}
    )
    for row, fields in rows:
        for field in fields:
            moment = getattr(row, field)
            if moment:
                setattr(row, field, moment_of(_part(moment, paces), learner))
        _keep(row, fields)
    for observation in Observation.objects.filter(enrolment__person=person):
        observation.observed_on = day_of(observation.signed_at)
        observation.save(update_fields=["observed_on"])


def _keep(row: Model, fields: tuple[str, ...]) -> None:
    if isinstance(row, AccessEntry):  # entered in the audit's book
        change_openings(
            AccessEntry.objects.filter(pk=row.pk), **{field: getattr(row, field) for field in fields}
        )
    else:
        row.save(update_fields=fields)


def _part(moment: datetime.datetime, paces: list[datetime.datetime]) -> float:
    """What lies between two paces happened with the second of them.

    What came after the last, with the last.
    """
    last = len(paces) - 1
    return min(bisect_left(paces, moment), last) / last if last > 0 else 0


def _rows(model: type[Model], path: str, person: Person) -> list[Any]:
    rows = list(model.objects.filter(**{path: person}))
    if model is Attainment:
        # What was watched counts for noon of its day, whatever the clock says: its place in the order is when
        # it was signed.
        signed = dict(Observation.objects.filter(enrolment__person=person).values_list("uuid", "signed_at"))
        for row in rows:
            row.attained_at = signed.get(row.evidence, row.attained_at)
    return rows


def moment_of(part: float, learner: Learner) -> datetime.datetime:
    """From 0, the morning of the first day of her way, to 1, the afternoon of the last.

    Never later than now.
    """
    now = local(timezone.now())
    day, rest = divmod(part * (learner.began - learner.last + 1 - ALMOST), 1)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) - days(learner.began - int(day))
    return min(midnight + DAY_BEGINS + rest * DAY_LASTS, now)
