"""A lesson on paper before it is published: as its author wrote it last."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from django.views import View

from courses.catalogue.queries import html_of
from courses.desk.lesson_sheets import answer_sheet, worksheet
from courses.desk.lessons import LessonShown, ShownPart, question_part, quiet
from courses.pages import trying
from courses.pages.models import LessonPage
from courses.pages.rules import may_write
from lms.printing.responses import pdf_response


class PaperView(View):
    """To write on; with `answers` what is right, for whoever teaches it."""

    answers = False

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(LessonPage.objects.select_related("locale"), pk=page_id)
        if not may_write(request.user, page):
            raise Http404
        sheet = answer_sheet if self.answers else worksheet
        return pdf_response(request, lambda: sheet(draft_shown(page, with_answers=self.answers)))


def draft_shown(page: LessonPage, *, with_answers: bool = False) -> LessonShown:
    draft = page.get_latest_revision_as_object()
    language, number, steps = page.locale.language_code, 0, []
    with override(language):
        written, versions = trying.steps_of(draft)
        for step in written:
            parts = []
            for block in step.blocks:
                version = versions.get(UUID(block["question"])) if "question" in block else None
                if version is not None and (asked := question_part(version, number + 1, with_answers)):
                    number += 1
                    parts.append(asked)
                elif "leads_to" not in block and (html := html_of(block)):
                    parts.append(ShownPart(language=block.get("language", language), html=quiet(html)))
            if parts:
                steps.append(parts)
    return LessonShown(title=draft.title, language=language, steps=steps)
