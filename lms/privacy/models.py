from django.conf import settings
from django.db import models
from django.utils import timezone

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel


@personal_data.held(
    subject="person",
    purpose="To show that she agreed to what was shown to others, and that she took it back.",
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    fields={"items": "what she agreed to show", "organisation": "to whom", "expires_at": "until when"},
)
class ConsentReceipt(PublicIdModel, AboutAPerson):
    """What a person agreed to, in the words she saw: `text` is kept whole, `text_version` and `text_digest` say which it was.

    A receipt is never changed but for `withdrawn_at`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=60)
    items = models.JSONField()
    text = models.TextField()
    text_version = models.CharField(max_length=20)
    text_digest = models.CharField(max_length=64)
    language = models.CharField(max_length=12)
    how = models.CharField(max_length=40, default="form")
    given_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    @property
    def holds(self) -> bool:
        return self.withdrawn_at is None and self.expires_at > timezone.now()
