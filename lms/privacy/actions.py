import datetime
import hashlib

from django.db import transaction
from django.utils import timezone

from lms.audit.actions import record
from lms.contracts import event
from lms.core.locking import lock
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.privacy.events import ConsentEnded
from lms.privacy.models import ConsentReceipt


@transaction.atomic
def give_consent(
    person: Person,
    organisation: Organisation,
    *,
    purpose: str,
    items: list[str],
    text: str,
    text_version: str,
    language: str,
    expires_at: datetime.datetime,
) -> ConsentReceipt:
    """Keep what she agreed to, in the words she saw."""
    receipt = ConsentReceipt.objects.create(
        person=person,
        organisation=organisation,
        purpose=purpose,
        items=items,
        text=text,
        text_version=text_version,
        text_digest=hashlib.sha256(text.encode()).hexdigest(),
        language=language,
        expires_at=expires_at,
    )
    record("consent.given", actor=person, subject=receipt, purpose=purpose)
    return receipt


@transaction.atomic
def withdraw_consent(receipt: ConsentReceipt) -> None:
    """Take it back. Whatever rests on it is closed from the next request on. Twice is once."""
    lock(receipt)
    if receipt.withdrawn_at is None:
        receipt.withdrawn_at = timezone.now()
        receipt.save(update_fields=["withdrawn_at"])
        event.emit(ConsentEnded(receipt))
        record("consent.withdrawn", actor=receipt.person, subject=receipt, purpose=receipt.purpose)


@transaction.atomic
def end_consents_with(organisation: Organisation, *, by: Person) -> None:
    """The organisation takes part no longer: nobody's consent to show it something holds any more, and none
    comes back by itself.
    """
    for receipt in ConsentReceipt.objects.select_for_update().filter(
        organisation=organisation, withdrawn_at=None, expires_at__gt=timezone.now()
    ):
        receipt.withdrawn_at, receipt.ended_by_place = timezone.now(), True
        receipt.save(update_fields=["withdrawn_at", "ended_by_place"])
        event.emit(ConsentEnded(receipt))
        record("consent.ended", actor=by, subject=receipt, purpose=receipt.purpose)
