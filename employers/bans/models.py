import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.countries import COUNTRY
from lms.core.models import AboutAPerson, PublicIdModel

KEEP_DAYS = 90


@personal_data.held(
    title=_("Firms you put on the ban list"),
    subject="placed_by",
    purpose=_("To keep firms away that harmed somebody, whatever they call themselves."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=KEEP_DAYS,
    keep_from="ends_on",
    readers=_("coordinators"),
    staff_only=True,
    fields={"on_behalf_of": _("for which organisation"), "reason": _("why"), "placed_at": _("when")},
    withheld=(
        *("names", "country", "numbers", "phones", "webs", "persons", "streets", "source", "source_on"),
        *(
            "ends_on",
            "organisation",
            "replies",
            "lifted_by",
            "lifted_for",
            "lifted_at",
            "lifted_why",
        ),
    ),
)
class Ban(PublicIdModel, AboutAPerson):
    """An entry of the register of firms that are kept away, and of whoever stands behind them.

    What is known of it stands one on each line. It ends by itself on `ends_on`, or when somebody of another
    organisation lifts it. `organisation` is the employer it was here, if it was one. `replies` are what the
    firm says to it, each with its day.
    """

    names = models.CharField(max_length=400)
    country = models.CharField(max_length=2, blank=True, validators=[COUNTRY])
    numbers = models.CharField(max_length=200, blank=True)
    phones = models.CharField(max_length=200, blank=True)
    webs = models.CharField(max_length=300, blank=True)
    persons = models.CharField(max_length=400, blank=True)
    streets = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200)
    source_on = models.DateField()
    reason = models.CharField(max_length=300)
    ends_on = models.DateField()
    organisation = models.ForeignKey(
        "lms.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="bans"
    )
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(default=timezone.now)
    replies = models.JSONField(default=list, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_for = models.ForeignKey(
        "lms.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_why = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["-placed_at", "-pk"]
        indexes = [models.Index(fields=["lifted_at", "ends_on"], name="employers_ban_current")]

    @property
    def replied(self) -> list[tuple[datetime.date, str]]:
        return [(datetime.date.fromisoformat(each["on"]), each["words"]) for each in self.replies]

    @property
    def name(self) -> str:
        return self.names.partition("\n")[0].strip()


@personal_data.held(
    title=_("Firms you compared with the ban list"),
    subject="by",
    purpose=_("To show who found that a firm is, or is not, one that is kept away."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("coordinators"),
    staff_only=True,
    fields={"on_behalf_of": _("for which organisation"), "words": _("why"), "at": _("when")},
    withheld=("ban", "firm", "is_same", "seen"),
)
class Comparison(AboutAPerson):
    """Somebody has compared a firm with an entry. `firm` is the public id by which the room above knows it.

    `seen` is a keyed fingerprint of what was alike: when the firm says something else, it is compared anew.
    """

    ban = models.ForeignKey(Ban, on_delete=models.CASCADE, related_name="comparisons")
    firm = models.UUIDField()
    is_same = models.BooleanField()
    seen = models.CharField(max_length=64)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["firm"], name="employers_comparison_firm")]
