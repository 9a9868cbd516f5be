from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from employers.areas import called
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson

#: In the column of an area: wherever it is.
ANYWHERE = ""


@personal_data.held(
    title=_("What your skills reach"),
    subject="person",
    purpose=_("To find work that fits what you can do, and to say why it fits."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    fields={
        "competence": _("competence"),
        "rank": _("how well, counted from 1"),
        "direct": _("whether you showed it itself, or something near it"),
    },
)
class Reach(AboutAPerson):
    """How far what a person has shown reaches: the competence itself, and what stands beside it.

    It is derived from her attainments alone (employers.matching.reach) and never written by hand.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reached", db_index=False
    )
    competence = models.ForeignKey("lms.Competence", on_delete=models.CASCADE, related_name="reached")
    rank = models.PositiveSmallIntegerField()
    direct = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "competence"], name="employers_reach_once"),
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="employers_reach_has_a_rank"),
        ]


@personal_data.held(
    title=_("Where work is looked for with you"),
    subject="person",
    purpose=_("To find you for work in the places you named, while you let your adviser look."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    fields={"area": _("where")},
)
class LookedFor(AboutAPerson):
    """She lets her adviser look for work for her, in this area or ANYWHERE. Kept as her portfolio says."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looked_for", db_index=False
    )
    area = models.CharField(max_length=6, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "area"], name="employers_looked_for_once")]
        indexes = [models.Index(fields=["area", "person"], name="employers_looked_for_area")]

    def in_words(self) -> dict[str, str]:
        return {"area": called(self.area) if self.area else gettext("Anywhere")}


@personal_data.not_held("Whether learners of a sector in an area are fewer than ten, counted over everybody.")
class SectorCount(models.Model):
    """What every employer may know, counted once a month (employers.matching.counts)."""

    month = models.DateField()
    area = models.CharField(max_length=6)
    sector = models.CharField(max_length=12)
    ten_or_more = models.BooleanField()

    class Meta:
        ordering = ["area", "sector"]
        constraints = [
            models.UniqueConstraint(fields=["month", "area", "sector"], name="employers_sector_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.area} {self.sector}"
