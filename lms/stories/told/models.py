from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.intake.private import files_go_with, private_storage
from lms.stories.told.enums import Aloud, Shelf, Stage

#: What she says may be done with it. A change of one of them is a change of the story.
CONSENT = ("by_name", "in_print", "may_translate", "aloud", "asked_until", "not_in", "not_by")
#: So many letters has a story at most.
LONGEST = 12_000
#: What the two readers offer her.
OFFERED = ("shown_title", "shown_text", "before", "shelf", "with_picture", "cannot", "words_to_her")


@personal_data.not_held(
    "What somebody told without an account. It leads to nobody, and goes when she takes it back by her slip.",
    keep_days=0,
    keep_from="kept_until",
)
class Story(PublicIdModel):
    """What she told, what she allows, and what the readers offer her to publish.

    `key` finds it by the number of her slip, which nobody has but her. Its days are Mondays: nothing here
    tells when she was at a phone (S37). `not_in` and `not_by` say who must not read it; nobody is shown
    them. `round` counts the versions that were offered: who agreed, agreed to one. It is public from
    `shown_from` until the day before `shown_until` and at no other time; after `kept_until` it is gone.
    """

    wagtail_reference_index_ignore = True

    key = models.CharField(max_length=64, unique=True)
    told_week = models.DateField()
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    picture = models.FileField(storage=private_storage, upload_to="stories", blank=True)
    picture_words = models.CharField(max_length=200, blank=True)

    by_name = models.CharField(max_length=40, blank=True)
    in_print = models.BooleanField(default=False)
    may_translate = models.BooleanField(default=False)
    aloud = models.CharField(max_length=10, choices=Aloud.choices, default=Aloud.NOBODY)
    asked_until = models.DateField(null=True, blank=True)
    not_in = models.JSONField(default=list, blank=True)
    not_by = models.TextField(blank=True)

    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.READING)
    round = models.PositiveSmallIntegerField(default=0)
    shown_title = models.CharField(max_length=120, blank=True)
    shown_text = models.TextField(blank=True)
    before = models.JSONField(default=list, blank=True)
    shelf = models.CharField(max_length=12, choices=Shelf.choices, blank=True)
    with_picture = models.BooleanField(default=False)
    cannot = models.BooleanField(default=False)
    words_to_her = models.TextField(blank=True)

    shown_from = models.DateField(null=True, blank=True)
    shown_until = models.DateField(null=True, blank=True)
    kept_until = models.DateField(db_index=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["stage", "shown_from", "shown_until"], name="lms_story_shown")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="agreed") | Q(shown_from__isnull=False, shown_until__isnull=False),
                name="lms_story_agreed_has_days",
                violation_error_message=_("What she agreed to has a first and a last day."),
            )
        ]

    def __str__(self) -> str:
        return f"story {self.pk}"


@personal_data.held(
    title=_("Stories you read for the website"),
    subject="reader",
    purpose=_("To show that two people have read a story before it was offered to who told it."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("the second person who reads the same story"),
    staff_only=True,
    fields={"on_behalf_of": _("for which organisation"), "taken_on": _("since when")},
    withheld=("story", "round", "checks"),
)
class StoryReading(PublicIdModel, AboutAPerson):
    """Somebody reads a story. Only who has taken it reads it, and only two may.

    `round` is the version this person stands for, 0 before the first; `checks` are what was looked for.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)
    checks = models.JSONField(default=list)
    taken_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["story", "reader"], name="lms_story_reading_once")]

    def in_words(self) -> dict[str, str]:
        return {"on_behalf_of": self.on_behalf_of.name}


@personal_data.not_held("A published story in one more language, where she allowed that.")
class StoryWords(models.Model):
    """Written by one of its readers, checked by the other: unchecked, nobody else reads it."""

    wagtail_reference_index_ignore = True

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    written_by = models.ForeignKey(StoryReading, null=True, on_delete=models.SET_NULL, related_name="+")
    is_checked = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="lms_story_words_once")]

    def __str__(self) -> str:
        return f"words {self.pk}"


@personal_data.not_held(
    "The random id of a story that was taken back, so that no backup brings it again.",
    keep_days=0,
    keep_from="kept_until",
)
class WithdrawnStory(models.Model):
    wagtail_reference_index_ignore = True

    story = models.UUIDField(unique=True)
    kept_until = models.DateField()

    def __str__(self) -> str:
        return f"withdrawn {self.pk}"


files_go_with(Story)
