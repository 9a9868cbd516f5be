from django.db import models
from django.utils import timezone

from lms.contracts import personal_data


@personal_data.not_held("How a question does, of ten learners or more: shares, never rows.")
class QuestionFigure(models.Model):
    """What the first answers of many say about one question of a course, in all groups or in one (`cohort`).

    `answered` is rounded down to tens, shares to five in a hundred: two of these taken from each other tell
    of nobody. `discrimination` is in hundredths, None where no test asks it. `chosen` are the wrong answers
    that can be chosen, the most chosen first: [{"text", "share"}].
    """

    course = models.ForeignKey("courses.Course", on_delete=models.CASCADE, related_name="+")
    cohort = models.ForeignKey(
        "courses.Cohort", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    question = models.UUIDField()
    text = models.TextField()
    answered = models.PositiveIntegerField()
    right = models.PositiveSmallIntegerField()
    discrimination = models.SmallIntegerField(null=True, blank=True)
    chosen = models.JSONField(default=list)
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["course", "text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "cohort", "question"], name="courses_question_figure_once"
            )
        ]

    def __str__(self) -> str:
        return self.text
