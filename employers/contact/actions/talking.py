"""The conversation of three: she, her coach, and the employer's people while she shows them something."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from employers.contact.actions.interests import move
from employers.contact.enums import Stage
from employers.contact.explaining import explained
from employers.contact.models import Interest
from employers.contact.queries.conversing import WORK
from employers.contact.rules import can_write_in, is_of_employer, is_own
from employers.contact.telling import tell_coaches, tell_employer, tell_her
from employers.contact.turns import employers_day
from employers.vetting.contact_data import contact_data_in
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.intake.uploads import CleanFile
from lms.messaging.actions import write
from lms.messaging.models import Conversation, Message


@transaction.atomic
def write_in(
    interest: Interest, *, by: Person, body: str, file: CleanFile | None = None, file_name: str = ""
) -> Message:
    """ValidationError when somebody's telephone number, address or other app stands in it, and she has not
    allowed that; the name a file had on its way here counts as words.
    """
    lock(interest)
    permit(can_write_in(by, interest))
    check_words(interest, by=by, body=body, file_name=file_name)
    conversation, _is_new = Conversation.objects.get_or_create(
        kind=WORK, about=interest.person, organisation=interest.vacancy.organisation
    )
    lock(conversation)
    message = write(conversation, by, body, file)
    conversation.last_at, conversation.deleted_at = message.sent_at, None
    conversation.waiting_since = _waits(interest, by, message)
    conversation.save(update_fields=["last_at", "waiting_since", "deleted_at"])
    _turn(interest, by=by)
    record("work_message.sent", actor=by, subject=conversation)
    return message


def _waits(interest: Interest, by: Person, message: Message) -> Any:
    """Since when the coach's desk shows that somebody waits: an employer wrote, and nobody of us has yet."""
    return message.sent_at if is_of_employer(by, interest) else None


def check_words(interest: Interest, *, by: Person, body: str, file_name: str = "") -> None:
    if interest.contact_allowed_at is not None:
        return
    found = contact_data_in(f"{body} \n {_apart(file_name)}", interest.vacancy.organisation.country)
    if found:
        raise ValidationError({"body": explained(found[0], hers=by.pk == interest.person_id)})


def _apart(file_name: str) -> str:
    """A file's name as words: what stands before its ending."""
    return file_name.rpartition(".")[0].replace("_", " ") or file_name


def _turn(interest: Interest, *, by: Person) -> None:
    if is_of_employer(by, interest):
        facts = {} if interest.answered_at else {"answered_at": timezone.now()}
        if interest.stage == Stage.SHARED:
            move(interest, Stage(Stage.TALKING), **facts)
        else:
            interest.answer_by, interest.reminded_at = None, None
            interest.save(update_fields=["answer_by", "reminded_at"])
        tell_her(interest)
        tell_coaches(interest)
        return
    if interest.stage == Stage.TALKING and interest.answer_by is None:
        interest.answer_by = employers_day(interest.vacancy.organisation.country)
        interest.save(update_fields=["answer_by"])
    tell_employer(interest)
    if by.pk == interest.person_id:
        tell_coaches(interest)
    else:
        tell_her(interest)


@transaction.atomic
def allow_contact_data(interest: Interest, *, by: Person, allow: bool) -> None:
    """From now on both may write how to reach each other elsewhere; or no longer."""
    lock(interest)
    permit(is_own(by, interest))
    interest.contact_allowed_at = timezone.now() if allow else None
    interest.save(update_fields=["contact_allowed_at"])
    record("interest.contact_data", actor=by, subject=interest, allowed=allow)
