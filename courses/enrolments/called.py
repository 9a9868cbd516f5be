"""What a learner likes to be called, where she said so."""

from django.db import transaction

from courses.enrolments.models import CalledName
from courses.enrolments.rules import may_read_called
from lms.core.locking import lock
from lms.core.people import Person

LONGEST = 40


@transaction.atomic
def say_called(person: Person, words: str) -> None:
    """Nothing said: nothing is kept."""
    lock(person)
    CalledName.objects.filter(person=person).delete()
    if words:
        said = CalledName(person=person)
        said.keep(words)
        said.save(force_insert=True)


def own_called(person: Person) -> str:
    kept = CalledName.objects.filter(person=person).first()
    return kept.words if kept else ""


def called(learner: Person, *, reader: Person) -> str:
    """ "" where she said nothing, and for everybody but her own trainers."""
    words = own_called(learner)
    return words if words and may_read_called(reader, learner) else ""
