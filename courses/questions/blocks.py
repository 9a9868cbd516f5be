"""Choosing a question from the bank, in a lesson and in a test."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser

from courses.questions.models import Question
from courses.questions.previews import TEMPLATE, any_question
from lms.blocks.chosen import ReadTogetherBlock
from lms.contracts.lesson_block import Completion, LessonBlock, PublishedBlock, register


class QuestionChooserWidget(AdminSnippetChooser):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(model=Question, **kwargs)


@register
class QuestionBlock(LessonBlock, ReadTogetherBlock):
    """Done when it is answered: a wrong answer is an answer, and she may try again as often as she likes."""

    name = "question"
    first = 4
    completion = Completion.ANSWERED

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("courses.Question", **kwargs)

    class Meta:
        icon = "help"
        group = _("Ask")
        label = _("Question")
        description = _("A question from the bank. She answers it here and reads why.")

    def get_preview_template(self, value: Any, context: Any = None) -> str:
        return TEMPLATE

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**(parent_context or {}), "question": any_question()}

    def publish(self, value: Any, *, language: str) -> PublishedBlock:
        return PublishedBlock(
            kind=self.name,
            question=str(value.translation_key) if value else "",
            size=value.audio.file_size or 0 if value and value.audio else 0,
        )
