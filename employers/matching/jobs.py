"""Reaches are made anew beside the pages when a framework says something else (lms.jobs)."""

from django.utils.translation import gettext_lazy as _

from employers.matching.actions import refresh_reach
from employers.matching.queries import people_with_reach
from lms.core.people import Person
from lms.jobs.kinds import BATCH, Batch, JobKind, register


@register
class ReachJob(JobKind):
    key, label = "reach", _("Matching skills anew")

    def count(self, about: str) -> int:
        return people_with_reach().count()

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        people = list(people_with_reach().filter(pk__gt=after)[:BATCH])
        refresh_reach(people)
        return Batch(done=len(people), after=people[-1] if len(people) == BATCH else None)
