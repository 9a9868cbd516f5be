from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.documents import get_document_model_string
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail.search import index

from courses.activities.contract import ActivityType, activity_types
from courses.questions.forms import QuestionForm
from courses.questions.previews import TEMPLATE, asked, forms_with_previews
from courses.questions.said import in_their_languages
from courses.questions.shown import ShownQuestion
from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.recordings import RecordingChooser
from lms.blocks.sound import NOT_A_RECORDING, is_recording
from lms.blocks.translations import same_in_each_language
from lms.contracts import personal_data
from lms.safety.faces.links import KeepsToItsFace


class Difficulty(models.TextChoices):
    EASY = "easy", pgettext_lazy("of a question", "easy")
    MEDIUM = "medium", pgettext_lazy("of a question", "medium")
    HARD = "hard", pgettext_lazy("of a question", "hard")


@personal_data.not_held("A question as an author writes it.")
class Question(
    KeepsToItsFace,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A question in the bank. Learners never read this row: publishing it writes a QuestionVersion.

    `activity` holds one block, the form of its activity type; `kind` is that type's name, for lists. The
    author of a draft says by `is_correction` that it puts a typo right.
    """

    kind = models.CharField(_("kind"), max_length=20, blank=True, editable=False)
    text = models.TextField(_("question"), help_text=_("One idea, one sentence if you can."))
    why = models.TextField(
        _("why"),
        blank=True,
        help_text=_("Shown after the right answer: the reason, in one or two sentences."),
    )
    hint = models.TextField(
        _("hint"),
        blank=True,
        help_text=_("Shown with “Not yet”: where to look, without giving the answer away."),
    )
    activity = StableStreamField(
        forms_with_previews,
        blank=True,
        max_num=1,
        verbose_name=_("how she answers"),
        help_text=_("Choose one way to answer and fill it in."),
    )
    audio = models.ForeignKey(
        get_document_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("recording of the question"),
    )

    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("For authors alone: what you call it in lists.")
    )
    folder = models.CharField(
        _("folder"),
        max_length=200,
        blank=True,
        help_text=_("Where authors find it again. A folder in another one: Kitchen/Hygiene."),
    )
    tags = models.CharField(
        _("tags"), max_length=300, blank=True, help_text=_("Words to find it by, with commas between them.")
    )
    difficulty = models.CharField(_("difficulty"), max_length=10, choices=Difficulty, blank=True)
    is_correction = models.BooleanField(default=False, editable=False)

    base_form_class = QuestionForm
    machine_may_draft = True
    override_translatable_fields = same_in_each_language("name", "folder", "tags", "difficulty")
    panels = [
        FieldPanel("text"),
        FieldPanel("activity"),
        MultiFieldPanel(
            [FieldPanel("why"), FieldPanel("hint"), FieldPanel("audio", widget=RecordingChooser)],
            heading=_("What she reads afterwards, and sound"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("folder"),
                FieldPanel("tags"),
                FieldPanel("difficulty"),
                InlinePanel("competences", heading=_("Competences it asks for"), label=_("Competence")),
            ],
            heading=_("Where it stands in the question bank"),
            classname="collapsed",
        ),
        FieldPanel("is_typo"),
        PublishingPanel(),
    ]
    search_fields = [
        *found_by("text", "why", "hint", "activity", "name", "folder", "tags"),
        index.FilterField("kind"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        super().clean()
        if self.audio and not is_recording(self.audio):
            raise ValidationError({"audio": NOT_A_RECORDING})
        self.kind = self.activity[0].block_type if self.activity else ""

    @property
    def activity_type(self) -> ActivityType | None:
        """None while the author has not chosen one, or when its part of the site is not installed."""
        return activity_types.get(self.activity[0].block_type) if self.activity else None

    @property
    def asked_as(self) -> str:
        """The name of the type with which it is published, in whichever language; "" before that."""
        newest = QuestionVersion.objects.filter(question=self.translation_key).order_by("pk").last()
        return newest.body["kind"] if newest else ""

    @property
    def newest_version(self) -> "QuestionVersion | None":
        """As it was published last in its language."""
        here = QuestionVersion.objects.filter(
            question=self.translation_key, language=self.locale.language_code
        )
        return here.order_by("number").last()

    @property
    def activity_value(self) -> Any:
        """What the author wrote in the form of the activity type."""
        return self.activity[0].value

    def kind_in_words(self) -> str:
        kind = activity_types.get(self.kind)
        return str(kind.label) if kind else ""

    kind_in_words.short_description = _("kind")

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return TEMPLATE

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context = super().get_preview_context(request, mode_name)
        return {**context, "question": self.as_written()}

    def as_written(self) -> ShownQuestion | None:
        """The question as it would be asked; None as long as it cannot be."""
        kind = self.activity_type
        if kind is None:
            return None
        return asked(kind, text=self.text, value=self.activity_value)


@personal_data.not_held("Which competences a question of the bank asks for.")
class QuestionCompetence(models.Model):
    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="competences")
    competence = models.ForeignKey(
        "lms.Competence", on_delete=models.CASCADE, related_name="+", verbose_name=_("competence")
    )

    panels = [FieldPanel("competence")]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "competence"], name="courses_question_competence_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.competence)


@personal_data.not_held("A question as it was shown, the same for everybody.")
class QuestionVersion(models.Model):
    """A question as published once, in one language.

    Never deleted while an answer rests on it, and never changed but for a typo: `corrections` keeps what it
    said before, as [{"at", "was": {place: words}}].

    `body` is what the browser may see: {"kind", "text", "audio_url"} and what its activity type shows.
    `answer_key` never leaves the server: {"why", "hint"} and what its activity type marks with.
    `languages` is {place: language} of every text in them (courses.questions.said): what is not translated is
    its source's.
    """

    question = models.UUIDField(db_index=True)
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    body = models.JSONField()
    answer_key = models.JSONField()
    languages = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    corrections = models.JSONField(default=list, editable=False)
    published_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["question", "language", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "language", "number"], name="courses_question_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.language} {self.number}"

    @property
    def activity_type(self) -> ActivityType | None:
        """None when the part of the site that brought it is not installed."""
        return activity_types.get(self.body["kind"])

    @cached_property
    def said(self) -> dict[str, Any]:
        """The body, each text in its language."""
        return in_their_languages(self.body, "body", self.languages, self.language)

    @cached_property
    def said_after(self) -> dict[str, Any]:
        """The same for the answer key, for what she reads once she has answered."""
        return in_their_languages(self.answer_key, "answer_key", self.languages, self.language)

    @property
    def is_placeholder(self) -> bool:
        """Whether nothing that she reads to answer it is translated."""
        read = {language for place, language in self.languages.items() if place.startswith("body.")}
        return bool(read) and self.language not in read

    def sample_response(self, *, right: bool = True) -> Any:
        """An answer that is marked as right, or as anything else: for whoever shows or measures a course."""
        kind = activity_types[self.body["kind"]]
        return kind.sample_response(body=self.body, answer_key=self.answer_key, right=right)

    def texts(self) -> list[str]:
        """Everything of it that somebody reads before she answers."""
        kind = self.activity_type
        return [self.body["text"], *(kind.texts(body=self.body) if kind else [])]
