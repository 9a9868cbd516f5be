"""Titles and addresses of the pages themselves, drafts included: an address may be read before anything is
published.
"""

from collections.abc import Iterator

from courses.pages.models import CoursePage, LessonPage, ModulePage, SkillsHomePage
from lms.safety.neutral.words import Titles, titles


def page_titles() -> Iterator[tuple[str, str]]:
    for model in (SkillsHomePage, CoursePage, ModulePage, LessonPage):
        for page in model.objects.all():
            for title in (page.title, page.draft_title, page.seo_title, page.slug.replace("-", " ")):
                yield f"page {page.pk}", title


titles.add("pages", Titles("pages", "Titles and addresses of the pages of courses.", page_titles))
