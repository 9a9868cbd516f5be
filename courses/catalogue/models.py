"""The published structure: what learners' rows point to.

No page operation in Wagtail can delete or renumber any of it.
"""

from typing import Any
from uuid import UUID

import swapper
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.lesson_block import Completion
from lms.core.texts import Text

swapper.set_app_prefix("wagtailcore", "wagtail")

#: Texts somebody reads; the others are addresses.
READ = {"title", "summary", "text", "cover_alt"}

COMPLETION_CHOICES = [
    (Completion.SEEN.value, _("Seen")),
    (Completion.ANSWERED.value, _("Answered")),
    (Completion.PASSED.value, _("Answered right")),
]


def asked_of(there: int, asked: int) -> int:
    """How many questions of a test a try asks: all that are `there` where fewer are, or nothing is said."""
    return min(asked, there) if asked else there


class StructureQuerySet(models.QuerySet):
    def current(self) -> "StructureQuerySet":
        """What is taught now. Retired rows stay, because somebody's progress points to them."""
        return self.filter(retired_at=None)


class Published(models.Model):
    """`uuid` is the page's translation key (of a step: its block's id).

    `texts` is {language: {"title": …, …}}, of a translation only what is translated.
    """

    uuid = models.UUIDField(unique=True)
    position = models.PositiveIntegerField(default=0)
    texts = models.JSONField(default=dict)
    source_language = models.CharField(max_length=12, default="en")
    version = models.PositiveIntegerField(default=1)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.text_in("title") or self.uuid)

    def text_in(self, name: str, language: str | None = None) -> Any:
        """One of its texts in `language` (default: the active one), or in the language it was written in.

        What is read says its language; of a list each one does.
        """
        code = language or get_language() or self.source_language
        here, source = (self.texts.get(each, {}) for each in (code, self.source_language))
        if name == "objectives":
            return self._objectives(here, code, source)
        if name not in READ:
            return here.get(name) or source.get(name) or ""
        return (
            Text(here[name], code) if here.get(name) else Text(source.get(name) or "", self.source_language)
        )

    def _objectives(self, here: dict[str, Any], code: str, source: dict[str, Any]) -> list[str]:
        """In the order of the source. Rows from before objectives had keys are in one language each."""
        keys, words_here = source.get("objective_keys", []), source.get("objectives", [])
        if len(keys) != len(words_here) or ("objectives" in here and "objective_keys" not in here):
            texts, language = (here, code) if here.get("objectives") else (source, self.source_language)
            return [Text(words, language) for words in texts.get("objectives") or []]
        translated = dict(zip(here.get("objective_keys", []), here.get("objectives", []), strict=True))
        return [
            Text(translated[key], code) if key in translated else Text(words, self.source_language)
            for key, words in zip(keys, words_here, strict=True)
        ]

    @property
    def called(self) -> str:
        """What it is called, in its language."""
        return self.title or self.text_in("text")

    @property
    def title(self) -> str:
        return self.text_in("title")


@personal_data.not_held("The published structure of courses.")
class Course(Published):
    """Open while `is_taught`: what is withdrawn, or hangs under what is, leads its learners to a page that
    says so. `opens` is what courses.catalogue.opens reads.
    """

    opens = models.JSONField(default=dict, blank=True)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
    )
    visible_outside = models.BooleanField(default=False)

    @property
    def is_taught(self) -> bool:
        return self.retired_at is None


@personal_data.not_held("The published structure of courses.")
class Module(Published):
    """`opens` and `finish` are what courses.catalogue.opens and courses.catalogue.finishing read."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="modules")
    hours = models.PositiveSmallIntegerField(default=0)
    disciplines = models.JSONField(default=list)
    opens = models.JSONField(default=dict, blank=True)
    finish = models.JSONField(default=dict, blank=True)
    visible_outside = models.BooleanField(default=False)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
    )

    @property
    def is_taught(self) -> bool:
        return self.retired_at is None and self.course.is_taught


@personal_data.not_held("Which competences a module teaches.")
class ModuleCompetence(models.Model):
    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="taught")
    competence = models.ForeignKey("lms.Competence", on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey("lms.Level", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["module", "competence"], name="courses_module_competence_once")
        ]


@personal_data.not_held("The published structure of courses.")
class Lesson(Published):
    """`may_skip`: she may leave it out. `instead_of` is the uuid of such a lesson, which she leaves out by
    doing this one. Of both only she knows what she did.
    """

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="lessons")
    minutes = models.PositiveSmallIntegerField(default=10)
    sample = models.BooleanField(default=False)
    may_skip = models.BooleanField(default=False)
    instead_of = models.UUIDField(null=True, blank=True)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
    )

    @property
    def is_taught(self) -> bool:
        return self.retired_at is None and self.module.is_taught

    @property
    def is_hers_alone(self) -> bool:
        """Nobody else is shown where she stands in it, nor what she answers."""
        return self.may_skip or self.instead_of is not None


@personal_data.not_held("The published structure of courses.")
class Step(models.Model):
    """One screen of a lesson, with what is asked there: `activities`."""

    uuid = models.UUIDField(unique=True)
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveIntegerField(default=0)
    completion = models.CharField(max_length=20, choices=COMPLETION_CHOICES, default=Completion.SEEN.value)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def questions(self) -> list[UUID]:
        """The questions asked here, in order."""
        return [activity.question for activity in self.activities.all()]


@personal_data.not_held("The published structure of courses.")
class StepActivity(models.Model):
    """A question at its place in a step. The same question stands in a step once."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="activities")
    question = models.UUIDField(db_index=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "question"], name="courses_step_activity_once")
        ]

    def __str__(self) -> str:
        return str(self.question)


@personal_data.not_held("A lesson's text, the same for everybody.")
class LessonText(models.Model):
    """A lesson in one language: `body` is [{"step": uuid, "blocks": […], "size": bytes}], where a
    block is {"kind", "id", "html"}, or {"kind", "question": uuid} where a question is asked, or
    {"kind", "id", "contact": uuid} where a contact is named. One that is not translated
    says the `language` it is in; in the text of that language it stands under the same id.
    """

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    body = models.JSONField(default=list)
    size = models.PositiveIntegerField(default=0, help_text="Bytes to fetch, pictures and sound included.")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "language"], name="courses_lesson_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.lesson_id} {self.language}"


@personal_data.not_held("The words of a course, the same for everybody.")
class CourseGlossary(models.Model):
    """The words of a course in one language: `words` is [{"id", "word", "meaning", "forms", "audio",
    "picture", "alt", "elsewhere"}], read by courses.catalogue.glossary. A word has the same id in every
    language.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="glossaries")
    language = models.CharField(max_length=12)
    words = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "language"], name="courses_course_glossary_once")
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.language}"


@personal_data.not_held("A module's test, not who took it.")
class Quiz(models.Model):
    """The test at a module's end.

    `questions` lists question uuids in order, of which each try asks `asked_count` by lot; 0 means all.
    `attempts_allowed` 0 means as many as she likes. `taught_in` is {question: lesson}, by uuid, where its
    author said which lesson of the module teaches the answer.
    """

    uuid = models.UUIDField(unique=True)
    module = models.OneToOneField(Module, on_delete=models.PROTECT, related_name="quiz")
    pass_percent = models.PositiveSmallIntegerField(default=70)
    attempts_allowed = models.PositiveSmallIntegerField(default=0)
    questions = models.JSONField(default=list)
    asked_count = models.PositiveSmallIntegerField(default=0)
    taught_in = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "quizzes"
        constraints = [
            models.CheckConstraint(
                condition=Q(pass_percent__gte=1, pass_percent__lte=100),
                name="courses_quiz_pass_percent",
                violation_error_message=_("Choose a pass mark from 1 to 100 %."),
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_given(self) -> bool:
        return self.retired_at is None and self.module.is_taught

    @property
    def question_count(self) -> int:
        """How many a try asks."""
        return asked_of(len(self.questions), self.asked_count)

    @property
    def draws(self) -> bool:
        """Whether one try asks other questions than the next."""
        return self.question_count < len(self.questions)


class TaskQuerySet(StructureQuerySet):
    def current(self) -> "TaskQuerySet":
        """Nobody watches for what a withdrawn module asks."""
        return super().current().filter(module__retired_at=None, module__course__retired_at=None)


@personal_data.not_held("What to watch for, not who did it.")
class PracticeTask(Published):
    """Something an assessor watches for when a competence of the module is shown in practice.

    `texts` is {language: {"text": …}}.
    """

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="practice_tasks")
    competence = models.ForeignKey("lms.Competence", on_delete=models.PROTECT, related_name="+")

    objects = TaskQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.text_in("text"))
