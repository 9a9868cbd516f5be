from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.core.models import PublicIdModel


@personal_data.not_held("Sums for those who pay, without anybody. Who sent one stands in the audit.")
class Report(PublicIdModel):
    """What happened in a half-year (`period`, 2026-1), of the whole site: reports of parts could be taken
    from each other. `figures` is what courses.reports.counting makes, as it was sent; until then it is
    counted each time.
    """

    period = models.CharField(max_length=6, unique=True)
    figures = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-period"]

    def __str__(self) -> str:
        return self.period


@personal_data.not_held("How many of a group, counted on paper: sums, never said of one of them.")
class CohortTally(models.Model):
    """So many of a group are of this age, sex or nationality. Nobody's is kept anywhere."""

    class Kind(models.TextChoices):
        NATIONALITY = "nationality", _("Nationality")
        AGE = "age", _("Age")
        SEX = "sex", _("Sex")

    cohort = models.ForeignKey("courses.Cohort", on_delete=models.CASCADE, related_name="tallies")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = models.CharField(max_length=10)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "kind", "value"], name="courses_cohort_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
