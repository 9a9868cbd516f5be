from django.db import models

from lms.contracts import personal_data


@personal_data.not_held(
    "Counts of wrong entries under a keyed fingerprint that cannot be read back; deleted after an hour."
)
class EntryThrottle(models.Model):
    """How many tries that were not right a door has seen within the hour.

    `key` is an HMAC of what was typed and of where it came from.

    `promised_at`: from when on the next try from there is heard, whatever others do meanwhile. `promised_to`
    is the key of whose turn that is, where several share the count of one address.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    promised_at = models.DateTimeField(null=True)
    promised_to = models.CharField(max_length=64, blank=True)
