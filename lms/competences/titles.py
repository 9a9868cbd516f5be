"""What competences, their levels and frameworks, and occupations are called."""

from collections.abc import Iterator

from lms.competences.models import Competence, Framework, Level, Occupation
from lms.safety.neutral.words import Titles, titles


def competence_titles() -> Iterator[tuple[str, str]]:
    for model in (Framework, Level, Competence, Occupation):
        for row in model.objects.all():
            yield f"{model._meta.model_name} {row.code}", row.code.replace("-", " ")
            for language, label in row.labels.items():
                yield f"{model._meta.model_name} {row.code}, {language}", label
            for language, text in row.descriptions.items():
                yield f"{model._meta.model_name} {row.code}, {language}, description", text


titles.add(
    "competences",
    Titles(
        "competences",
        "What competences, levels and occupations are called, and what they mean.",
        competence_titles,
        outside=True,
    ),
)
