from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.desk.needs import needs
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson


@personal_data.held(
    title=_("When somebody spoke with you"),
    subject="learner",
    purpose=_("So that two people do not ask a learner the same thing. What was said is kept nowhere."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="spoken_at",
    fields={
        "worker": _("who spoke with you"),
        "need": _("about what"),
        "spoken_at": _("when"),
    },
)
class Talk(AboutAPerson):
    """Somebody spoke with a learner about a need (lms.contracts.desk.needs). That, and no word of it."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="talks")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    need = models.CharField(max_length=40)
    spoken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-spoken_at", "-pk"]
        indexes = [models.Index(fields=["learner", "need", "-spoken_at"], name="lms_talk_newest")]

    def in_words(self) -> dict[str, str]:
        """What it was about: the column holds a key."""
        known = needs.get(self.need)
        return {"need": str(known.told) if known else ""}
