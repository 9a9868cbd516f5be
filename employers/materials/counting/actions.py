"""How often sheets are taken: in tens, by month and language, and nothing of who took them
(lms.core.tens).
"""

import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from employers.materials.counting.models import Taken
from lms.core import days
from lms.core.tens import TEN, Tens

#: A browser that asks twice for one sheet took it once.
tens = Tens(most=2000, quiet_seconds=10)


def count_taken(page: Any) -> None:
    """The sheet matters more than its count: where nothing can be written, nothing is counted."""
    month = days.today().replace(day=1)
    about = (month, page.translation_key, page.locale.language_code)
    if not tens.is_tenth(about):
        return
    try:
        _add_ten(*about)
    except DatabaseError:
        return


def _add_ten(month: datetime.date, page: UUID, language: str) -> None:
    rows = Taken.objects.filter(month=month, page=page, language=language)
    if rows.update(count=F("count") + TEN):
        return
    try:
        with transaction.atomic():
            Taken.objects.create(month=month, page=page, language=language, count=TEN)
    except IntegrityError:  # another process was first
        rows.update(count=F("count") + TEN)
