from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text
from lms.network import said
from lms.network.practices.models import Practice
from lms.network.recommendations.enums import Audience, State


@personal_data.not_held("What an organisation recommends.")
class Recommendation(PublicIdModel):
    """Something to be done by others, because practices show that it helps. `owner` follows what becomes of
    it; `state` is that of its newest outcome.
    """

    wagtail_reference_index_ignore = True

    owner = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    told_by = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=400)
    practices = models.ManyToManyField(Practice, related_name="recommendations")
    is_example = models.BooleanField(default=False)
    serial = models.PositiveIntegerField(null=True, blank=True, unique=True)
    published_on = models.DateField(null=True, blank=True)
    is_published = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"recommendation {self.pk}"

    def said(self, member: str, language: str | None = None) -> str:
        return said.said(self, member, language)


@personal_data.not_held("What a recommendation says in one more language.")
class RecommendationWords(models.Model):
    wagtail_reference_index_ignore = True

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "language"], name="lms_recommendation_words_once"
            )
        ]

    def __str__(self) -> str:
        return f"words {self.pk}"


@personal_data.not_held("To whom something is recommended: a kind of institution.")
class RecommendationAudience(models.Model):
    wagtail_reference_index_ignore = True

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="audiences")
    audience = models.CharField(max_length=10, choices=Audience.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "audience"], name="lms_recommendation_audience_once"
            )
        ]

    def __str__(self) -> str:
        return f"audience {self.pk}"


@personal_data.held(
    title=_("What you wrote about recommendations"),
    subject="by",
    purpose=_("To show who said what became of a recommendation."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("everybody reads the words and the day; who wrote them, those who work for its organisation"),
    staff_only=True,
    fields={
        "recommendation": _("which recommendation"),
        "state": _("how it stood then"),
        "words": _("what you wrote"),
        "on": _("on which day"),
    },
    withheld=("language",),
)
class RecommendationOutcome(PublicIdModel, AboutAPerson):
    """What became of a recommendation by a day."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="outcomes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    words = models.CharField(max_length=400)
    language = models.CharField(max_length=12)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-pk"]

    @property
    def said(self) -> Text:
        return Text(self.words, self.language)

    def in_words(self) -> dict[str, str]:
        return {"recommendation": self.recommendation.title, "state": str(State(self.state).label)}
