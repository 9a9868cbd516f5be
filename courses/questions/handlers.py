"""Publishing a question in Wagtail writes its version; what asks it is told of that, and when it goes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from courses.questions.actions import publish_question
from courses.questions.events import QuestionChanged
from courses.questions.models import Question
from courses.questions.queries import kept_under
from lms.contracts import event
from lms.core.shared import forget


@receiver(published, sender=Question, dispatch_uid="courses.questions.publish")
@transaction.atomic
def write_version(sender: type[Question], instance: Question, **kwargs: Any) -> None:
    """One that is to be published on a later day is told of too: what it is now, the database knows."""
    question = Question.objects.filter(pk=instance.pk, live=True).first()
    if question is not None:
        publish_question(question)
        if question.is_correction:  # of this publishing, not of the next
            Question.objects.filter(pk=question.pk).update(is_correction=False)
        event.emit(QuestionChanged(instance.pk, instance.translation_key))


@receiver(unpublished, sender=Question, dispatch_uid="courses.questions.unpublish")
@receiver(post_delete, sender=Question, dispatch_uid="courses.questions.delete")
@transaction.atomic
def tell_that_it_is_gone(sender: type[Question], instance: Question, **kwargs: Any) -> None:
    forget(kept_under(instance.translation_key))
    event.emit(QuestionChanged(instance.pk, instance.translation_key))
