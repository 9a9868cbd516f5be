from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lms.core.people import Person
from lms.jobs.kinds import kinds
from lms.jobs.models import OPEN, Job, JobState


@dataclass(frozen=True)
class Progress:
    """How far some work is, for the page of whoever asked for it."""

    uuid: UUID
    label: str
    state: str
    words: str
    done: int
    total: int
    is_open: bool
    has_file: bool


def jobs_of(person: Person, *, kind: str = "") -> QuerySet[Job]:
    """What somebody asked for, the newest first, without the files."""
    hers = Job.objects.filter(owner=person).defer("result").order_by("-made_at", "-pk")
    return hers.filter(kind=kind) if kind else hers


def progress_of(job: Job) -> Progress:
    kind = kinds.get(job.kind)
    return Progress(
        uuid=job.uuid,
        label=str(kind.label) if kind else "",
        state=job.state,
        words=_words(job),
        done=min(job.done, job.total),
        total=job.total,
        is_open=job.state in OPEN,
        has_file=job.state == JobState.DONE
        and bool(job.result_name)
        and kind is not None
        and kind.may_take(job.about, owner=job.owner),
    )


def _words(job: Job) -> str:
    if job.state == JobState.RUNNING and job.total:
        return _("%(done)d of %(total)d done") % {"done": min(job.done, job.total), "total": job.total}
    return job.message or str(JobState(job.state).label)
