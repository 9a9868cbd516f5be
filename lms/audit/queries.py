from lms.audit.models import AuditEntry


def first_broken_entry() -> AuditEntry | None:
    """The first entry whose content or whose link to the one before it was changed; None when the chain holds."""
    previous = ""
    for entry in AuditEntry.objects.order_by("pk").iterator():
        if entry.previous != previous or entry.digest != entry.compute_digest():
            return entry
        previous = entry.digest
    return None
