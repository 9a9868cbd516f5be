"""How many learners are in the courses that pages hold, or stand in (lms.contracts.inside)."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page

from courses.catalogue.models import Course
from courses.catalogue.pages import CatalogueFields
from courses.enrolments.models import Enrolment
from courses.pages.models import SkillsHomePage
from lms.contracts.inside import counted_by

OURS = (SkillsHomePage, CatalogueFields)


def learners_in_courses(pages: Sequence[Any]) -> int | None:
    ours = [page for page in map(_specific, pages) if isinstance(page, OURS)]
    if not ours:
        return None
    keys = set()
    for page in ours:
        for found in (page.get_ancestors(inclusive=True), page.get_descendants()):
            keys |= set(found.values_list("translation_key", flat=True))
    courses = Course.objects.filter(uuid__in=keys)
    return Enrolment.objects.filter(course__in=courses, ended_at=None).values("person").distinct().count()


def _specific(page: Page) -> Page:
    return page.specific


counted_by.add("courses", learners_in_courses)
