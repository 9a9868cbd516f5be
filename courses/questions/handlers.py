"""Publishing a question in Wagtail writes its version."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from courses.questions.actions import publish_question
from courses.questions.models import Question


@receiver(published, sender=Question, dispatch_uid="courses.questions.publish")
def write_version(sender: type[Question], instance: Question, **kwargs: Any) -> None:
    """One that is to be published on a later day is told of too: what it is now, the database knows."""
    question = Question.objects.filter(pk=instance.pk, live=True).first()
    if question is not None:
        publish_question(question)
