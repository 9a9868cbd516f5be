"""After a restore: what was closed since the backup was made must not be open again."""

import uuid
from dataclasses import dataclass, field

from django.apps import apps
from django.db import DatabaseError, transaction
from django.utils import timezone

from lms.accounts.models import CodeCard
from lms.audit.actions import record
from lms.privacy import erasure
from lms.privacy.models import ConsentReceipt


@dataclass
class Closed:
    """What the database that is about to be replaced knows.

    `known` is False when it can no longer be read.
    """

    known: bool = True
    accounts: dict[uuid.UUID, bool] = field(default_factory=dict)
    consents: set[uuid.UUID] = field(default_factory=set)
    cards: set[uuid.UUID] = field(default_factory=set)


def look_before() -> Closed:
    try:
        return Closed(
            accounts=erasure.listed_accounts(),
            consents=set(ConsentReceipt.objects.exclude(withdrawn_at=None).values_list("uuid", flat=True)),
            cards=set(CodeCard.objects.exclude(revoked_at=None).values_list("uuid", flat=True)),
        )
    except (DatabaseError, OSError):
        return Closed(known=False, accounts=erasure.accounts_listed_outside())


@transaction.atomic
def close_again(closed: Closed) -> None:
    """Sessions end, revoked cards stay revoked, consents that were taken back stay taken back: all of them
    when nobody knows which.
    """
    now = timezone.now()
    open_consents = ConsentReceipt.objects.filter(withdrawn_at=None)
    if closed.known:
        open_consents = open_consents.filter(uuid__in=closed.consents)
    open_consents.update(withdrawn_at=now)
    CodeCard.objects.filter(revoked_at=None, uuid__in=closed.cards).update(revoked_at=now)
    if apps.is_installed("django.contrib.sessions"):
        apps.get_model("sessions.Session")._base_manager.all().delete()
    record("database.restored", actor=None, subject="database", known=closed.known)
