import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.sessions.enums import WAS_THERE, Mark
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core import days
from lms.core.models import AboutAPerson, PublicIdModel
from lms.safety.neutral.words import validate_neutral
from lms.secrets.sealing import seal, unseal


@personal_data.held(
    title=_("Sessions you gave"),
    subject="trainer",
    purpose=_("To tell a group who teaches on which day."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    staff_only=True,
    readers=_("those who learn in the group; in the organisation, those who teach there"),
    fields={"topic": _("topic"), "starts_at": _("begins"), "ends_at": _("ends"), "cohort": _("group")},
)
class Session(PublicIdModel, AboutAPerson):
    """A group meets: in a room, or remotely.

    `zone` is that of the place. Moments are kept in UTC, and a weekly series keeps the hour of its clocks.
    `series` is the same for those that were planned together. `register_at`: when marks were first kept.
    `revision` counts what calendars have to be told again.
    """

    cohort = models.ForeignKey("courses.Cohort", on_delete=models.PROTECT, related_name="sessions")
    series = models.UUIDField(null=True, blank=True)
    topic = models.CharField(_("topic"), max_length=80)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    room = models.CharField(_("room"), max_length=80, blank=True)
    is_remote = models.BooleanField(_("remote"), default=False)
    interpreter = models.CharField(_("interpreter for"), max_length=12, blank=True)
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    counts_for = models.ForeignKey(
        "courses.Module", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    bring = models.CharField(_("what to bring"), max_length=120, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_words = models.CharField(max_length=160, blank=True)
    register_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["cohort", "starts_at"], name="courses_session_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="courses_session_ends_after_it_begins"
            )
        ]

    def clean(self) -> None:
        super().clean()
        wrong = {}
        for name in ("topic", "room", "bring"):
            try:
                validate_neutral(getattr(self, name))
            except ValidationError as problem:
                wrong[name] = problem
        if wrong:
            raise ValidationError(wrong)

    @property
    def day(self) -> datetime.date:
        """Where it is."""
        return days.day_of(self.starts_at, self.zone)

    @property
    def begins(self) -> datetime.time:
        return days.local(self.starts_at, self.zone).time()

    @property
    def ends(self) -> datetime.time:
        return days.local(self.ends_at, self.zone).time()

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()


@personal_data.not_held(
    "Where a group meets remotely, sealed; it goes a day after the session.",
    keep_days=1,
    keep_from="until",
)
class RemoteLink(models.Model):
    """Apart from the session: whoever reads a calendar, a list or a table of sessions does not read this."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="link")
    sealed = models.TextField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"

    @property
    def address(self) -> str:
        """ "" when the key it was sealed with is gone."""
        return unseal(self._purpose, self.sealed) or ""

    def keep(self, address: str) -> None:
        self.sealed = seal(self._purpose, address)

    @property
    def _purpose(self) -> str:
        return f"session-link:{self.session.uuid}"


@personal_data.held(
    title=_("Sessions you came to"),
    subject="enrolment__person",
    purpose=_("To add up your hours, and to tell who could not come what was missed."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("herself; in her organisation, those who teach and support her"),
    fields={
        "session": _("session"),
        "mark": _("whether you were there"),
        "minutes_late": _("minutes late"),
        "minutes": _("minutes that count"),
        "marked_by": _("who wrote it down"),
        "marked_at": _("when"),
    },
    links=("session",),
)
class Attendance(PublicIdModel, AboutAPerson):
    """How it was for one learner on one day: the last mark somebody gave. What was before it stands in the
    audit, with the reason, once the day is over.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="attendances")
    mark = models.CharField(max_length=10, choices=Mark.choices)
    minutes_late = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(default=0)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="courses_attendance_once"),
            models.CheckConstraint(
                condition=Q(mark__in=WAS_THERE) | Q(minutes=0), name="courses_attendance_counts_who_was_there"
            ),
        ]

    @property
    def was_there(self) -> bool:
        return self.mark in WAS_THERE

    def in_words(self) -> dict[str, str]:
        return {"session": self.session.topic, "mark": str(Mark(self.mark).label)}


@personal_data.held(
    title=_("Your calendar address"),
    subject="person",
    purpose=_("To let your calendar read when your sessions are."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="made_at",
    readers=_("nobody on screen"),
    fields={"made_at": _("when you asked for it")},
    withheld=("fingerprint",),
)
class CalendarKey(PublicIdModel, AboutAPerson):
    """That somebody's calendar may read her sessions: one address for each person, by its fingerprint. It is
    good for a year.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_key"
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
