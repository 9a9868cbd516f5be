"""What authors write for the page where she asks for help: read on a screen, with somebody beside her."""

from collections.abc import Iterator

from lms.messaging.guidance.models import LegalNote
from lms.safety.neutral.words import Titles, titles


def guidance_texts() -> Iterator[tuple[str, str]]:
    for row in LegalNote.objects.order_by("pk"):
        for name in row.read_on_screen:
            yield f"{row._meta.verbose_name} {row.pk}, {name}", getattr(row, name)


titles.add("help page", Titles("help page", "Notes of the help page.", guidance_texts))
