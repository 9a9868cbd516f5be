from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.contracts import evidence, personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, in_a_row


@personal_data.held(
    title=_("What you agreed to"),
    subject="person",
    purpose=_("To show that a learner agreed to what was shown to others, and whether she took it back."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    keep_days=1095,
    keep_from="expires_at",
    readers=_("herself"),
    fields={
        "text": _("the words you agreed to"),
        "items": _("what was to be shown"),
        "organisation": _("to whom"),
        "given_at": _("when you agreed"),
        "expires_at": _("until when"),
        "withdrawn_at": _("when you took it back, or it ended"),
        "ended_by_place": _("whether it ended because the employer no longer takes part"),
    },
    withheld=("text_digest",),
    closes="withdrawn_at",
)
class ConsentReceipt(PublicIdModel, AboutAPerson):
    """What a person agreed to, in the words she saw: `text` is kept whole, `text_version` and `text_digest`
    say which it was.

    A receipt is never changed but for how it ends: `withdrawn_at`, by herself or, with `ended_by_place`,
    because the organisation takes part no longer.
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
    ended_by_place = models.BooleanField(default=False)

    def in_words(self) -> dict[str, str]:
        """Its words in the language she agreed in; what was to be shown by its name now."""
        shown = [(source, UUID(key)) for source, _colon, key in (item.partition(":") for item in self.items)]
        told = evidence.describe(shown, language=get_language() or "en")
        return {
            "text": Text(self.text, self.language),
            "items": in_a_row(row.title for _source, _uuid, row in told),
        }

    @property
    def holds(self) -> bool:
        """Not before it was given either: then the clock was put back, and nobody knows for how long it has
        held.
        """
        return self.withdrawn_at is None and self.given_at <= timezone.now() < self.expires_at


@personal_data.held(
    title=_("Your request to be erased"),
    subject="person",
    purpose=_(
        "To erase everything about a learner on the day she chose, and to let her change her mind until then."
    ),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    readers=_("herself"),
    fields={
        "asked_at": _("when you asked"),
        "due_at": _("when it happens"),
        "keep_certificates": _("certificates stay valid"),
    },
)
class ErasureRequest(PublicIdModel, AboutAPerson):
    """She asked to be erased. Until `due_at` she can take it back; then `erase_due` carries it out."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="erasure_request"
    )
    keep_certificates = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()


@personal_data.not_held(
    "The random number of an account that is gone. It leads to nobody, but in a backup from before: there it"
    " says whom to erase again."
)
class ErasedAccount(models.Model):
    """Kept as long as a backup may be. `account` was the public id of the account."""

    account = models.UUIDField(unique=True)
    keep_certificates = models.BooleanField(default=False)
    erased_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.account)
