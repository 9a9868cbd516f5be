"""A meeting as it is read in every country at the table, and as a calendar takes it."""

import datetime
from collections import defaultdict
from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.core import days, written
from lms.core.texts import in_a_row
from lms.network.meetings.models import TableMeeting
from lms.network.meetings.rules import is_link_read

EUROPE = "Europe/"


def zone_of(country: str) -> str:
    """The zone in which most of a country lives: of several, the first on this continent."""
    zones = written.zones_in(country)
    return next((each for each in zones if each.startswith(EUROPE)), zones[0] if zones else "")


def clocks(moment: datetime.datetime, countries: Collection[str]) -> list[str]:
    """“15:00 (Rome, Madrid)” for each time that clocks of these countries show."""
    found: dict[datetime.datetime, list[str]] = defaultdict(list)
    for zone in dict.fromkeys(zone_of(country) for country in countries):
        if zone:
            found[days.local(moment, zone).replace(tzinfo=None)].append(written.clocks_of(zone))
    return [f"{written.time_of_day(at.time())} ({in_a_row(sorted(found[at]))})" for at in sorted(found)]


class ShownMeeting:
    """`row` with its link, where it is fixed."""

    def __init__(self, row: TableMeeting, countries: Collection[str]) -> None:
        self.row, self.uuid, self.begins_at = row, row.uuid, row.begins_at
        self.minutes, self.interpreters = row.minutes, row.interpreters
        self.clocks = clocks(row.begins_at, countries)
        self.is_over = row.begins_at + datetime.timedelta(minutes=row.minutes) < timezone.now()

    @property
    def day(self) -> str:
        return written.weekday_and_day(days.day_of(self.begins_at))

    @property
    def has_link(self) -> bool:
        return hasattr(self.row, "link")

    @property
    def link(self) -> str:
        """Nothing while nobody reads it yet."""
        return self.row.link.address if self.has_link and is_link_read(self.row) else ""


def calendar_of(meeting: TableMeeting) -> str:
    """For her own calendar, which others may look over: it says when, and nothing of what or where."""
    ends = meeting.begins_at + datetime.timedelta(minutes=meeting.minutes)
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", "BEGIN:VEVENT"),
        f"UID:{meeting.uuid}",
        f"DTSTAMP:{_utc(timezone.now())}",
        f"DTSTART:{_utc(meeting.begins_at)}",
        f"DTEND:{_utc(ends)}",
        f"SUMMARY:{_('Appointment')}",
        *("CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR"),
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _utc(moment: datetime.datetime) -> str:
    """20270105T083000Z."""
    said = moment.astimezone(datetime.UTC).replace(tzinfo=None, microsecond=0).isoformat()
    return f"{said.replace('-', '').replace(':', '')}Z"
