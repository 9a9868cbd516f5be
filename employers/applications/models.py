from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.applications.enums import Sector, State
from employers.applications.facts import FACTS, Facts, facts_in
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.countries import COUNTRY
from lms.core.models import AboutAPerson, PublicIdModel

#: What was sent and not taken up is kept so long; what was never sent, or taken back, so long.
KEEP_DAYS, DRAFT_DAYS = 365, 30


@personal_data.held(
    title=_("Firms whose applications you decided on"),
    subject="decided_by",
    purpose=_("To show who took an application of a firm up or declined it, and why."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=0,
    keep_from="keep_until",
    readers=_("coordinators"),
    staff_only=True,
    fields={"on_behalf_of": _("for which organisation"), "reason": _("why"), "decided_at": _("when")},
    withheld=(
        *FACTS,
        "key",
        "begun_with",
        "language",
        "state",
        "earlier",
        "sent_at",
        "answer_by",
        "organisation",
        "changed_at",
        "keep_until",
    ),
)
class Application(PublicIdModel, AboutAPerson):
    """What a firm said about itself when it asked to take part, without an account.

    `key` is a keyed fingerprint of the code it comes back with, `begun_with` one of the form it was begun
    with: the same form sent twice begins one. `earlier` is everything it said before, since it was sent: who
    changes a name to look like somebody else has said both. After `keep_until` it is deleted; without one it
    stays with the employer it became (`keeping.last_day_of`).
    """

    key = models.CharField(max_length=64, unique=True)
    begun_with = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=12, default="en")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    legal_name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True, validators=[COUNTRY])
    number = models.CharField(max_length=40, blank=True)
    sector = models.CharField(max_length=10, choices=Sector.choices, blank=True)
    street = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=80, blank=True)
    web = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    work = models.CharField(max_length=800, blank=True)
    signs = models.CharField(max_length=160, blank=True)
    owners = models.CharField(max_length=300, blank=True)
    accompanies = models.CharField(max_length=300, blank=True)
    references = models.CharField(max_length=600, blank=True)
    earlier = models.JSONField(default=list, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    organisation = models.OneToOneField(
        "lms.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="application"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey(
        "lms.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["begun_at", "pk"]
        indexes = [models.Index(fields=["state", "sent_at"], name="employers_application_waits")]

    @property
    def facts(self) -> Facts:
        return Facts(**{name: getattr(self, name) for name in FACTS})

    @property
    def said(self) -> list[Facts]:
        """Everything it ever said of itself, the newest first."""
        return [self.facts, *(facts_in(earlier) for earlier in reversed(self.earlier))]
