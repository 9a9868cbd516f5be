from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.secrets.sealing import seal, unseal


@personal_data.held(
    title=_("Your phrase"),
    subject="person",
    purpose=_("So that you can ask whoever calls or visits for it, and know who is real."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    readers=_("herself; her adviser for work and who stands in, each time told to her"),
    fields={"sealed": _("your phrase"), "set_at": _("when you chose it")},
)
class Phrase(AboutAPerson):
    """The words she asks a caller for. Sealed: neither the database nor a backup tells them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contact_phrase"
    )
    sealed = models.TextField()
    set_at = models.DateTimeField(default=timezone.now)

    @property
    def words(self) -> str:
        """ "" when it cannot be opened any more: she then chooses another one."""
        return unseal(_purpose(self.person_id), self.sealed) or ""

    def in_words(self) -> dict[str, str]:
        return {"sealed": self.words}


def sealed_for(person_id: int, words: str) -> str:
    return seal(_purpose(person_id), words)


def _purpose(person_id: int) -> str:
    return f"contact-phrase:{person_id}"


@personal_data.held(
    title=_("For whom you stand in"),
    subject="deputy",
    purpose=_("So that learners are answered while their adviser for work is away."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=90,
    keep_from="until",
    readers=_("colleagues of the same organisation; the learners for whom it holds"),
    staff_only=True,
    fields={
        "coach": _("for whom"),
        "organisation": _("for which organisation"),
        "since": _("since when"),
        "until": _("until when"),
    },
)
class Deputy(PublicIdModel, AboutAPerson):
    """A colleague stands in for an adviser with all whom she accompanies for this organisation, until the end
    of a day.
    """

    coach = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(coach=models.F("deputy")), name="employers_deputy_other")
        ]
