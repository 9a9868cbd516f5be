"""Moments are proposed, those who sit there say which they can, and one is fixed."""

import datetime
from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.network.meetings.models import MeetingLink, MeetingNeeds, MeetingVote, TableMeeting
from lms.network.meetings.rules import can_plan, can_say_when
from lms.network.practices.telling import check_texts
from lms.network.tables.models import RoundTable, TableSeat

#: So many moments are proposed at a time: more are not compared.
MOST_PROPOSED = 6


@transaction.atomic
def propose(table: RoundTable, begins_at: datetime.datetime, *, by: Person) -> TableMeeting:
    lock(table)
    permit(can_plan(by, table))
    if begins_at <= timezone.now():
        raise ValidationError({"day": _("This day is over. Choose one that comes.")})
    if table.meetings.filter(is_fixed=False).count() >= MOST_PROPOSED:
        raise ValidationError(_("At most %(most)d moments at a time.") % {"most": MOST_PROPOSED})
    return TableMeeting.objects.create(table=table, begins_at=begins_at)


@transaction.atomic
def say_when(
    table: RoundTable,
    *,
    by: Person,
    seat: TableSeat,
    moments: Collection[TableMeeting],
    needs: Sequence[str],
) -> None:
    """At which of the proposed moments somebody can come, and what she needs. Said anew, it takes the place
    of what she said before.
    """
    lock(table)
    permit(can_say_when(by, table, seat))
    MeetingVote.objects.filter(meeting__table=table, meeting__is_fixed=False, person=by.pk).delete()
    MeetingVote.objects.bulk_create(MeetingVote(meeting=each, person=by) for each in moments)
    MeetingNeeds.objects.filter(table=table, person=by.pk).delete()
    if needs:
        MeetingNeeds.objects.create(table=table, person=by, needs=list(needs))


@transaction.atomic
def fix(meeting: TableMeeting, *, by: Person, minutes: int, interpreters: str, address: str) -> None:
    """All meet then; the other moments, and who could come at which, are forgotten. Fixed already, it gets
    another link or other interpreters.
    """
    lock(meeting.table)
    lock(meeting)
    permit(can_plan(by, meeting.table))
    check_texts({"interpreters": interpreters})
    was_fixed = meeting.is_fixed
    meeting.is_fixed, meeting.minutes, meeting.interpreters = True, minutes, interpreters
    meeting.save(update_fields=["is_fixed", "minutes", "interpreters"])
    MeetingLink.objects.filter(meeting=meeting).delete()
    if address:
        MeetingLink.objects.create(meeting=meeting, address=address)
    if not was_fixed:
        meeting.votes.all().delete()
        meeting.table.meetings.filter(is_fixed=False).delete()
        record("meeting.fixed", actor=by, subject=meeting)


@transaction.atomic
def call_off(meeting: TableMeeting, *, by: Person) -> None:
    lock(meeting)
    permit(can_plan(by, meeting.table))
    meeting.delete()
    record("meeting.called_off", actor=by, subject=meeting.uuid)
