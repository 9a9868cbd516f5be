"""Counting a whole course anew, beside the pages."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from courses.enrolments.models import Enrolment
from courses.progress.actions import RECOUNT, recount_batch
from lms.core.people import Person
from lms.jobs import kinds
from lms.jobs.kinds import Batch, JobKind


@kinds.register
class Recount(JobKind):
    key = RECOUNT
    label = _("Counting again what learners have done")

    def count(self, about: str) -> int:
        return Enrolment.objects.filter(course__uuid=UUID(about), ended_at=None).count()

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        return Batch(*recount_batch(UUID(about), after=after))
