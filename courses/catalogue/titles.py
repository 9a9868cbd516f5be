"""What courses, modules and lessons are called, as they are published."""

from collections.abc import Iterator

from courses.catalogue.models import Course, Lesson, Module
from lms.safety.neutral import Titles, titles


def published_titles() -> Iterator[tuple[str, str]]:
    for model in (Course, Module, Lesson):
        for row in model.objects.all():
            for language, texts in row.texts.items():
                yield f"{model._meta.model_name} {row.uuid}, {language}", texts.get("title", "")


titles.add("catalogue", Titles("catalogue", "What courses, modules and lessons are called.", published_titles))
