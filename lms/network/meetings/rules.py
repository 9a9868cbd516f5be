"""Who proposes and fixes meetings, who says when she can come, and when the link is read."""

import datetime

from django.utils import timezone

from lms.core.people import Person
from lms.network.meetings.models import TableMeeting
from lms.network.tables.models import RoundTable, TableSeat
from lms.network.tables.rules import can_speak, moderates

#: The link is read so long before a meeting, and until it is over.
BEFORE = datetime.timedelta(hours=1)


def can_plan(person: Person, table: RoundTable) -> bool:
    return table.is_open and moderates(person, table)


def can_say_when(person: Person, table: RoundTable, seat: TableSeat) -> bool:
    return seat.party.table_id == table.pk and can_speak(person, seat)


def is_link_read(meeting: TableMeeting) -> bool:
    now, ends = timezone.now(), meeting.begins_at + datetime.timedelta(minutes=meeting.minutes)
    return meeting.is_fixed and meeting.begins_at - BEFORE <= now < ends
