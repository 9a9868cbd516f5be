from typing import Any

from django.db import transaction

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from lms.accounts.actions import IssuedCard
from lms.organisations.actions import make_learner_account


@transaction.atomic
def make_accounts(worker: Any, *, count: int, language: str, course: Course | None) -> list[IssuedCard]:
    """So many new learners with their cards, enrolled in the course if one is named: all of them or none."""
    issued = []
    for _number in range(count):
        profile, card = make_learner_account(worker=worker, language=language)
        if course:
            enrol(profile.user, course, by=worker)
        issued.append(card)
    return issued
