from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import in_a_row
from lms.core.words import Words
from lms.organisations.models import Role
from lms.pathways.circle.parts import parts_in_words
from lms.pathways.plans.models import KEEP_DAYS, READERS, Pathway


@personal_data.held(
    title=_("Who is around you"),
    subject="pathway__person",
    purpose=_("To show your plan to nobody but those you let in, and only the parts you said."),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    keep_days=KEEP_DAYS,
    keep_from="ended_at",
    readers=READERS,
    fields={
        "person": _("who"),
        "organisation": _("organisation"),
        "role": _("as what"),
        "why": _("why"),
        "themes": _("which parts"),
        "asked_at": _("when she was suggested"),
        "since": _("since when"),
        "ends_on": _("the last day"),
        "ended_at": _("when it ended"),
        "end": _("how it ended"),
        "last_met_on": _("when you last met"),
    },
    withheld=("pathway",),
    closes="ended_at",
)
class Helper(PublicIdModel, AboutAPerson):
    """Somebody who may open parts of one plan, because she said yes behind her own PIN.

    Without `since` it is only suggested and opens nothing. `themes` are the parts (Theme) she sees; she never
    sees more than her role allows today (lms.pathways.circle.rules): a membership or an assignment that ended
    closes it at once, whatever this row says.
    """

    class End(models.TextChoices):
        DECLINED = "declined", _("you said no")
        BY_HER = "by_her", _("you ended it")
        BY_HELPER = "by_helper", _("she ended it herself")
        BY_TIME = "by_time", _("it came to its last day")
        MOVED = "moved", _("you went to another organisation")
        CLOSED = "closed", _("the plan came to its end")

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="helpers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    why = models.JSONField(_("why"), default=dict, blank=True)
    themes = models.JSONField(default=list, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    since = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=End.choices, blank=True)
    last_met_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pathway", "person"], condition=Q(ended_at=None), name="lms_pathways_helper_once"
            )
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="lms_pathways_helps")]

    def in_words(self) -> dict[str, str]:
        return {
            "role": str(Role(self.role).label) if self.role in Role.values else "",
            "why": Words(self.why, next(iter(self.why), "")).here,
            "themes": in_a_row(parts_in_words(self.themes)),
        }
