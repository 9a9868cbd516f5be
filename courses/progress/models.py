from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel

PURPOSE = _("To let a learner go on where she stopped, and to count each thing only once.")


class Record(AboutAPerson):
    """Something is done. Rows are only added: what is done stays done, whatever an author changes later."""

    done_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


@personal_data.held(
    title=_("Steps you have done"),
    subject="enrolment__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={"step": _("step"), "done_at": _("when")},
    links=("step__lesson",),
)
class StepRecord(Record):
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="step_records")
    step = models.ForeignKey("courses.Step", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "step"], name="courses_step_record_once")]

    def in_words(self) -> dict[str, str]:
        return {"step": gettext("Step %(number)d") % {"number": self.step.position + 1}}

    def in_group(self) -> str:
        return self.step.lesson.called


@personal_data.held(
    title=_("Lessons you have done"),
    subject="enrolment__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={"lesson": _("lesson"), "done_at": _("when")},
)
class LessonRecord(Record):
    enrolment = models.ForeignKey(
        "courses.Enrolment", on_delete=models.CASCADE, related_name="lesson_records"
    )
    lesson = models.ForeignKey("courses.Lesson", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "lesson"], name="courses_lesson_record_once")
        ]


@personal_data.held(
    title=_("Modules you have passed"),
    subject="enrolment__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    fields={"module": _("module"), "done_at": _("when")},
)
class ModuleRecord(Record):
    """The module is passed: its lessons are done and its test, where it has one, is passed."""

    enrolment = models.ForeignKey(
        "courses.Enrolment", on_delete=models.CASCADE, related_name="module_records"
    )
    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "module"], name="courses_module_record_once")
        ]


class OpenedWhy(models.TextChoices):
    """Chosen, so that nothing about her life is written."""

    KNOWS = "knows", _("She knows this already")
    TOGETHER = "together", _("The group does it now")
    ASKED = "asked", _("She asked for it")
    OTHER = "other", _("Another reason")


@personal_data.held(
    title=_("Modules that were opened earlier for you"),
    subject="enrolment__person",
    purpose=_("So that you can begin a module before it opens for everybody."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("herself; in her organisation, those who teach and support her"),
    fields={
        "module": _("module"),
        "why": _("why"),
        "opened_at": _("when"),
        "opened_by": _("who opened it"),
    },
)
class OpenedEarlier(PublicIdModel, AboutAPerson):
    """What an author asks for before this module does not close it for her."""

    enrolment = models.ForeignKey(
        "courses.Enrolment", on_delete=models.CASCADE, related_name="opened_earlier"
    )
    module = models.ForeignKey("courses.Module", on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=10, choices=OpenedWhy.choices)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "module"], name="courses_opened_earlier_once")
        ]

    def in_words(self) -> dict[str, str]:
        return {"why": str(OpenedWhy(self.why).label)}
