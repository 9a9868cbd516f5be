"""Who stands in for whom while somebody is away: named, ended, listed."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.desk.frame import name_of
from lms.desk.kinds import STANDS_IN_MARK
from lms.desk.rules import can_end_deputy, can_name_deputy, can_stand_in
from lms.messaging.actions import tell
from lms.organisations.models import Deputy, Organisation
from lms.organisations.queries import coordinated_organisation_ids

#: So long somebody is stood in for at once.
MOST_DAYS = 60


@transaction.atomic
def let_stand_in(
    worker: Person,
    deputy: Person,
    *,
    organisation: Organisation,
    since: datetime.date,
    until: datetime.date,
    by: Person,
) -> Deputy:
    """One at a time for each organisation: another one takes the place of who was named for those days."""
    lock(organisation)
    permit(can_name_deputy(by, worker, organisation))
    permit(can_stand_in(worker, deputy, organisation))
    if not days.today() <= since <= until < since + datetime.timedelta(days=MOST_DAYS):
        raise ValidationError(
            {"until": _("Choose days from today on, at most %(days)s.") % {"days": MOST_DAYS}}
        )
    before = Deputy.objects.filter(worker=worker, organisation=organisation, ended_at=None)
    for row in before.filter(since__lte=until, until__gte=since):
        _end(row, by=by)
    made = Deputy.objects.create(
        worker=worker, deputy=deputy, organisation=organisation, since=since, until=until, named_by=by
    )
    record("deputy.began", actor=by, subject=made)
    tell([deputy], STANDS_IN_MARK, None)
    return made


@transaction.atomic
def end_standing_in(row: Deputy, *, by: Person) -> None:
    """At once. Twice is once."""
    lock(row)
    permit(can_end_deputy(by, row))
    _end(row, by=by)


def _end(row: Deputy, *, by: Person) -> None:
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        record("deputy.ended", actor=by, subject=row)


def deputies_known_to(person: Person) -> QuerySet[Deputy]:
    """Her own, those for whom she stands in, and all of where she coordinates."""
    led = coordinated_organisation_ids(person)
    known = Deputy.objects.filter(Q(worker=person) | Q(deputy=person) | Q(organisation__in=led))
    return known.select_related("worker", "deputy").order_by("since", "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayRow:
    """`is_mine`: somebody stands in for whoever reads; `is_me`: she stands in herself."""

    uuid: UUID
    worker: str
    deputy: str
    since: datetime.date
    until: datetime.date
    is_now: bool
    is_mine: bool
    is_me: bool


def away_rows(reader: Person) -> list[AwayRow]:
    """What is not over."""
    today = days.today()
    return [
        AwayRow(
            uuid=row.uuid,
            worker=name_of(row.worker),
            deputy=name_of(row.deputy),
            since=row.since,
            until=row.until,
            is_now=row.since <= today,
            is_mine=row.worker_id == reader.pk,
            is_me=row.deputy_id == reader.pk,
        )
        for row in deputies_known_to(reader).filter(until__gte=today, ended_at=None)
    ]
