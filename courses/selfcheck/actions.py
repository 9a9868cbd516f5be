"""Keeping her five answers, taking them away, and letting them fall into a sum."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from courses.enrolments.models import Cohort
from courses.selfcheck.enums import LEVELS, LOT, QUESTIONS
from courses.selfcheck.models import Counted, GroupTally, SelfCheck
from courses.selfcheck.queries import group_to_count_in, quarter_ends
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person


@transaction.atomic
def keep_check(person: Person, answers: Sequence[int], *, counts: bool = False) -> SelfCheck:
    """One of a day: the later one takes the place of the earlier. No record of it is kept anywhere else."""
    lock(person)
    SelfCheck.objects.filter(person=person, day=days.today()).delete()
    made = SelfCheck(person=person)
    made.keep(answers)
    made.save(force_insert=True)
    group = group_to_count_in(person) if counts else None
    if group is not None:
        Counted.objects.create(person=person, until=quarter_ends(days.today()))
        _count(group, answers)
    return made


def _count(group: Cohort, answers: Sequence[int]) -> None:
    lock(group)
    rows = GroupTally.objects.filter(cohort=group, until=quarter_ends(days.today()))
    if not rows.exists():
        GroupTally.objects.bulk_create(
            GroupTally(cohort=group, until=quarter_ends(days.today()), question=question, level=level)
            for question in range(len(QUESTIONS))
            for level in range(len(LEVELS))
        )
    for question, level in enumerate(answers):
        rows.filter(question=question, level=_thrown(level)).update(count=F("count") + 1)


def _thrown(level: int) -> int:
    return secrets.randbelow(len(LEVELS)) if secrets.randbelow(LOT) == 0 else level


@transaction.atomic
def forget_checks(person: Person, *, uuid: UUID | None = None) -> None:
    """One of them, or all. What was counted stays in the sum: nobody can find it there."""
    lock(person)
    hers = SelfCheck.objects.filter(person=person)
    (hers if uuid is None else hers.filter(uuid=uuid)).delete()
