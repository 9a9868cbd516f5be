"""What a learner likes to be called, where she said so."""

from django.db import transaction
from django.utils import timezone

from courses.enrolments.models import CalledName
from courses.enrolments.rules import may_read_called
from lms.core.people import Person

LONGEST = 40


@transaction.atomic
def say_called(person: Person, words: str) -> None:
    """Nothing said: nothing is kept."""
    if not words:
        CalledName.objects.filter(person=person).delete()
        return
    said = CalledName(person=person, said_at=timezone.now())
    said.keep(words)
    CalledName.objects.update_or_create(
        person=person, defaults={"sealed": said.sealed, "said_at": said.said_at}
    )


def own_called(person: Person) -> str:
    kept = CalledName.objects.filter(person=person).first()
    return kept.words if kept else ""


def called(learner: Person, *, reader: Person) -> str:
    """ "" where she said nothing, and for everybody but her own trainers."""
    return own_called(learner) if may_read_called(reader, learner) else ""
