from courses.enrolments.tallies import first_day, period_of
from courses.reports.models import Report
from lms.core import days

#: So many half-years back a report can be begun.
BACK = 4


def periods_to_report() -> list[str]:
    """Half-years that are over and of which there is no report yet, the last first."""
    periods, day = [], days.today()
    for _back in range(BACK):
        day = days.months_after(first_day(period_of(day)), -1)
        periods.append(period_of(day))
    there = set(Report.objects.filter(period__in=periods).values_list("period", flat=True))
    return [period for period in periods if period not in there]
