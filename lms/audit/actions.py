from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.audit.models import AuditEntry


@transaction.atomic
def record(action: str, *, actor: Any, subject: Any, **facts: str | int | bool) -> AuditEntry:
    """Add one entry to the chain. `subject` is anything with a `uuid`, or a public id itself."""
    last = AuditEntry.objects.select_for_update().only("digest").order_by("-pk").first()
    entry = AuditEntry(
        at=timezone.now(),
        actor=actor if getattr(actor, "is_authenticated", False) else None,
        action=action,
        subject=str(getattr(subject, "uuid", subject)),
        facts=facts,
        previous=last.digest if last else "",
    )
    entry.digest = entry.compute_digest()
    entry.save(force_insert=True)
    return entry
