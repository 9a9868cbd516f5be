from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel


class JobState(models.TextChoices):
    WAITING = "waiting", _("Waiting to begin")
    RUNNING = "running", _("In progress")
    DONE = "done", _("Ready")
    FAILED = "failed", _("It did not work")


OPEN = [JobState.WAITING, JobState.RUNNING]
ENDED = [JobState.DONE, JobState.FAILED]


@personal_data.held(
    title=_("Jobs you asked for (staff)"),
    subject="owner",
    purpose=_("To do long jobs in the background and to show how far they are."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="made_at",
    readers=_("herself"),
    staff_only=True,
    fields={
        "kind": _("what was asked for"),
        "made_at": _("when it was asked for"),
        "finished_at": _("when it was ready"),
        "result_name": _("name of the file it made"),
    },
    withheld=("about", "lease", "result"),
)
class Job(PublicIdModel, AboutAPerson):
    """Work done beside the pages, a batch at a time (lms.jobs.kinds).

    `about` is the public id of what it works on, `owner` who asked for it: nobody for what the site does by
    itself. `after` is where the next batch begins. `lease` belongs to the worker that does it now: one who
    finds another's there stops. `touched_at` is when it was last heard of; `language` is that of whoever
    asked. The file it makes stands in the row, so it is as private and as short-lived as the row.
    """

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    after = models.BigIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)
    message = models.CharField(max_length=200, blank=True)
    result = models.BinaryField(default=bytes)
    result_name = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "touched_at"], name="lms_job_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about", "owner"],
                condition=Q(state__in=["waiting", "running"]),
                name="lms_job_once_each",
            ),
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=Q(state__in=["waiting", "running"], owner=None),
                name="lms_job_of_the_site_once",
            ),
        ]
