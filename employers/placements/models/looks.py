from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.placements.models.places import Placement
from lms.competences.models import Competence, Level
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, in_a_row

HERS_ALONE = _("only you")


@personal_data.held(
    title=_("Your own look at your work"),
    subject="placement__person",
    purpose=_("So that you look at your work yourself before you read what others say."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=HERS_ALONE,
    fields={
        "levels": _("what you can do, as you see it"),
        "words": _("your words"),
        "at": _("when"),
    },
    withheld=("placement",),
    links=("placement__organisation",),
)
class OwnLook(AboutAPerson):
    """Hers, before the tutor's. Nobody else reads it. `levels` is {uuid of a competence: uuid of a level}."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="own_look")
    levels = models.JSONField(default=dict)
    words = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def in_words(self) -> dict[str, str]:
        skills = {str(row.uuid): row for row in Competence.objects.filter(uuid__in=self.levels)}
        levels = {str(row.uuid): row for row in Level.objects.filter(uuid__in=self.levels.values())}
        return {
            "levels": in_a_row(
                f"{skills[skill].label_in()}: {levels[level].label_in()}"
                for skill, level in self.levels.items()
                if skill in skills and level in levels
            )
        }


@personal_data.held(
    title=_("What your tutor wrote about your work"),
    subject="placement__person",
    purpose=_("To show you what your tutor saw, and to make it evidence when you accept it."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("herself; the tutor, while writing it"),
    fields={
        "tutor": _("who wrote it"),
        "words": _("what was written"),
        "given_at": _("when it was written"),
        "answered_at": _("when you answered"),
        "her_words": _("what you answered"),
    },
    withheld=("placement", "language"),
    links=("placement__organisation",),
)
class Assessment(PublicIdModel, AboutAPerson):
    """What the tutor saw. It is evidence of nothing before she accepts it; her answer goes to nobody."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="assessments")
    tutor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.CharField(max_length=600, blank=True)
    language = models.CharField(max_length=12)
    given_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    her_words = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=Q(answered_at=None), name="employers_assessment_one_waits"
            )
        ]

    def in_words(self) -> dict[str, str]:
        return {"words": Text(self.words, self.language)}

    def in_group(self) -> str:
        return self.placement.organisation.name


@personal_data.held(
    title=_("What your tutor saw you do"),
    subject="assessment__placement__person",
    purpose=_("To show you what your tutor saw, and to make it evidence when you accept it."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("herself; the tutor, while writing it"),
    fields={
        "competence": _("competence"),
        "level": _("how well"),
        "accepted": _("whether you accepted it"),
    },
    withheld=("assessment",),
)
class Assessed(PublicIdModel, AboutAPerson):
    """One competence at one level, as the tutor saw it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="rows")
    competence = models.ForeignKey("lms.Competence", on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey("lms.Level", on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "competence"], name="employers_assessed_once")
        ]
