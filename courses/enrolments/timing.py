"""The days a group plans, and more time for whoever needs it. They are soft: nothing closes on a day."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import Module
from courses.enrolments.actions import check_goes_on
from courses.enrolments.models import Cohort, Enrolment, MoreTime, MoreTimeWhy, PlannedDay
from courses.enrolments.rules import may_give_time, may_lead
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.core.prepared import Prepared

#: She waits for an answer.
WAITS = Q(wanted_at__isnull=False) & (Q(granted_at=None) | Q(wanted_at__gt=F("granted_at")))


@dataclass(frozen=True, slots=True)
class HerDay:
    """`own` is hers, where somebody gave her more time."""

    day: datetime.date
    own: datetime.date | None = None
    has_asked: bool = False


def planned_days(cohort: Cohort) -> dict[int, datetime.date]:
    """{module's id: day}."""
    return dict(PlannedDay.objects.filter(cohort=cohort).values_list("module", "day"))


def days_for(enrolment: Enrolment) -> dict[int, HerDay]:
    """{module's id: what her group plans}, in one query; none for whoever is in no group."""
    if enrolment.cohort_id is None:
        return {}
    rows = HERS.rows(enrolment.pk, enrolment.cohort_id)
    return {
        module: HerDay(day, own, asked is not None and (given is None or asked > given))
        for module, day, own, asked, given in rows
    }


def _hers(enrolment: Any, cohort: Any) -> QuerySet[Any]:
    own = MoreTime.objects.filter(enrolment=enrolment, module=OuterRef("module")).order_by()
    said = {name: Subquery(own.values(name)[:1]) for name in ("until", "wanted_at", "granted_at")}
    planned = PlannedDay.objects.filter(cohort=cohort, cohort__ended_at=None).order_by()
    return planned.annotate(**said).values_list("module", "day", "until", "wanted_at", "granted_at")


HERS = Prepared(_hers)


@transaction.atomic
def plan_days(
    cohort: Cohort, wanted: Mapping[Module, datetime.date | None], *, why: str = "", by: Person
) -> None:
    """The days of these modules, None for none. `why` is one of MoreTimeWhy, when a day comes later for all.

    ValidationError when it is missing, or the group has ended.
    """
    lock(cohort)
    permit(may_lead(by, cohort))
    check_goes_on(cohort)
    before = planned_days(cohort)
    later = [m for m, day in wanted.items() if day and m.pk in before and day > before[m.pk]]
    if later and not why:
        raise ValidationError({"why": _("A day comes later: choose why.")})
    changed = {module: day for module, day in wanted.items() if before.get(module.pk) != day}
    for module, day in changed.items():
        if day is None:
            PlannedDay.objects.filter(cohort=cohort, module=module).delete()
        else:
            PlannedDay.objects.update_or_create(cohort=cohort, module=module, defaults={"day": day})
    if changed:
        record("group.days_planned", actor=by, subject=cohort, count=len(changed), why=why)


@transaction.atomic
def ask_for_more_time(enrolment: Enrolment, module: Module) -> MoreTime | None:
    """She asks; twice is once. None where her group plans no day for it."""
    lock(enrolment)
    planned = PlannedDay.objects.filter(cohort=enrolment.cohort_id, module=module)
    if not planned.exists():
        return None
    row, is_new = MoreTime.objects.get_or_create(
        enrolment=enrolment, module=module, defaults={"wanted_at": timezone.now()}
    )
    if not is_new:
        if waits(row):
            return row
        row.wanted_at = timezone.now()
        row.save(update_fields=["wanted_at"])
    record("more_time.asked", actor=enrolment.person, subject=row)
    return row


def waits(row: MoreTime) -> bool:
    return row.wanted_at is not None and (row.granted_at is None or row.wanted_at > row.granted_at)


@transaction.atomic
def give_more_time(
    enrolment: Enrolment, module: Module, *, until: datetime.date, why: str, by: Person
) -> MoreTime:
    """A day of her own. It answers what she asked."""
    lock(enrolment)
    permit(may_give_time(by, enrolment))
    if until < days.today():
        raise ValidationError({"until": _("Choose a day that is still to come.")})
    said = {"until": until, "why": why, "granted_at": timezone.now(), "given_by": by}
    row, _made = MoreTime.objects.update_or_create(enrolment=enrolment, module=module, defaults=said)
    record("more_time.given", actor=by, subject=row, why=why)
    return row


def requests_for_time(cohort: Cohort) -> QuerySet[MoreTime]:
    """Who waits for an answer in this group."""
    hers = MoreTime.objects.filter(WAITS, enrolment__cohort=cohort, enrolment__ended_at=None)
    first = hers.order_by("pk")
    return first.select_related("enrolment__person__profile", "module")


def given_in(cohort: Cohort) -> QuerySet[MoreTime]:
    """Days of their own that are still to come."""
    hers = MoreTime.objects.filter(
        enrolment__cohort=cohort, enrolment__ended_at=None, until__gte=days.today()
    )
    return hers.exclude(WAITS).select_related("enrolment__person__profile", "module").order_by("pk")


WHY_ASKED = MoreTimeWhy(MoreTimeWhy.ASKED).value
