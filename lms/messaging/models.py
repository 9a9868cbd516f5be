"""Who writes with whom, and what was written.

What stands before it, for everybody, is in `guidance`.
"""

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.intake.private import private_storage

KEEP_DAYS = 30
READERS = _("herself; her trainer; when nobody answers in time, a colleague of the same organisation")


@personal_data.held(
    title=_("Who you write with"),
    subject="about",
    purpose=_("So that you can ask for help and get an answer."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=KEEP_DAYS,
    keep_from="last_at",
    readers=READERS,
    fields={
        "organisation": _("organisation"),
        "began_at": _("when it began"),
        "last_at": _("when the last message was written"),
        "waiting_since": _("since when you have been waiting for an answer"),
        "deleted_at": _("when you deleted it"),
    },
    withheld=("kind",),
)
class Conversation(PublicIdModel, AboutAPerson):
    """What one learner and one organisation write to each other, of one kind (lms.messaging.kinds).

    `waiting_since`: when she wrote what nobody has answered yet. Who sees it now is asked each time
    (lms.messaging.rules), so nothing has to be done when a day has passed. It ends with its last message.
    `deleted_at`: when she deleted what was in it; whoever answers sees that, until the row goes in its time
    or she writes again.
    """

    kind = models.CharField(max_length=20)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversations"
    )
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about", "organisation"], name="lms_conversation_one_each"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "waiting_since"], name="lms_conversation_waiting")]


@personal_data.held(
    title=_("Conversations you take part in"),
    subject="person",
    purpose=_("To show who wrote in a conversation."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=KEEP_DAYS,
    keep_from="conversation__last_at",
    readers=READERS,
    fields={"since": _("since when")},
    withheld=("conversation",),
)
class Participant(AboutAPerson):
    """Somebody who has written in a conversation. It gives no right to read: that is asked each time."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="lms_participant_once"),
        ]


@personal_data.held(
    title=_("Messages"),
    subject="conversation__about",
    purpose=_("So that you can ask for help and get an answer."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    keep_days=KEEP_DAYS,
    keep_from="sent_at",
    readers=READERS,
    fields={
        "sent_at": _("when"),
        "author": _("who wrote it, if not you"),
        "body": _("what was written"),
        "file": _("a file sent with it"),
    },
    withheld=("conversation",),
)
class Message(PublicIdModel, AboutAPerson):
    """What was written once. It is never changed; an author whose account went is nobody."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.TextField(_("message"), blank=True)
    file = models.FileField(_("file"), storage=private_storage, upload_to="messages", blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["sent_at", "pk"]

    @property
    def file_kind(self) -> str:
        """The ending of its file, as intake gave it; "" without one."""
        return PurePosixPath(self.file.name or "").suffix.lower().removeprefix(".")


@personal_data.held(
    title=_("Marks that show there is something new"),
    subject="person",
    purpose=_("To show a mark on the first page. It says nothing about what is new."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=KEEP_DAYS,
    keep_from="made_at",
    readers=_("herself"),
    fields={"made_at": _("when"), "seen_at": _("when it was looked at")},
    withheld=("kind", "conversation"),
)
class Notice(AboutAPerson):
    """That there is something to look at, for one person.

    Its words belong to its kind (lms.messaging.kinds) and tell nothing. Whoever wrote never learns whether
    it was seen.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    made_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "conversation"],
                condition=Q(seen_at=None),
                name="lms_notice_one_unseen",
            ),
        ]
