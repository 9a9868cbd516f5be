from typing import Any

from django.db import transaction

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort
from lms.accounts.actions import IssuedCard
from lms.core.locking import lock
from lms.organisations.actions import make_learner_account


@transaction.atomic
def make_accounts(
    worker: Any, *, count: int, language: str, course: Course | None, cohort: Cohort | None = None
) -> list[IssuedCard]:
    """So many new learners with their cards, in the group or the course if one is named: all of them
    or none.
    """
    if cohort:
        lock(cohort)
    course = cohort.course if cohort else course
    issued = []
    for _number in range(count):
        profile, card = make_learner_account(worker=worker, language=language)
        if course:
            enrol(profile.user, course, by=worker, cohort=cohort)
        issued.append(card)
    return issued
