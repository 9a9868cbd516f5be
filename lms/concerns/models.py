from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.concerns.enums import Did, What
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel

KEEP_DAYS = 90
LONGEST = 600


@personal_data.held(
    title=_("Concerns you closed"),
    subject="closed_by",
    purpose=_("To show who closed a concern, and when it goes."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=KEEP_DAYS,
    keep_from="closed_on",
    readers=_("coordinators of the organisations that were asked"),
    staff_only=True,
    fields={"said_on": _("on which day it was said"), "closed_on": _("on which day it was closed")},
    withheld=("kind", "thing", "face", "what", "words", "times"),
)
class Concern(PublicIdModel, AboutAPerson):
    """Somebody said that something is wrong. Nothing is kept of who, and of when only the day.

    `thing` is the id of what it is about, of a `kind` (lms.concerns.kinds); both are "nothing named" when it
    is about no one thing. `times`: the same was said so often on that day. `closed_on`: as many have looked
    into it as have to; then it goes in its time.
    """

    kind = models.CharField(max_length=20, blank=True)
    thing = models.UUIDField(null=True, blank=True)
    face = models.CharField(max_length=10)
    what = models.CharField(max_length=10, choices=What.choices)
    words = models.CharField(max_length=LONGEST, blank=True)
    times = models.PositiveIntegerField(default=1)
    said_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["said_on", "uuid"]
        indexes = [models.Index(fields=["face", "closed_on", "said_on"], name="lms_concern_waiting")]


@personal_data.not_held("Which organisation is asked about a concern.")
class ConcernSeat(models.Model):
    """An organisation whose coordinators are asked. Others join when nobody has looked in time."""

    wagtail_reference_index_ignore = True

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concern", "organisation"], name="lms_concern_seat_once")
        ]

    def __str__(self) -> str:
        return f"seat {self.pk}"


@personal_data.held(
    title=_("What you did about concerns"),
    subject="by",
    purpose=_("To show who did what about a concern, and why."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=KEEP_DAYS,
    keep_from="concern__closed_on",
    readers=_("coordinators of the organisations that were asked"),
    staff_only=True,
    fields={
        "on_behalf_of": _("for which organisation"),
        "did": _("what you did"),
        "words": _("why"),
        "at": _("when"),
    },
    withheld=("concern",),
)
class ConcernStep(AboutAPerson):
    """One coordinator did something about a concern, and says why. It is never changed."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="+")
    did = models.CharField(max_length=10, choices=Did.choices)
    words = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
