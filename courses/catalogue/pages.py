"""What a page of the catalogue is, without being a Page: a site with its own base page builds its concrete
pages on these.

The concrete pages of a site with Wagtail's own base page are in `courses.pages`.
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm as WagtailCopyForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, TranslatableMixin

from courses.catalogue.body import lesson_body
from courses.catalogue.conditions import (
    FINISHING,
    LEAVING_OUT,
    OPENING,
    FinishingFields,
    LeavingOutFields,
    OpeningFields,
    finishing_panel,
    leaving_out_panel,
    opening_panel,
)
from courses.catalogue.forms import CourseForm
from courses.catalogue.glossary_blocks import glossary_words
from courses.questions.blocks import QuestionChooserWidget
from courses.questions.queries import newest_versions
from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translations import same_in_each_language
from lms.safety.neutral.words import validate_neutral
from lms.safety.outside.pages import ShownOutside
from lms.safety.outside.seen import published

DISCIPLINES = [
    ("skills", _("Skills")),
    ("language", _("Language")),
    ("rights", _("Rights")),
    ("well-being", _("Well-being")),
    ("work", _("Work")),
]


class CopyForm(WagtailCopyForm):
    """Without the alias: a page that only repeats another one has no learners of its own (decision 38)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


class CatalogueFields(ShownOutside):
    """The two things every page of the catalogue says about itself.

    In Wagtail's explorer its children stand in the order in which they are taught.
    """

    admin_default_ordering = "ord"
    copy_form_class = CopyForm

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences. Learners read them before they begin."),
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    search_fields = found_by("summary")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Titles and addresses are read over shoulders and stand in histories: they hold no telling word."""
        super().clean()
        problems = {}
        for name, text in {
            "title": self.title,
            "seo_title": self.seo_title,
            "slug": self.slug.replace("-", " "),
        }.items():
            try:
                validate_neutral(text)
            except ValidationError as problem:
                problems[name] = problem
        if problems:
            raise ValidationError(problems)

    def copy(self, *args: Any, reset_translation_key: bool = True, **kwargs: Any) -> Any:
        """Another thing, which leads to itself. A translation leads to what its source leads to."""
        from courses.catalogue.copying import lead_to_itself  # noqa: PLC0415 - it publishes pages

        copied = super().copy(*args, reset_translation_key=reset_translation_key, **kwargs)
        if reset_translation_key:
            lead_to_itself(self, copied)
        return copied

    copy.alters_data = True  # type: ignore[attr-defined]

    def may_be_shown_outside(self) -> bool:
        """The mark of one language opens all: the published structure has one for the course, and texts in
        each language.
        """
        return self.marked_outside or any(page.marked_outside for page in published(self.get_translations()))

    def shown_with(self) -> Iterable[ShownOutside]:
        return super().shown_with() if self.marked_outside else ()


class AbstractCoursePage(OpeningFields, CatalogueFields):
    seen_outside = "visible_outside"
    seen_by_itself = True
    base_form_class = CourseForm
    override_translatable_fields = same_in_each_language("not_planned", *OPENING)

    visible_outside = models.BooleanField(
        _("may be seen outside"),
        default=False,
        help_text=_(
            "Anyone may read its title and summary, and certificates name it. Only for vocational and"
            " language courses that say nothing about a person's life."
        ),
    )
    glossary = StableStreamField(
        glossary_words,
        blank=True,
        verbose_name=_("words of the course"),
        help_text=_("Learners tap such a word in any lesson of the course and read what it means."),
    )
    not_planned = models.JSONField(_("languages that are not planned"), default=list, blank=True)
    content_panels = [
        FieldPanel("summary"),
        FieldPanel("cover"),
        FieldPanel("visible_outside"),
        FieldPanel("glossary", classname="collapsed"),
        FieldPanel("not_planned", classname="collapsed"),
        opening_panel(FieldPanel("opens_after")),
    ]

    class Meta:
        abstract = True


class AbstractModulePage(OpeningFields, FinishingFields, CatalogueFields):
    seen_outside = "visible_outside"
    override_translatable_fields = same_in_each_language(*OPENING, *FINISHING)

    hours = models.PositiveSmallIntegerField(
        _("hours"), default=1, help_text=_("Training hours, as printed on the certificate.")
    )
    visible_outside = models.BooleanField(
        _("may be seen outside"),
        default=False,
        help_text=_("Its certificate may be shown to others."),
    )
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=70,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("In percent of the questions."),
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("tries"), default=0, help_text=_("0 means as many as she likes.")
    )
    questions_asked = models.PositiveSmallIntegerField(
        _("how many to ask"),
        default=0,
        help_text=_(
            "0 means all of them. With 20 questions below and 8 here, each try asks 8 of the 20, drawn by"
            " lot."
        ),
    )
    content_panels = [
        FieldPanel("summary"),
        FieldPanel("cover"),
        InlinePanel("disciplines", heading=_("Disciplines"), label=_("Discipline")),
        InlinePanel("objectives", heading=_("Objectives"), label=_("Objective")),
        MultiFieldPanel(
            [
                FieldPanel("hours"),
                FieldPanel(
                    "visible_outside",
                    help_text=_(
                        "Tick this here and on the course. Then learners who pass get a "
                        "certificate to show to others. Otherwise there is none, and learners "
                        "read that before the test."
                    ),
                ),
            ],
            heading=_("Certificate"),
        ),
        InlinePanel("competences", heading=_("Competences it teaches"), label=_("Competence")),
        InlinePanel(
            "practice", heading=_("Observed practice: what an assessor watches for"), label=_("Task")
        ),
        MultiFieldPanel(
            [
                FieldPanel("pass_percent"),
                FieldPanel("attempts_allowed"),
                FieldPanel("questions_asked"),
                InlinePanel("quiz_questions", label=_("Question")),
            ],
            heading=_("Test at the end"),
        ),
        finishing_panel(),
        opening_panel(FieldPanel("opens_after")),
    ]

    class Meta:
        abstract = True


class AbstractLessonPage(LeavingOutFields, CatalogueFields):
    """A sample of a course that may not be seen outside stays inside with it."""

    seen_outside = "sample"
    override_translatable_fields = same_in_each_language(*LEAVING_OUT)

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=10, help_text=_("Roughly how long it takes.")
    )
    sample = models.BooleanField(
        _("sample lesson"), default=False, help_text=_("Anyone may read it, without an account.")
    )
    body = StableStreamField(
        lesson_body,
        blank=True,
        verbose_name=_("steps"),
        help_text=_("One step is one screen: a picture or sound, a few words, at most one question."),
    )
    content_panels = [
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("cover"), FieldPanel("sample")],
            heading=_("In the list of lessons"),
            classname="collapsed",
        ),
        leaving_out_panel(FieldPanel("instead_of")),
    ]
    search_fields = [*CatalogueFields.search_fields, *found_by("body")]

    class Meta:
        abstract = True

    def outside_texts(self, *, with_lists: bool = True) -> Iterator[tuple[str, str]]:
        """With the questions it asks, as they are published now."""
        yield from super().outside_texts(with_lists=with_lists)
        language = self.locale.language_code
        blocks = [block for step in self.body if step.block_type == "step" for block in step.value["blocks"]]
        asked = [
            block.value.translation_key for block in blocks if block.block_type == "question" and block.value
        ]
        for version in newest_versions(asked, language=language, fallback=language).values():
            yield from (("body", text) for text in version.texts())


class AbstractDiscipline(Orderable):
    """Concrete classes add `page = ParentalKey(…, related_name="disciplines")`, and so on for those below."""

    discipline = models.CharField(_("discipline"), max_length=20, choices=DISCIPLINES)

    panels = [FieldPanel("discipline")]

    class Meta(Orderable.Meta):
        abstract = True


class AbstractObjective(TranslatableMixin, Orderable):
    text = models.CharField(
        _("objective"), max_length=200, help_text=_("What she can do afterwards. Begin with “You”.")
    )

    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class AbstractTaughtCompetence(Orderable):
    competence = models.ForeignKey(
        "lms.Competence", on_delete=models.PROTECT, related_name="+", verbose_name=_("competence")
    )
    level = models.ForeignKey(
        "lms.Level", on_delete=models.PROTECT, related_name="+", verbose_name=_("level")
    )

    panels = [FieldPanel("competence"), FieldPanel("level")]

    class Meta(Orderable.Meta):
        abstract = True


class AbstractPracticeTask(TranslatableMixin, Orderable):
    """`key` is the task's id in every language: a translation keeps it."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    competence = models.ForeignKey(
        "lms.Competence", on_delete=models.PROTECT, related_name="+", verbose_name=_("competence")
    )
    text = models.CharField(
        _("what she does"),
        max_length=200,
        help_text=_("Something you can see. Begin with the verb: “Washes her hands before …”."),
    )

    panels = [FieldPanel("competence"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class AbstractQuizQuestion(TranslatableMixin, Orderable):
    """Translatable, so that the questions of a test are submitted for translation with it.

    `taught_by` is the lesson that teaches the answer: after a test, what was not right leads there.
    """

    question = models.ForeignKey(
        "courses.Question", on_delete=models.PROTECT, related_name="+", verbose_name=_("question")
    )
    taught_by = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("lesson that teaches it"),
        help_text=_(
            "A learner whose answer is not right yet is led there after the test. It is not needed where a "
            "lesson asks the same question."
        ),
    )

    panels = [FieldPanel("question", widget=QuestionChooserWidget), FieldPanel("taught_by")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
