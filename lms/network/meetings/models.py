from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import in_a_row
from lms.network.meetings.enums import Need
from lms.network.tables.models import RoundTable


@personal_data.not_held("When a round table meets.")
class TableMeeting(PublicIdModel):
    """A moment that is proposed, or fixed. `interpreters` says for which languages, sign language among
    them.
    """

    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="meetings")
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    is_fixed = models.BooleanField(default=False)
    interpreters = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["begins_at", "pk"]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


@personal_data.not_held("Where a round table meets on the network.")
class MeetingLink(models.Model):
    """Kept apart from the meeting, and read for the hour before it and while it lasts alone."""

    wagtail_reference_index_ignore = True

    meeting = models.OneToOneField(TableMeeting, on_delete=models.CASCADE, related_name="link")
    address = models.URLField(max_length=300)

    def __str__(self) -> str:
        return f"link {self.pk}"


@personal_data.held(
    title=_("When you can come to a meeting"),
    subject="person",
    purpose=_("To find a moment at which most can come."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    readers=_("those who sit at the same table read how many, not who"),
    staff_only=True,
    fields={"meeting": _("at which moment you can")},
)
class MeetingVote(AboutAPerson):
    meeting = models.ForeignKey(TableMeeting, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="lms_table_meeting_vote_once")
        ]

    def in_words(self) -> dict[str, str]:
        return {"meeting": self.meeting.begins_at.isoformat()}


@personal_data.held(
    title=_("What you need at meetings"),
    subject="person",
    purpose=_("So that whoever prepares a meeting can have it ready."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    readers=_("who moderates reads how many need it, not who"),
    staff_only=True,
    fields={"needs": _("what you ticked"), "table": _("at which table")},
)
class MeetingNeeds(AboutAPerson):
    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="needs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    needs = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "person"], name="lms_table_needs_once")]

    def in_words(self) -> dict[str, str]:
        needs = in_a_row(str(Need(each).label) for each in self.needs if each in Need.values)
        return {"needs": needs, "table": self.table.title}
