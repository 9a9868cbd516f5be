"""The measured lesson as bare pages."""

import uuid

from wagtail.models import Page

from bench.bare.models import BarePage
from courses.catalogue.models import Lesson
from courses.questions.queries import newest_versions


def write_bare_pages(home: Page, lesson: Lesson) -> None:
    """A bare page for each step of `lesson` with the same text: its blocks, and its question with the choices
    as a list.
    """
    text = lesson.translations.get(language="en")
    versions = newest_versions(
        [step["question"] for step in text.body if step["question"]], language="en", fallback="en"
    )
    for number, step in enumerate(text.body, start=1):
        body = "".join(block["html"] for block in step["blocks"])
        for version in [versions[uuid.UUID(step["question"])]] if step["question"] else []:
            body += (
                f"<h2>{version.body['text']}</h2><ul>"
                + "".join(f"<li>{choice['text']}</li>" for choice in version.body["choices"])
                + "</ul>"
            )
        home.add_child(
            instance=BarePage(title=lesson.title, slug=f"bare-{number}", body=body, locale=home.locale)
        )
