"""What templates say stands on a learner's screen, with somebody beside her."""

from collections.abc import Iterator

from lms.pathways.templates.models import PlanTemplate
from lms.pathways.templates.texts import texts_of
from lms.safety.neutral.words import Titles, titles


def template_texts() -> Iterator[tuple[str, str]]:
    for row in PlanTemplate.objects.order_by("pk").select_related("locale"):
        for place, words in texts_of(row):
            yield f"template {row.translation_key}, {row.locale.language_code}, {place}", words


titles.add("templates of plans", Titles("templates of plans", "What templates say.", template_texts))
