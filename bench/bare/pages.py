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
    asked = [block["question"] for step in text.body for block in step["blocks"] if "question" in block]
    versions = newest_versions(asked, language="en", fallback="en")
    for number, step in enumerate(text.body, start=1):
        body = "".join(block["html"] for block in step["blocks"] if "html" in block)
        for block in step["blocks"]:
            if "question" not in block:
                continue
            version = versions[uuid.UUID(block["question"])]
            body += (
                f"<h2>{version.body['text']}</h2><ul>"
                + "".join(f"<li>{choice['text']}</li>" for choice in version.body["choices"])
                + "</ul>"
            )
        home.add_child(
            instance=BarePage(title=lesson.title, slug=f"bare-{number}", body=body, locale=home.locale)
        )
