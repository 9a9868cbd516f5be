from django.db import models

from lms.contracts import personal_data


@personal_data.not_held("Counts in tens, of choices that nobody can be found behind.")
class Tally(models.Model):
    """How often something was chosen, tapped or looked for in vain: always a multiple of ten
    (lms.services.tallies.actions).

    No day, no hour and nobody is with it. `about` says what was counted, by ids or words of the list.
    """

    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=10)
    about = models.CharField(max_length=100)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(fields=["kind", "about"], name="lms_services_tally_once"),
            models.CheckConstraint(condition=models.Q(count__gte=10), name="lms_services_tally_in_tens"),
        ]

    def __str__(self) -> str:
        return f"tally {self.pk}"
