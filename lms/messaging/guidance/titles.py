"""What authors write for the page where she asks for help: read on a screen, with somebody beside her."""

from collections.abc import Iterator

from lms.messaging.guidance.models import CrisisContact, LegalNote
from lms.safety.neutral.words import Titles, titles


def guidance_texts() -> Iterator[tuple[str, str]]:
    for model in (CrisisContact, LegalNote):
        for row in model.objects.order_by("pk"):
            for name in model.read_on_screen:
                yield f"{model._meta.verbose_name} {row.pk}, {name}", getattr(row, name)


titles.add("help page", Titles("help page", "Numbers and notes of the help page.", guidance_texts))
