from django.db import models

from lms.contracts import personal_data


@personal_data.not_held(
    "A note that nobody can read without the code that its owner carries; gone after eight days.",
    keep_days=0,
    keep_from="last_day",
)
class Slip(models.Model):
    """What somebody wants a service to know, sealed by her code. `key` finds it and cannot be read back.

    `opening` is the keyed mark of the form that opened it: the same form, sent twice, gets one answer.
    """

    wagtail_reference_index_ignore = True

    key = models.CharField(max_length=64, unique=True)
    service = models.ForeignKey("lms_services.Service", on_delete=models.CASCADE, related_name="slips")
    sealed = models.TextField(blank=True)
    last_day = models.DateField(db_index=True)
    opened_at = models.DateTimeField(null=True)
    opening = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"slip {self.pk}"
