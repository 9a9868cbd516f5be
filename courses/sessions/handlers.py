from collections import defaultdict

from courses.enrolments.tallies import add_to_course, add_to_period, country_told_of, period_of
from courses.sessions.enums import WAS_THERE
from courses.sessions.models import Attendance
from lms.contracts import event
from lms.privacy.events import AccountErased


@event.handles(AccountErased)
def keep_the_hours(told: AccountErased) -> None:
    """The hours of somebody who goes stay in the sums, and her rows do not."""
    by_course: dict[tuple[int, str], int] = defaultdict(int)
    hers = Attendance.objects.filter(enrolment__person=told.person, mark__in=WAS_THERE)
    for course, at, minutes in hers.values_list("enrolment__course", "session__starts_at", "minutes"):
        by_course[course, period_of(at)] += minutes
    country = country_told_of(told.person)
    by_period: dict[str, int] = defaultdict(int)
    for (course, period), minutes in by_course.items():
        add_to_course(course, period, country, attended=1, minutes=minutes)
        by_period[period] += minutes
    for period, minutes in by_period.items():
        add_to_period(period, country, attended=1, minutes=minutes)
