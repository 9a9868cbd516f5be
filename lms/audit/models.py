import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils import timezone

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson


@personal_data.held(
    subject="actor",
    purpose="To show who did what with an account, a card, a certificate or a right.",
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    fields={"actor": "who did it", "subject": "the public id of what it was done to"},
)
class AuditEntry(AboutAPerson):
    """One thing that was done. Rows are only added; each carries the hash of the one before it, so a changed row shows.

    `subject` is a public id (uuid), never a name or a handle; `facts` are words from a closed list. The actor's key is
    outside the hash: erasing an account unlinks it without breaking the chain.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "audit entries"

    def compute_digest(self) -> str:
        content = json.dumps([self.previous, self.at.isoformat(), self.action, self.subject, self.facts], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()
