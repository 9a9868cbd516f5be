"""Paper for a lesson: the sheet that learners write on, and the answers for whoever teaches. Kept nowhere."""

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from courses.desk.lessons import LessonShown, with_pictures_inside
from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.printing import pdf

WAIT_SECONDS = 5


def worksheet(lesson: LessonShown) -> bytes:
    """A4. Nothing on it says what is right."""
    parts = iter([*with_pictures_inside(lesson.parts)])
    steps = [[next(parts) for _part in step] for step in lesson.steps]
    return _printed("courses/desk/worksheet.html", replace(lesson, steps=steps))


def answer_sheet(lesson: LessonShown) -> bytes:
    """For whoever teaches: every question with what is right, and why."""
    return _printed("courses/desk/answer_sheet.html", lesson)


def _printed(template: str, lesson: LessonShown) -> bytes:
    with translation.override(lesson.language):
        title = _("Worksheet")
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(template, {"lesson": lesson}, language=lesson.language, title=title)
