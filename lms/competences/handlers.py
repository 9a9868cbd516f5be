"""What an author says of a level reaches what was attained at it; who said it is in the audit.

Signals, because competences are edited in Wagtail, which tells in no other way.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry

from lms.audit.actions import record
from lms.competences.actions import hold_to_evidence
from lms.competences.events import FrameworkChanged
from lms.competences.models import Competence, Framework, Level
from lms.contracts import event


@receiver(post_save, sender=Level, dispatch_uid="lms.competences.level")
def hold_attainments(sender: type[Level], instance: Level, created: bool, **kwargs: Any) -> None:
    if not created:
        with transaction.atomic():
            hold_to_evidence(instance)
            event.emit(FrameworkChanged(instance.framework_id))


@receiver(post_save, sender=ModelLogEntry, dispatch_uid="lms.competences.edited")
def edited_in_wagtail(instance: ModelLogEntry, created: bool, **kwargs: Any) -> None:
    """They say what certificates and portfolios claim, so they are written down as settings are."""
    model = instance.content_type.model_class() if created and instance.content_type else None
    if model in {Competence, Framework, Level}:
        record(
            "competences.edited", actor=instance.user, subject=model._meta.label_lower, how=instance.action
        )
