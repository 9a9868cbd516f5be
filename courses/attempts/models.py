import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import MARKING_STATES, Mark, MarkingState
from courses.catalogue.models import PracticeTask
from courses.questions.models import QuestionVersion
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core import days
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import in_a_row, sentence


@personal_data.held(
    title=_("Tests you took"),
    subject="enrolment__person",
    purpose=_("To mark a test and to show the result."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={
        "quiz": _("test"),
        "number": _("which try"),
        "started_at": _("when you began"),
        "handed_in_at": _("when you handed it in"),
        "correct_count": _("right answers"),
        "passed": _("passed"),
    },
    links=("quiz__module__course",),
)
class QuizAttempt(PublicIdModel, AboutAPerson):
    """One try at a module's test.

    Its questions (uuids, in order) and its pass mark are fixed when it starts.
    """

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="quiz_attempts")
    quiz = models.ForeignKey("courses.Quiz", on_delete=models.PROTECT, related_name="attempts")
    idempotency_key = models.UUIDField()
    number = models.PositiveIntegerField()
    questions = models.JSONField(default=list)
    pass_percent = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    correct_count = models.PositiveSmallIntegerField(default=0)
    passed = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "quiz", "number"], name="courses_quiz_attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "idempotency_key"], name="courses_quiz_attempt_key_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "quiz"],
                condition=Q(handed_in_at=None),
                name="courses_quiz_attempt_one_open",
            ),
        ]

    def in_words(self) -> dict[str, str]:
        return {"quiz": self.quiz.module.called}

    def in_group(self) -> str:
        return self.quiz.module.course.called


@personal_data.held(
    title=_("More tries you were given"),
    subject="enrolment__person",
    purpose=_("So that a learner who has no tries left can take a test again."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={
        "quiz": _("test"),
        "number": _("which try"),
        "given_by": _("who gave it"),
        "given_at": _("when"),
    },
    links=("quiz__module__course",),
)
class ExtraTry(PublicIdModel, AboutAPerson):
    """Somebody let her try a test once more than its author allows: the try with this number."""

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="extra_tries")
    quiz = models.ForeignKey("courses.Quiz", on_delete=models.PROTECT, related_name="extra_tries")
    number = models.PositiveIntegerField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "quiz", "number"], name="courses_extra_try_once")
        ]

    def in_words(self) -> dict[str, str]:
        return {"quiz": self.quiz.module.called}

    def in_group(self) -> str:
        return self.quiz.module.course.called


@personal_data.held(
    title=_("Answers you gave"),
    subject="enrolment__person",
    purpose=_("To tell a learner what was right and why, and to know which steps she has done."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={
        "response": _("what you answered"),
        "marking_state": _("how it is marked"),
        "score": _("points"),
        "max_score": _("points possible"),
        "marker": _("who marked it"),
        "marked_at": _("when it was marked"),
        "levels": _("what was looked at, one by one"),
        "comment": _("what was said of it"),
        "given_back": _("given back for another try"),
        "answered_at": _("when"),
    },
    withheld=("idempotency_key",),
    links=("step__lesson", "quiz_attempt__quiz__module"),
)
class Answer(AboutAPerson):
    """What she answered to a question in a step or in a test, and how it is marked.

    `idempotency_key` comes from her browser: the same key counts once. `response` is what the activity type
    of `version` makes of it. `score` is empty while a person has to mark it, `marker` when nobody had to.
    `levels` are the states of the criteria of that version, in their order: what its author changes later
    changes nothing of it.
    """

    idempotency_key = models.UUIDField(default=uuid.uuid4)
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="answers")
    step = models.ForeignKey(
        "courses.Step", null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    quiz_attempt = models.ForeignKey(
        QuizAttempt, null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    version = models.ForeignKey("courses.QuestionVersion", on_delete=models.PROTECT, related_name="answers")
    question = models.UUIDField()
    response = models.JSONField(default=list)
    marking_state = models.CharField(
        max_length=10, choices=MARKING_STATES, default=MarkingState.WAITING.value
    )
    score = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    max_score = models.DecimalField(max_digits=7, decimal_places=2, default=1)
    marker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    marked_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True, default="")
    levels = models.JSONField(default=list, blank=True)
    given_back = models.BooleanField(default=False)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["enrolment", "step", "-id"], name="courses_answer_newest")]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "idempotency_key"], name="courses_answer_key_once"),
            models.UniqueConstraint(
                fields=["quiz_attempt", "question"],
                condition=~Q(quiz_attempt=None),
                name="courses_answer_once_per_try",
            ),
            models.CheckConstraint(
                condition=Q(step=None) ^ Q(quiz_attempt=None), name="courses_answer_in_step_or_try"
            ),
            models.CheckConstraint(
                condition=Q(score=None, marking_state=MarkingState.WAITING.value)
                | (Q(score__gte=0, score__lte=F("max_score")) & ~Q(marking_state=MarkingState.WAITING.value)),
                name="courses_answer_scored_when_marked",
            ),
        ]

    def in_words(self) -> dict[str, str]:
        """Question and answer as she read them: the columns hold ids."""
        return {
            str(_("question")): self.version.said["text"],
            "response": in_a_row(self.described()),
            "levels": in_a_row(
                sentence("%(criterion)s: %(level)s", criterion=criterion, level=level)
                for criterion, _state, level in self.looked_at()
            ),
        }

    def in_group(self) -> str:
        if self.step is not None:
            return self.step.lesson.called
        return sentence(_("Test: %(title)s"), title=self.quiz_attempt.quiz.module.called)

    @property
    def is_correct(self) -> bool:
        return self.marking_state == MarkingState.CORRECT

    @property
    def waits(self) -> bool:
        """Nobody has read it yet."""
        return self.marking_state == MarkingState.WAITING

    def described(self, version: QuestionVersion | None = None) -> list[str]:
        """Her answer in words, part by part: those of the version she answered, or of another language's."""
        version = version or self.version
        kind = version.activity_type
        return kind.describe(body=version.said, response=self.response) if kind else []

    def looked_at(
        self, version: QuestionVersion | None = None, *, levels: Sequence[str] | None = None
    ) -> list[tuple[str, str, str]]:
        """Each criterion with the state it was given, and that in words: those of the version she answered,
        or of another language's. `levels`: other states than those she was told.
        """
        version, levels = version or self.version, self.levels if levels is None else levels
        kind = version.activity_type
        texts = kind.criteria(body=version.said) if kind and levels else []
        words = dict(MARKING_STATES)
        return [
            (text, state, str(words[MarkingState(state)])) for text, state in zip(texts, levels, strict=False)
        ]

    def marked_again(self, version: QuestionVersion | None = None) -> Mark | None:
        """What that version says of her answer, each text in its language. None when its type is not
        installed.
        """
        version = version or self.version
        kind = version.activity_type
        if kind is None:
            return None
        return kind.mark(body=version.said, answer_key=version.said_after, response=self.response)


@personal_data.held(
    title=_("Practice somebody watched"),
    subject="enrolment__person",
    purpose=_("To prove that somebody watched a learner do it."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={
        "competence": _("competence"),
        "level": _("how well"),
        "tasks": _("what was watched"),
        "assessor": _("who watched"),
        "place": _("where"),
        "observed_on": _("when"),
        "undone_at": _("when it was taken back"),
        "undone_by": _("who took it back"),
        "undone_reason": _("why it was taken back"),
    },
    withheld=("idempotency_key",),
)
class Observation(PublicIdModel, AboutAPerson):
    """An assessor watched her show a competence and signed it off.

    `tasks` lists the uuids of what was ticked. One that was taken back stays, with who did it and why, and
    is evidence of nothing.
    """

    class Reason(models.TextChoices):
        OTHER_PERSON = "other_person", _("It was somebody else")
        OTHER_TASK = "other_task", _("It was something else that I watched")
        OTHER_LEVEL = "other_level", _("I chose the wrong level")
        TOO_EARLY = "too_early", _("Not all of it was seen yet")

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="observations")
    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="+")
    competence = models.ForeignKey("lms.Competence", on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey("lms.Level", on_delete=models.PROTECT, related_name="+")
    tasks = models.JSONField(default=list)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    place = models.CharField(max_length=80)
    observed_on = models.DateField(default=days.today)
    idempotency_key = models.UUIDField()
    signed_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)

    class Meta:
        ordering = ["-observed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "competence", "idempotency_key"], name="courses_observation_key_once"
            )
        ]

    def in_words(self) -> dict[str, str]:
        tasks = PracticeTask.objects.filter(uuid__in=self.tasks)
        return {"tasks": in_a_row(task.called for task in tasks)}


@personal_data.held(
    title=_("Tasks somebody has watched so far"),
    subject="enrolment__person",
    purpose=_("So that practice watched over several days is not watched twice."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={"task": _("task"), "seen_by": _("who watched"), "seen_on": _("when")},
)
class SeenTask(AboutAPerson):
    """A task that was watched while others of its competence were not yet.

    Evidence of nothing: it goes when the competence is signed off.
    """

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="seen_tasks")
    task = models.ForeignKey("courses.PracticeTask", on_delete=models.PROTECT, related_name="+")
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "task"], name="courses_seen_task_once")]
