"""What came of it, as far as she tells it; and how it is going, as far as she wants to be asked."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.placements.enums import MONTHS, How, What
from employers.placements.models import FollowUp, Outcome, Placement
from employers.placements.rules import owns
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit

#: From their first day on she is asked.
FIRST_DAYS = {What.AGREEMENT, What.CONTRACT}


@transaction.atomic
def tell(
    placement: Placement,
    what: What,
    *,
    person: Person,
    on: datetime.date,
    shows_adviser: bool,
    asks_later: bool,
) -> Outcome:
    """She tells what happened; told again, the newer words count. `asks_later`: she wants to be asked one,
    three and six months after the first day.
    """
    lock(placement)
    permit(owns(person, placement))
    if on > days.today() and what not in FIRST_DAYS:
        raise ValidationError(_("This day is in the future."))
    told, _created = Outcome.objects.select_for_update().get_or_create(
        placement=placement, what=what, defaults={"on": on}
    )
    told.on, told.shows_adviser, told.told_at = on, shows_adviser, timezone.now()
    told.save(update_fields=["on", "shows_adviser", "told_at"])
    if what in FIRST_DAYS:
        placement.asks_later = asks_later
        _plan_follow_ups(placement, on, wanted=asks_later)
    placement.save(update_fields=["asks_later", "over_on"])
    record("placement.told", actor=person, subject=placement)
    return told


def _plan_follow_ups(placement: Placement, first_day: datetime.date, *, wanted: bool) -> None:
    """What she has answered stays; the others go, or come anew from this day."""
    placement.follow_ups.filter(answered_at=None).delete()
    if not wanted:
        return
    FollowUp.objects.bulk_create(
        [
            FollowUp(placement=placement, months=months, due_on=days.months_after(first_day, months))
            for months in MONTHS
        ],
        ignore_conflicts=True,
    )
    placement.over_on = max(filter(None, [placement.over_on, days.months_after(first_day, MONTHS[-1])]))


@transaction.atomic
def answer_follow_up(
    follow_up: FollowUp,
    *,
    person: Person,
    how: How,
    words: str,
    shows_adviser: bool,
    wants_to_talk: bool,
) -> None:
    """How it is going. Where she is there no more, she is not asked again."""
    lock(follow_up.placement)
    lock(follow_up)
    permit(owns(person, follow_up.placement))
    follow_up.how, follow_up.words = how, words
    follow_up.shows_adviser, follow_up.wants_to_talk = shows_adviser, wants_to_talk
    follow_up.answered_at = timezone.now()
    follow_up.save(update_fields=["how", "words", "shows_adviser", "wants_to_talk", "answered_at"])
    if how == How.LEFT:
        follow_up.placement.follow_ups.filter(answered_at=None).delete()
    record("placement.told", actor=person, subject=follow_up.placement)
