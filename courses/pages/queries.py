import json
import re
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from courses.pages.models import LessonPage, ModulePage


def pages_asking(row: int) -> list[Any]:
    """Lessons and modules, drafts included, in which an author put the question with this id.

    Wagtail's index of references is made beside the pages, and a question that goes is in it no longer: the
    pages themselves are asked.
    """
    chosen = re.compile(rf'"value": {row}\b')
    stored = LessonPage.objects.annotate(stored=Cast("body", TextField()))
    lessons = [
        page
        for page in stored.filter(stored__contains=f'"value": {row}')
        if chosen.search(json.dumps(list(page.body.raw_data), default=str))
    ]
    return [*lessons, *ModulePage.objects.filter(quiz_questions__question=row).distinct()]
