from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, in_a_row
from lms.pathways.circle.parts import parts_in_words
from lms.pathways.plans.models import KEEP_DAYS, READERS, Pathway


@personal_data.held(
    title=_("When your plan went to another organisation"),
    subject="pathway__person",
    purpose=_("To hand over what you agreed to, for as long as you agreed, and to show that you did."),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    keep_days=KEEP_DAYS,
    keep_from="closed_at",
    readers=READERS,
    fields={
        "from_organisation": _("from"),
        "to_organisation": _("to"),
        "asked_by": _("who suggested it"),
        "asked_at": _("when"),
        "themes": _("which parts"),
        "agreed_at": _("when you agreed"),
        "text": _("the words you agreed to"),
        "received_by": _("who received it"),
        "received_at": _("when it was received"),
        "overlap_until": _("until when the first organisation helps along"),
        "closed_at": _("when it was over"),
    },
    withheld=("pathway", "number", "language"),
    closes="closed_at",
)
class HandOver(PublicIdModel, AboutAPerson):
    """A plan goes from one organisation to another: asked for by one, agreed to by her, received there.

    `text` is what she agreed to, whole, in `language`. Nothing moves before `received_at`. Until
    `overlap_until` a helper of the first organisation still sees what she agreed to; then only the second
    does. `number` stands on the receipt that all three get.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="hand_overs")
    from_organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    themes = models.JSONField(default=list)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=12, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    received_at = models.DateTimeField(null=True, blank=True)
    overlap_until = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=20, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pathway"], condition=Q(closed_at=None), name="lms_pathways_one_hand_over"
            )
        ]

    def in_words(self) -> dict[str, str]:
        return {"themes": in_a_row(parts_in_words(self.themes)), "text": Text(self.text, self.language)}
