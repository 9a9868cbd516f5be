from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel


@personal_data.held(
    title=_("Forms you sent"),
    subject="person",
    purpose=_("So that a form sent twice is done once."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="sent_at",
    readers=_("nobody on screen"),
    fields={"sent_at": _("when you sent it"), "led_to": _("which page came next")},
    withheld=("key", "digest", "shown_once"),
    for_machines=("led_to",),
)
class Submission(PublicIdModel, AboutAPerson):
    """A form that was sent, by the key it carried.

    The same key again gets the same answer and does nothing.

    `digest` is a keyed fingerprint of what stood in it, `led_to` the address it led to. `shown_once` is what
    that page shows a single time (the code of a card), sealed until then.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64)
    led_to = models.TextField(blank=True)
    shown_once = models.TextField(blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["sent_at"], name="lms_submission_sent")]
