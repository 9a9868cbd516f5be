"""Mixins below every model of ours. No table lives here."""

import uuid

from django.db import models


class PublicIdModel(models.Model):
    """A random public id, so that no address or message carries a countable number."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class AboutAPerson(models.Model):
    """Base of every model that holds something about a person.

    Wagtail's reference index would keep a second copy of its links, and Wagtail's log stores `str(instance)`:
    both must stay empty of her.
    """

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"
