"""What courses, modules and lessons are called, as they are published."""

from collections.abc import Iterator

from courses.catalogue.models import Course, Lesson, Module
from courses.catalogue.queries import asked_in_a_sample
from courses.questions.outside import asked_outside
from lms.safety.neutral.words import Titles, titles


def published_titles() -> Iterator[tuple[str, str]]:
    for model in (Course, Module, Lesson):
        for row in model.objects.all():
            for language, texts in row.texts.items():
                yield f"{model._meta.model_name} {row.uuid}, {language}", texts.get("title", "")


def shown_texts() -> Iterator[tuple[str, str]]:
    """What the home and the pages of courses say of those that may be seen outside, as it was published."""
    for model in (Course, Module):
        for row in model.objects.filter(visible_outside=True):
            for language, texts in row.texts.items():
                for field in ("title", "summary"):
                    yield f"{model._meta.model_name} {row.uuid}, {language}, {field}", texts.get(field) or ""
                yield from (
                    (f"{model._meta.model_name} {row.uuid}, {language}, objectives", text)
                    for text in texts.get("objectives") or []
                )


titles.add(
    "catalogue", Titles("catalogue", "What courses, modules and lessons are called.", published_titles)
)
titles.add(
    "catalogue-outside",
    Titles("catalogue-outside", "What visitors read of courses and modules.", shown_texts, outside=True),
)
asked_outside.add("samples", asked_in_a_sample)
