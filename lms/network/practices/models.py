from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.countries import COUNTRY
from lms.core.models import AboutAPerson, PublicIdModel
from lms.network import said
from lms.network.practices.enums import Criterion, Did, Evidence, Finding, Stage, Theme, Verdict

#: What is told at length, in the language it was written in. In this order on every page and sheet.
TEXTS = ("problem", "who_for", "done", "by_whom", "failed", "resources", "transferability", "lessons")
#: What is told in every language.
SHORT = ("title", "summary")


@personal_data.not_held("What an organisation tells of its work. Who wrote it stands in its steps.")
class Practice(PublicIdModel):
    """Something that was done, and what came of it.

    `told_by` is what the organisation is called on this website: the other one knows it by another name.
    `serial` is given when it is published first, and stays; `version` counts how often it was published.
    `checked_on` is when it was last found true, `check_by` until when it is to be looked at again.
    `is_example`: invented, for a demonstration, and says so wherever it is read. `index` holds its words as
    they are looked for (lms.network.practices.actions).
    """

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    told_by = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    place = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, validators=[COUNTRY])
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.TextField(blank=True)
    who_for = models.TextField(blank=True)
    done = models.TextField(blank=True)
    by_whom = models.TextField(blank=True)
    failed = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    transferability = models.TextField(blank=True)
    lessons = models.TextField(blank=True)
    answers_in = models.JSONField(default=list, blank=True)
    contact = models.ForeignKey(
        "lms.Contact", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_example = models.BooleanField(default=False)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    round = models.PositiveSmallIntegerField(default=0)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    serial = models.PositiveIntegerField(null=True, blank=True, unique=True)
    version = models.PositiveIntegerField(default=0)
    published_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    check_by = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    index = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["stage", "published_on"], name="lms_practice_shown"),
            models.Index(fields=["stage", "country"], name="lms_practice_country"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="published")
                | Q(serial__isnull=False, published_on__isnull=False, check_by__isnull=False),
                name="lms_practice_published_whole",
                violation_error_message=_("What is published has a number and a day."),
            )
        ]

    def __str__(self) -> str:
        return f"practice {self.pk}"

    def said(self, member: str, language: str | None = None) -> str:
        return said.said(self, member, language)

    @property
    def is_public(self) -> bool:
        return self.stage == Stage.PUBLISHED


@personal_data.not_held("What a practice says in one more language.")
class PracticeWords(models.Model):
    wagtail_reference_index_ignore = True

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "language"], name="lms_practice_words_once")
        ]

    def __str__(self) -> str:
        return f"words {self.pk}"


@personal_data.not_held("What a practice is about.")
class PracticeTheme(models.Model):
    wagtail_reference_index_ignore = True

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="themes")
    theme = models.CharField(max_length=10, choices=Theme.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["practice", "theme"], name="lms_practice_theme_once")]

    def __str__(self) -> str:
        return f"theme {self.pk}"


@personal_data.not_held("What came of a practice, in numbers and words of an organisation.")
class PracticeResult(models.Model):
    """`figure` is read first ("4 to 1"), `words` say of what, `known` how it is known."""

    wagtail_reference_index_ignore = True

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="results")
    evidence = models.CharField(max_length=10, choices=Evidence.choices)
    figure = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    known = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["evidence"], name="lms_practice_evidence")]

    def __str__(self) -> str:
        return f"result {self.pk}"


@personal_data.held(
    title=_("Practices you read for others"),
    subject="reader",
    purpose=_(
        "To show the organisation what was found in its practice, and that two from elsewhere read it."
    ),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_(
        "who works for the organisation whose practice it is; everybody reads what was found, not by whom"
    ),
    staff_only=True,
    fields={
        "practice": _("which practice"),
        "on_behalf_of": _("for which organisation"),
        "verdict": _("whether it can be published"),
        "words": _("what you wrote to them"),
        "findings": _("what you found"),
        "checks": _("what you made sure of"),
        "given_at": _("when"),
    },
    withheld=("round",),
)
class PracticeReview(PublicIdModel, AboutAPerson):
    """Somebody of another organisation has read a practice with the published questions.

    `findings` are {criterion: {"finding", "because"}}. The readings of an earlier `round` were about an
    earlier text.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="reviews")
    round = models.PositiveSmallIntegerField()
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    words = models.TextField(blank=True)
    findings = models.JSONField(default=dict)
    checks = models.JSONField(default=list)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "round", "on_behalf_of"], name="lms_practice_review_once"
            )
        ]

    def in_words(self) -> dict[str, str]:
        found = [
            f"{Criterion(key).label}: {Finding(each['finding']).label}. {each['because']}".strip()
            for key, each in self.findings.items()
        ]
        return {
            "practice": self.practice.title,
            "on_behalf_of": self.on_behalf_of.name,
            "verdict": str(Verdict(self.verdict).label),
            "findings": "\n".join(found),
        }


@personal_data.held(
    title=_("What you did with practices"),
    subject="by",
    purpose=_("To show who wrote, handed in and published a practice."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("who works for the organisation whose practice it is"),
    staff_only=True,
    fields={
        "practice": _("which practice"),
        "did": _("what you did"),
        "words": _("what you wrote to it"),
        "at": _("when"),
    },
)
class PracticeStep(PublicIdModel, AboutAPerson):
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    did = models.CharField(max_length=12, choices=Did.choices)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def in_words(self) -> dict[str, str]:
        return {"practice": self.practice.title, "did": str(Did(self.did).label)}
