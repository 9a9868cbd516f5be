from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.safety.neutral.words import validate_neutral
from lms.secrets.sealing import seal, unseal

#: More learners than any kitchen holds is a slip.
MOST_SEATS = 500


@personal_data.not_held("A group's name and course; who is in it stands in the enrolments.")
class Cohort(PublicIdModel):
    """Learners of one organisation who take a course together.

    `seats`: how many can be in it, None for as many as come. `is_open`: learners of the organisation find it
    among their courses and may ask to join. `two_mark`: what a person marks, two
    read before she is told.
    """

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="cohorts")
    course = models.ForeignKey("courses.Course", on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
    )
    is_open = models.BooleanField(_("learners may ask to join"), default=False)
    two_mark = models.BooleanField(_("two people mark"), default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="courses_cohort_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        wrong = {}
        for name in ("name", "place"):
            try:
                validate_neutral(getattr(self, name))
            except ValidationError as problem:
                wrong[name] = problem
        if wrong:
            raise ValidationError(wrong)


@personal_data.held(
    title=_("Groups you teach"),
    subject="person",
    purpose=_("To tell a group who teaches it."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    staff_only=True,
    readers=_("those who learn in the group or may ask to join it; those who work in the organisation"),
    fields={"cohort": _("group")},
)
class GroupTrainer(AboutAPerson):
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="trainers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="groups_taught"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person"], name="courses_group_trainer_once")
        ]


@personal_data.held(
    title=_("Courses you take"),
    subject="person",
    purpose=_("To know which course a learner is taking and how far she has got."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    fields={
        "course": _("course"),
        "cohort": _("group"),
        "steps_done": _("steps done"),
        "steps_total": _("steps in all"),
        "current_step": _("where you stopped"),
        "started_at": _("when you began"),
        "last_active_at": _("when you last learned"),
        "completed_at": _("when you finished"),
        "ended_at": _("when you stopped taking it"),
    },
    withheld=("current_step",),
)
class Enrolment(PublicIdModel, AboutAPerson):
    """Somebody takes a course.

    The counts are copies of what courses.progress derives, for the lists that show many people.
    `ended_at`: she takes it no more; somebody who works with her said so (actions.end_enrolment), and coming
    back clears it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    course = models.ForeignKey("courses.Course", on_delete=models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(
        Cohort, null=True, blank=True, on_delete=models.SET_NULL, related_name="enrolments"
    )
    current_step = models.ForeignKey(
        "courses.Step", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lessons_done = models.PositiveIntegerField(default=0)
    lessons_total = models.PositiveIntegerField(default=0)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    last_active_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "course"], name="courses_enrolment_once"),
            models.CheckConstraint(
                condition=Q(lessons_done__lte=models.F("lessons_total")),
                name="courses_enrolment_lessons_at_most_all",
            ),
            models.CheckConstraint(
                condition=Q(steps_done__lte=models.F("steps_total")),
                name="courses_enrolment_steps_at_most_all",
            ),
        ]

    @property
    def lesson_title(self) -> str:
        """Of the lesson she was in last."""
        return self.current_step.lesson.title if self.current_step else ""


@personal_data.held(
    title=_("What you are called here"),
    subject="person",
    purpose=_("So that those who teach you can call you what you like to be called."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    readers=_("herself; her own trainers"),
    fields={"sealed": _("what you are called"), "said_at": _("when you said it")},
)
class CalledName(AboutAPerson):
    """Only hers to say, to change and to take back. It may be her real name, so it is sealed: no list, no
    search and no sheet of paper reads it.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="called_name"
    )
    sealed = models.TextField()
    said_at = models.DateTimeField(default=timezone.now)

    def in_words(self) -> dict[str, str]:
        return {"sealed": self.words}

    @property
    def words(self) -> str:
        """ "" when the key it was sealed with is gone."""
        return unseal(self._purpose, self.sealed) or ""

    def keep(self, words: str) -> None:
        self.sealed = seal(self._purpose, words)

    @property
    def _purpose(self) -> str:
        return f"called:{self.person_id}"


@personal_data.not_held("How many took a course in a half-year whose accounts are gone: sums, never rows.")
class CourseTally(models.Model):
    """What funders' figures need of those who were erased, course by course.

    Added to when an account goes; reports add it to those who are here. `half` is 0 of what was added before
    half-years were told apart. `attended` are those to whom the `minutes` belong.
    """

    course = models.ForeignKey("courses.Course", on_delete=models.PROTECT, related_name="tallies")
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField(default=0)
    country = models.CharField(max_length=2, blank=True, default="")
    learners = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    attended = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "year", "half", "country"], name="courses_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.year}"


@personal_data.not_held("How many learned in a half-year whose accounts are gone: sums, never rows.")
class PeriodTally(models.Model):
    """The same of women, whatever they learned: each once."""

    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=2, blank=True)
    learners = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    certified = models.PositiveIntegerField(default=0)
    skilled = models.PositiveIntegerField(default=0)
    attended = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "half", "country"], name="courses_period_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.year}"


class JoinState(models.TextChoices):
    ASKED = "asked", _("You asked to join")
    WAITING = "waiting", _("On the waiting list")
    JOINED = "joined", _("You joined")
    DECLINED = "declined", _("Not this time")
    TAKEN_BACK = "taken_back", _("Taken back")


#: Somebody still has to do something about it.
OPEN_STATES = (JoinState.ASKED, JoinState.WAITING)


@personal_data.held(
    title=_("Groups you asked to join"),
    subject="person",
    purpose=_("So that somebody can answer you, and to keep your place on a waiting list."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="asked_at",
    readers=_("herself; in her organisation, those who teach and support her"),
    fields={
        "cohort": _("group"),
        "state": _("how it stands"),
        "asked_at": _("when you asked"),
        "answered_at": _("when somebody answered"),
        "answered_by": _("who answered"),
    },
)
class JoinRequest(PublicIdModel, AboutAPerson):
    """Somebody would like to be in a group: she asked, or stands on its waiting list. One row for her and the
    group, which is asked anew.

    A waiting list goes by `asked_at`: whoever asked first is first.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="join_requests")
    state = models.CharField(max_length=12, choices=JoinState.choices, default=JoinState.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["cohort", "state"], name="courses_join_open")]
        constraints = [models.UniqueConstraint(fields=["person", "cohort"], name="courses_join_once")]

    def in_words(self) -> dict[str, str]:
        return {"state": str(JoinState(self.state).label)}


@personal_data.not_held(
    "An address that leads to one group: it says nothing of anybody, and nobody stands in it.",
    keep_days=30,
    keep_from="until",
)
class GroupInvitation(PublicIdModel):
    """An address on paper. Whoever enters through it with her own card may ask to join this group.

    The token is kept by its fingerprint, and sealed, so that the sheet can be printed again.
    """

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="invitation")
    fingerprint = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()
    until = models.DateTimeField()

    @property
    def token(self) -> str:
        """ "" when the key it was sealed with is gone."""
        return unseal(self._purpose, self.sealed) or ""

    def keep(self, token: str) -> None:
        self.sealed = seal(self._purpose, token)

    @property
    def _purpose(self) -> str:
        return f"group-invitation:{self.cohort_id}"


@personal_data.not_held("Which day a group plans for a module; nobody stands in it.")
class PlannedDay(models.Model):
    """A soft day: nothing closes on it, and nothing counts towards it."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="planned_days")
    module = models.ForeignKey("courses.Module", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "module"], name="courses_planned_day_once")]

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class MoreTimeWhy(models.TextChoices):
    """Chosen, so that nothing about her life is written."""

    ASKED = "asked", _("She asked for it")
    SESSIONS = "sessions", _("Sessions did not take place")
    LATER = "later", _("She began later")
    OTHER = "other", _("Another reason")


@personal_data.held(
    title=_("More time for a module"),
    subject="enrolment__person",
    purpose=_("So that the day your group plans fits you too."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("herself; in her organisation, those who teach and support her"),
    fields={
        "module": _("module"),
        "wanted_at": _("when you asked"),
        "until": _("your own day"),
        "why": _("why"),
        "granted_at": _("when somebody answered"),
        "given_by": _("who answered"),
    },
)
class MoreTime(PublicIdModel, AboutAPerson):
    """A day of her own for a module, where her group plans another. `wanted_at` later than `granted_at`: she
    waits for an answer.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="more_time")
    module = models.ForeignKey("courses.Module", on_delete=models.CASCADE, related_name="+")
    wanted_at = models.DateTimeField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=10, choices=MoreTimeWhy.choices, blank=True)
    granted_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "module"], name="courses_more_time_once"),
            models.CheckConstraint(
                condition=Q(wanted_at__isnull=False) | Q(until__isnull=False),
                name="courses_more_time_says_what",
            ),
        ]

    def in_words(self) -> dict[str, str]:
        return {"why": str(MoreTimeWhy(self.why).label) if self.why else ""}
