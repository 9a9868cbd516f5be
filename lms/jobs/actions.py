"""Work beside the pages: asked for, done batch by batch, taken up again when whoever did it is gone."""

import datetime
import logging
import time
import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django_tasks import task

from lms.core import faults
from lms.core.locking import Gone, lock
from lms.core.patience import is_pause
from lms.core.people import Person
from lms.jobs.kinds import Batch, JobRefused, kinds
from lms.jobs.models import ENDED, OPEN, Job, JobState

logger = logging.getLogger(__name__)
#: Work that was not heard of for so long has nobody who does it.
STALE_AFTER = datetime.timedelta(minutes=2)
#: So often it is tried before somebody has to look.
MOST_TRIES = 5
FAULT = "job"
#: How far work is between two batches is written down no more often than this.
TOLD_SECONDS = 1.0


@transaction.atomic
def start(kind: str, *, about: str, owner: Person | None = None) -> Job:
    """Ask for work of this kind about this thing, once for each owner.

    What is under way begins anew: what it works on has changed. It is done after this transaction, never in
    it.
    """
    same = Job.objects.filter(kind=kinds[kind].key, about=about, owner=owner)
    same.filter(state__in=ENDED).delete()
    job, _created = same.filter(state__in=OPEN).get_or_create(
        defaults={"kind": kind, "about": about, "owner": owner, "total": 0}
    )
    begin_anew(job)
    return job


@transaction.atomic
def begin_anew(job: Job) -> None:
    """From its first batch, whoever is at it now: that worker finds its lease gone and stops."""
    lock(job)
    _set(
        job,
        state=JobState.WAITING,
        done=0,
        total=kinds[job.kind].count(job.about),
        after=0,
        tries=0,
        lease=None,
        language=translation.get_language() or "",
        message="",
        result=b"",
        result_name="",
        made_at=timezone.now(),  # the day for which its file is kept begins anew
        finished_at=None,
        touched_at=timezone.now(),
    )
    transaction.on_commit(lambda: _hand_over(job.uuid))


def _hand_over(job: UUID) -> None:
    run_job.enqueue(str(job))


@task()
def run_job(job: str) -> None:
    """What the worker process does. It is told an id and nothing about anybody."""
    run(UUID(job))


def run(job: UUID) -> None:
    """Do the work, a batch at a time, each in a transaction of its own. Twice at once is once.

    Whatever else was left by somebody is handed on at the end.
    """
    lease = _claim(job)
    while lease and _do_batch(job, lease):
        pass
    if lease:
        take_up(but_not=job)


def take_up(*, but_not: UUID | None = None) -> int:
    """Hand on the work whose worker is gone. Returns how many there were."""
    now = timezone.now()
    # of the future: the clock was put back, and nobody would take it up for as long
    is_left = Q(touched_at__lt=now - STALE_AFTER) | Q(touched_at__gt=now)
    left = Job.objects.filter(is_left, state__in=OPEN).exclude(uuid=but_not)
    handed_on = 0
    for job in list(left.order_by("pk").values_list("uuid", flat=True)):
        # of several who see that it is left, one hands it on; its lease is nobody's any more
        if left.filter(uuid=job).update(touched_at=now, lease=None):
            _hand_over(job)
            handed_on += 1
    return handed_on


@transaction.atomic
def _claim(job: UUID) -> UUID | None:
    """The lease of whoever does the work from now on; None when it is done, gone, or somebody's."""
    row = Job.objects.filter(uuid=job, state__in=OPEN).first()
    if row is None or not _lock(row):
        return None
    now = timezone.now()
    is_somebodys = row.lease is not None and now - STALE_AFTER < row.touched_at <= now
    if row.state not in OPEN or is_somebodys:
        return None
    if row.tries >= MOST_TRIES:  # its workers were ended before they could say so
        _set(row, state=JobState.FAILED, lease=None, finished_at=now)
        logger.error("a job was given up", extra={"facts": {"kind": row.kind}})
        return None
    lease = uuid.uuid4()
    _set(row, state=JobState.RUNNING, lease=lease, tries=F("tries") + 1, touched_at=now)
    return lease


class _Lost(Exception):
    """Somebody else does the work now, or it was asked for anew."""


class _Telling:
    """How far the work is, for as long as the lease is the one it was given to."""

    def __init__(self, job: UUID, lease: UUID) -> None:
        self.row = Job.objects.filter(uuid=job, lease=lease)
        self.told_at = -TOLD_SECONDS

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.told_at < TOLD_SECONDS:
            return
        self.told_at = now
        if not self.row.update(done=done, total=total, touched_at=timezone.now()):
            raise _Lost


def _prepared(job: UUID, lease: UUID) -> Callable[[], Batch] | None:
    row = Job.objects.filter(uuid=job, lease=lease).defer("result").select_related("owner").first()
    if row is None:
        return None
    with translation.override(row.language or None):
        tell = _Telling(job, lease)
        return kinds[row.kind].prepared(row.about, owner=row.owner, after=row.after, tell=tell)


def _do_batch(job: UUID, lease: UUID) -> bool:
    """Whether there is more to do."""
    try:
        do = _prepared(job, lease)
        with transaction.atomic():
            row = _held(job, lease)
            if row is None or do is None:
                return False
            kind = kinds[row.kind]
            with translation.override(row.language or None):
                batch = do()
            # what goes forward is not tried in vain
            facts: dict[str, Any] = {"done": row.done + batch.done, "tries": 1, "touched_at": timezone.now()}
            if batch.written:
                facts |= {"result": bytes(row.result) + batch.written, "result_name": kind.file_name}
            if batch.after is None:
                facts |= {"state": JobState.DONE, "lease": None, "finished_at": timezone.now()}
            else:
                facts["after"] = batch.after
            _set(row, **facts)
    except _Lost:
        return False
    except JobRefused as refused:
        _end_in_vain(job, lease, str(refused))
        return False
    except Exception as problem:  # whatever it is: the worker goes on with other work
        faults.met(FAULT, problem)
        if not is_pause(problem):
            logger.exception("a job went wrong")
        _leave(job, lease, count=not is_pause(problem))
        return False
    faults.over(FAULT)
    return batch.after is not None


def _held(job: UUID, lease: UUID) -> Job | None:
    """The row, under lock, as long as the lease is the one it was given to."""
    row = Job.objects.filter(uuid=job, lease=lease).first()
    if row is None or not _lock(row):
        return None
    return row if row.lease == lease else None


def _lock(row: Job) -> bool:
    """False when it went in the meantime: asked for anew, or erased with somebody whom it named."""
    try:
        lock(row)
    except Gone:
        return False
    return True


@transaction.atomic
def _leave(job: UUID, lease: UUID, *, count: bool) -> None:
    """It went wrong: somebody tries again later, but not for ever. A pause of the database does not count."""
    row = _held(job, lease)
    if row is None:
        return
    if row.tries >= MOST_TRIES and count:
        _set(row, state=JobState.FAILED, lease=None, finished_at=timezone.now())
    else:
        tries = row.tries if count else row.tries - 1
        _set(row, state=JobState.WAITING, lease=None, tries=tries, touched_at=timezone.now())


@transaction.atomic
def _end_in_vain(job: UUID, lease: UUID, words: str) -> None:
    row = _held(job, lease)
    if row is not None:
        _set(row, state=JobState.FAILED, lease=None, message=words[:200], finished_at=timezone.now())


def _set(job: Job, **facts: Any) -> None:
    """Write these fields and no others."""
    for name, value in facts.items():
        setattr(job, name, value)
    job.save(update_fields=list(facts))
