"""What she answered before, for her own page."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from courses.selfcheck.enums import LEVELS, QUESTIONS
from courses.selfcheck.queries import own_checks
from lms.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCheck:
    uuid: UUID
    day: datetime.date
    rows: list[tuple[str, str]]


def earlier_checks(person: Person) -> list[EarlierCheck]:
    """The newest first."""
    return [
        EarlierCheck(
            uuid=check.uuid,
            day=check.day,
            rows=[
                (str(question), str(LEVELS[place]))
                for question, place in zip(QUESTIONS, check.answers, strict=False)
            ],
        )
        for check in own_checks(person)
    ]
