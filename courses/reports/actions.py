"""Making a report, sending it, and what groups say of themselves."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.enrolments.models import Cohort
from courses.enrolments.tallies import day_after
from courses.reports.counting import figures_of, holds_nothing_small
from courses.reports.models import CohortTally, Report
from courses.reports.rules import may_report, may_tally
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit


@transaction.atomic
def make_report(period: str, *, by: Person) -> Report:
    """One for each half-year that is over: of one that goes on, two readings would tell of a single day."""
    permit(may_report(by))
    if day_after(period) > days.today():
        raise ValidationError(_("This half-year is not over yet."))
    report, created = Report.objects.get_or_create(period=period)
    if created:
        record("report.made", actor=by, subject=report)
    return report


@transaction.atomic
def send_report(report: Report, *, by: Person) -> Report:
    """From now on it says what it says today. Twice is once."""
    permit(may_report(by))
    lock(report)
    if report.sent_at is None:
        figures = figures_of(report.period)
        if not holds_nothing_small(figures):  # whatever made it so: nothing leaves
            raise ValidationError(_("A number in it stands for fewer than five. Nothing was sent."))
        report.figures, report.sent_at = figures, timezone.now()
        report.save(update_fields=["figures", "sent_at"])
        record("report.sent", actor=by, subject=report)
    return report


@transaction.atomic
def keep_tallies(cohort: Cohort, counts: Mapping[tuple[str, str], int], *, by: Person) -> None:
    """Exactly these numbers, by kind and value; none is kept where it is nought."""
    permit(may_tally(by, cohort))
    lock(cohort)
    CohortTally.objects.filter(cohort=cohort).delete()
    CohortTally.objects.bulk_create(
        CohortTally(cohort=cohort, kind=kind, value=value, count=count)
        for (kind, value), count in counts.items()
        if count
    )
    record("cohort.tallied", actor=by, subject=cohort)
