from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.safety.neutral.words import validate_neutral
from lms.secrets.sealing import seal, unseal


@personal_data.not_held("A group's name and course; who is in it stands in the enrolments.")
class Cohort(PublicIdModel):
    """Learners of one organisation who take a course together."""

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="cohorts")
    course = models.ForeignKey("courses.Course", on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        try:
            validate_neutral(self.name)
        except ValidationError as problem:
            raise ValidationError({"name": problem}) from problem


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
