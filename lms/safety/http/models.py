from django.db import models

from lms.contracts import personal_data


@personal_data.not_held("When the database last took a write of the health check.")
class Probe(models.Model):
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.at.isoformat()
