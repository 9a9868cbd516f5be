from django.db import models

from lms.contracts import personal_data
from lms.core.tens import TEN


@personal_data.not_held("Counts in tens, of sheets that anybody may print.")
class Taken(models.Model):
    """How often the sheet of a page was taken in a month, in a language: always a multiple of ten. `page` is
    what joins its translations; of a shelf it is the booklet.
    """

    wagtail_reference_index_ignore = True

    month = models.DateField()
    page = models.UUIDField()
    language = models.CharField(max_length=12)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "taken"
        constraints = [
            models.UniqueConstraint(
                fields=["month", "page", "language"], name="employers_materials_taken_once"
            ),
            models.CheckConstraint(
                condition=models.Q(count__gte=TEN), name="employers_materials_taken_in_tens"
            ),
        ]

    def __str__(self) -> str:
        return f"taken {self.pk}"
