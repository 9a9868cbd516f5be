import uuid

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.documents import get_document_model_string
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from courses.questions.enums import QuestionKind
from courses.questions.forms import QuestionForm
from lms.contracts import personal_data
from lms.safety.faces.links import KeepsToItsFace


@personal_data.not_held("A question as an author writes it.")
class Question(
    KeepsToItsFace,
    PreviewableMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A question in the bank. Learners never read this row: publishing it writes a QuestionVersion."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=QuestionKind.choices, default=QuestionKind.SINGLE
    )
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
    audio = models.ForeignKey(
        get_document_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("recording of the question"),
    )

    base_form_class = QuestionForm
    panels = [
        FieldPanel("text"),
        FieldPanel("kind"),
        InlinePanel("choices", heading=_("Answers to choose from"), label=_("Answer"), min_num=2),
        MultiFieldPanel(
            [FieldPanel("why"), FieldPanel("hint"), FieldPanel("audio")],
            heading=_("What she reads afterwards, and sound"),
            classname="collapsed",
        ),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.FilterField("kind"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text[:80]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "courses/questions/preview.html"


@personal_data.not_held("An answer to choose from, as an author writes it.")
class QuestionChoice(Orderable):
    """`key` is the choice's id in every language and every version: a translation keeps it."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="choices")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField(_("answer"), max_length=300)
    right = models.BooleanField(_("this one is right"), default=False)
    feedback = models.CharField(
        _("if she chooses it"),
        max_length=300,
        blank=True,
        help_text=_("For a wrong answer: why it does not work."),
    )

    panels = [FieldPanel("text"), FieldPanel("right"), FieldPanel("feedback")]


@personal_data.not_held("A question as it was shown, the same for everybody.")
class QuestionVersion(models.Model):
    """A question as published once, in one language.

    Never changed, never deleted while an answer rests on it.

    `body` is what the browser may see: {"kind", "text", "audio_url", "choices": [{"id", "text"}]}.
    `answer_key` never leaves the server: {"correct": [ids], "feedback": {id: text}, "why", "hint"}.
    """

    question = models.UUIDField(db_index=True)
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    body = models.JSONField()
    answer_key = models.JSONField()
    digest = models.CharField(max_length=64)
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
