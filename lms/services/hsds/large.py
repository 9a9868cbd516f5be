"""Files that nobody waits for: looked through, and taken over, beside the pages (lms.jobs)."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.locking import Gone, lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.intake.archives import open_archive
from lms.intake.problems import IntakeProblem
from lms.jobs import actions
from lms.jobs.kinds import Batch, JobKind, JobRefused, Tell, register
from lms.jobs.models import Job
from lms.jobs.queries import jobs_of
from lms.services.hsds.actions import PlanIsOld, carry_out
from lms.services.hsds.planning import Plan, planned
from lms.services.hsds.problems import Problem
from lms.services.hsds.reading import LIMITS, read
from lms.services.keeping.models import ForeignFile
from lms.services.keeping.rules import can_exchange

#: So much, unpacked, is looked through while somebody waits: two hundred services, about a second.
AT_ONCE = 512 * 1024
#: So many problems are shown; a file with more has the same mistake in every line.
PROBLEMS_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What looking through a file found: `more` problems than are shown here."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    refusals: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    more: int = 0

    @property
    def changes(self) -> bool:
        return any(count["new"] or count["changed"] for count in self.counts.values())

    @classmethod
    def of(cls, plan: Plan) -> "Seen":
        return cls(
            counts=plan.counts(),
            refusals=plan.refusals[:PROBLEMS_SHOWN],
            notes=plan.notes[:PROBLEMS_SHOWN],
            more=max(0, len(plan.refusals) - PROBLEMS_SHOWN),
        )

    @classmethod
    def kept(cls, told: dict[str, Any]) -> "Seen":
        """As it was written down with the file."""
        problems = {name: [Problem(**each) for each in told[name]] for name in ("refusals", "notes")}
        return cls(**{**told, **problems})


def is_large(content: bytes, name: str) -> bool:
    size = len(content)
    if PurePosixPath(name).suffix.lower() == ".zip":
        try:
            with open_archive(BytesIO(content), LIMITS) as archive:
                size = archive.size
        except IntakeProblem:
            return False  # it is told at once
    return size > AT_ONCE


def plan_of(file: ForeignFile, tell: Tell = lambda done, total: None) -> Plan:
    reading = read(BytesIO(bytes(file.content)), file.name)
    return planned(reading, organisation=file.organisation, tell=tell)


# -- asked for


@transaction.atomic
def look_through(file: ForeignFile, *, by: Person) -> Job:
    permit(can_exchange(by, file.organisation))
    return actions.start(LookThrough.key, about=str(file.uuid), owner=by)


@transaction.atomic
def take_over(file: ForeignFile, *, by: Person, reviewer: str, months: int) -> None:
    """Asked for twice, it is done once."""
    permit(can_exchange(by, file.organisation))
    lock(file)
    if not file.asked and file.taken is None:
        file.asked = {"reviewer": reviewer, "months": months}
        file.save(update_fields=["asked"])
        actions.start(TakeOver.key, about=str(file.uuid), owner=by)


def job_of(file: ForeignFile, *, by: Person) -> Job | None:
    """What is being done with it, or was last."""
    kinds = (LookThrough.key, TakeOver.key)
    return jobs_of(by).filter(kind__in=kinds, about=str(file.uuid)).first()


# -- done


class OfAFile(JobKind):
    """`about` is the uuid of a ForeignFile. It is read and compared in no transaction; how much there is to
    do is known when it is read.
    """

    def count(self, about: str) -> int:
        return 0

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        return self.prepared(about, owner=owner, after=after, tell=lambda done, total: None)()

    def file(self, about: str, owner: Person) -> ForeignFile:
        found = ForeignFile.objects.select_related("organisation").filter(uuid=UUID(about), by=owner).first()
        if found is None or not can_exchange(owner, found.organisation):
            raise JobRefused(_gone())
        return found


@register
class LookThrough(OfAFile):
    key = "services_look"
    label = gettext_lazy("Looking through a file of services")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        file = self.file(about, owner)
        return partial(_write_down, file, Seen.of(plan_of(file, tell)))


@register
class TakeOver(OfAFile):
    key = "services_import"
    label = gettext_lazy("Importing services")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        file = self.file(about, owner)
        plan = Plan() if file.taken else plan_of(file, tell)
        return partial(_take_over, file, plan, by=owner, next_try=after + 1)


def _write_down(file: ForeignFile, seen: Seen) -> Batch:
    _lock(file)
    file.seen, file.asked = asdict(seen), {}
    file.save(update_fields=["seen", "asked"])
    return Batch(0, None)


def _take_over(file: ForeignFile, plan: Plan, *, by: Person, next_try: int) -> Batch:
    """All of it in this one transaction. What somebody changed since it was planned is planned again; what
    does not fit any more is told like any problem.
    """
    _lock(file)
    if file.taken:
        return Batch(0, None)
    if plan.refusals:
        return _write_down(file, Seen.of(plan))
    try:
        with transaction.atomic():
            file.taken = carry_out(plan, organisation=file.organisation, by=by, **file.asked)
    except PlanIsOld:
        return Batch(0, next_try)
    file.content = b""
    file.save(update_fields=["taken", "content"])
    return Batch(0, None)


def _lock(file: ForeignFile) -> None:
    try:
        lock(file)
    except Gone:
        raise JobRefused(_gone()) from None


def _gone() -> str:
    return _("The file is gone, or you no longer work for this organisation.")
