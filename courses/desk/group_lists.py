"""A group as a table to take along: who is in it and how far each one is. Made beside the pages."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.enrolments.models import Cohort, Enrolment
from courses.enrolments.queries import cohorts_of
from lms.audit.actions import record
from lms.core import days
from lms.core.people import Person
from lms.intake.csv_rows import more_rows, write_rows
from lms.jobs import actions, kinds
from lms.jobs.kinds import BATCH, Batch, JobKind, JobRefused
from lms.jobs.models import Job
from lms.organisations.queries import coordinated_organisation_ids, learners_for


@kinds.register
class GroupList(JobKind):
    """`about` is the uuid of the group."""

    key = "group_list"
    label = gettext_lazy("List of a group")
    file_name = "group.csv"

    def may_take(self, about: str, *, owner: Person) -> bool:
        return _own_group(about, owner) is not None

    def count(self, about: str) -> int:
        return Enrolment.objects.filter(cohort__uuid=UUID(about), ended_at=None).count()

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        """Who may see the group is asked for each batch: a role may have ended since it was asked for."""
        group = _own_group(about, owner)
        if group is None:
            raise JobRefused(_("This group has ended, or it is no longer yours."))
        hers = group.enrolments.filter(ended_at=None, person__in=learners_for(owner).values("user"))
        taking = list(hers.filter(pk__gt=after).select_related("person__profile").order_by("pk")[:BATCH])
        rows = [_row(enrolment) for enrolment in taking]
        written = more_rows(rows) if after else write_rows(_columns(), rows)
        return Batch(len(rows), taking[-1].pk if len(rows) == BATCH else None, written)


def _own_group(about: str, owner: Person) -> Cohort | None:
    return cohorts_of(coordinated_organisation_ids(owner)).filter(uuid=UUID(about)).first()


def _columns() -> list[str]:
    return [
        _("Handle"),
        _("Language"),
        _("Lessons done"),
        _("Lessons in all"),
        _("Last learned"),
        _("Finished on"),
    ]


def _row(enrolment: Enrolment) -> list[object]:
    profile = enrolment.person.profile
    last, finished = enrolment.last_active_at, enrolment.completed_at
    return [
        profile.handle,
        profile.language,
        enrolment.lessons_done,
        enrolment.lessons_total,
        days.day_of(last) if last else "",
        days.day_of(finished) if finished else "",
    ]


@transaction.atomic
def ask_for_list(group: Cohort, *, by: Person) -> Job:
    """It is written down who took a group along, and of whom it was."""
    job = actions.start(GroupList.key, about=str(group.uuid), owner=by)
    record("group.listed", actor=by, subject=group)
    return job


def forget_lists_with(person: Person) -> None:
    """Tables that name somebody whose account is about to go, and those that are just being made."""
    groups = Cohort.objects.filter(enrolments__person=person).values_list("uuid", flat=True)
    Job.objects.filter(kind=GroupList.key, about__in=[str(group) for group in groups]).delete()
