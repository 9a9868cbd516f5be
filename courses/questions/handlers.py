"""Publishing a question in Wagtail writes its version."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from courses.questions.actions import publish_question
from courses.questions.models import Question


@receiver(published, sender=Question, dispatch_uid="courses.questions.publish")
def write_version(sender: type[Question], instance: Question, **kwargs: Any) -> None:
    publish_question(instance)
