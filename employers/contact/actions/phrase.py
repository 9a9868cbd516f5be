from django.db import transaction

from employers.contact.access_kinds import PHRASE
from employers.contact.models import Phrase, sealed_for
from employers.contact.rules import can_read_phrase
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.desk.openings import log_opening


@transaction.atomic
def set_phrase(person: Person, words: str) -> None:
    """Other words from now on; whoever read the old ones knows nothing any more."""
    lock(person)
    Phrase.objects.filter(person=person).delete()
    Phrase.objects.create(person=person, sealed=sealed_for(person.pk, words))
    record("phrase.set", actor=person, subject=person)


@transaction.atomic
def forget_phrase(person: Person) -> None:
    lock(person)
    if Phrase.objects.filter(person=person).delete()[0]:
        record("phrase.forgotten", actor=person, subject=person)


@transaction.atomic
def read_phrase(person: Person, *, worker: Person) -> str:
    """Her phrase, for whoever may call her. She reads who looked, and when; "" when she has none."""
    permit(can_read_phrase(worker, person))
    phrase = Phrase.objects.filter(person=person).first()
    if phrase is None:
        return ""
    log_opening(worker, person.profile, PHRASE)
    return phrase.words
