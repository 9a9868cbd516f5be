from django.db import models
from django.utils import timezone

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson

PURPOSE = "To let her go on where she stopped, and to count a thing she has done only once."


class Record(AboutAPerson):
    """Something is done. Rows are only added: what is done stays done, whatever an author changes later."""

    done_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


@personal_data.held(subject="enrolment__person", purpose=PURPOSE, basis=Basis.CONTRACT, erase=Erase.CASCADE, fields={"step": "the step", "done_at": "when"})
class StepRecord(Record):
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="step_records")
    step = models.ForeignKey("courses.Step", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "step"], name="courses_step_record_once")]


@personal_data.held(subject="enrolment__person", purpose=PURPOSE, basis=Basis.CONTRACT, erase=Erase.CASCADE, fields={"lesson": "the lesson", "done_at": "when"})
class LessonRecord(Record):
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="lesson_records")
    lesson = models.ForeignKey("courses.Lesson", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "lesson"], name="courses_lesson_record_once")]


@personal_data.held(subject="enrolment__person", purpose=PURPOSE, basis=Basis.CONTRACT, erase=Erase.CASCADE, fields={"module": "the module", "done_at": "when"})
class ModuleRecord(Record):
    """The module is passed: its lessons are done and its test, where it has one, is passed."""

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.CASCADE, related_name="module_records")
    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "module"], name="courses_module_record_once")]
