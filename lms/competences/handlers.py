"""What an author says of a level reaches what was attained at it."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from lms.competences.actions import hold_to_evidence
from lms.competences.models import Level


@receiver(post_save, sender=Level, dispatch_uid="lms.competences.level")
def hold_attainments(sender: type[Level], instance: Level, created: bool, **kwargs: Any) -> None:
    if not created:
        hold_to_evidence(instance)
