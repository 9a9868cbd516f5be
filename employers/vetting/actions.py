from django.db import transaction

from employers.vetting.enums import Item, Status
from employers.vetting.models import Check, FlagAnswer
from employers.vetting.rules import can_note
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation


@transaction.atomic
def note_check(employer: Organisation, item: Item, status: Status, *, by: Person, words: str) -> Check:
    lock(employer)
    own = permit(can_note(by, employer, words=words))
    made = Check.objects.create(
        organisation=employer, item=item, status=status, words=words.strip(), by=by, on_behalf_of=own
    )
    record("employer.looked_at", actor=by, subject=employer, item=str(item), status=str(status))
    return made


@transaction.atomic
def answer_flag(employer: Organisation, flag: str, *, by: Person, words: str) -> FlagAnswer:
    lock(employer)
    own = permit(can_note(by, employer, words=words))
    made = FlagAnswer.objects.create(
        organisation=employer, flag=flag, words=words.strip(), by=by, on_behalf_of=own
    )
    record("employer.flag_answered", actor=by, subject=employer, flag=flag)
    return made
