from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson

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
